package org.barreleye.machine.device;

import org.barreleye.kpi.types.Copyable;

/** What a device sees of the machine. Cores are named by their places in the machine's list, times are in picoseconds. */
public interface Bus extends Copyable {
    /** How many cores there are. */
    int cores();

    /** The place of the core that hardware knows by this number, or -1. */
    int placeOf(long number);

    /** The number by which hardware knows the core at a place. */
    int numberOf(int core);

    /** How long a signal from a core to another takes this time; none to itself. */
    long latency(int from, int to);

    /** Tells the device {@link Device#happen} at a time that has not passed, at a core. */
    void post(long due, int core, long subject, long value);

    /**
     * Interrupts a core, now or later. A core that is off loses the interrupt.
     *
     * @param vector 0 .. 255
     */
    void interrupt(long due, int core, int vector);
}
