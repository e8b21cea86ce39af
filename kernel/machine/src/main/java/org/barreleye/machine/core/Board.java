package org.barreleye.machine.core;

import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.machine.chance.Chance;
import org.barreleye.machine.context.Context;
import org.barreleye.machine.description.InterconnectDescription;
import org.barreleye.machine.memory.PhysicalMemory;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.trace.Trace;

/** What a core is plugged into: the parts of the machine that it shares with others. */
public interface Board extends Copyable {
    /** The memory, and who holds which of its lines. */
    PhysicalMemory memory();

    /** What is to come. */
    EventQueue events();

    /** The chance in what lies between the cores. */
    Chance chance();

    /** What happened. */
    Trace trace();

    /** What it costs to reach beyond a core. */
    InterconnectDescription interconnect();

    /**
     * The index of a core.
     *
     * @throws IllegalArgumentException if there is no such core; the message lists those there are
     */
    int index(CoreId core);

    /** Whether there is a core of this number. */
    boolean has(CoreId core);

    /**
     * A line has changed: cores that await it wake.
     *
     * @param time of the change, in picoseconds
     * @param by the index of the core that has stored
     */
    void lineChanged(long lineAddress, long time, int by);

    /** Keeps a context until the machine is closed. */
    void keep(Context context);

    /** Switches the machine off after the current event. */
    void powerOff(int exitStatus);
}
