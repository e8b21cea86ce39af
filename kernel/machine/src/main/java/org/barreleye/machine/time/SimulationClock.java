package org.barreleye.machine.time;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.trace.TraceHash;

/**
 * The simulation clock: the time, class and core of the event that is being executed, and the number of events so far.
 */
public final class SimulationClock implements Copyable {
    private final TraceHash hash;
    private long time;
    private EventClass eventClass = EventClass.PUBLISH;
    private int core;
    private long events;

    /** Creates a clock at time 0; each event is mixed into a hash. */
    public SimulationClock(TraceHash hash) {
        this.hash = hash;
    }

    /** The time of the current event in picoseconds since power-on. */
    public long time() {
        return time;
    }

    /** The number of events so far. */
    public long events() {
        return events;
    }

    /** Begins an event. */
    public void advanceTo(long due, EventClass next, int atCore) {
        events++;
        moveTo(due, next, atCore);
        hash.mixEvent(due, next.ordinal(), atCore);
    }

    /** Goes on with the step of a core whose context has run ahead to a later time. Counts as no event. */
    public void continueStep(long at, int atCore) {
        moveTo(at, EventClass.STEP, atCore);
    }

    /** Returns whether the current event precedes a step of a core at a time, in the order (time, class, core). */
    public boolean precedesStep(int ofCore, long at) {
        return time < at || time == at && (eventClass != EventClass.STEP || core < ofCore);
    }

    private void moveTo(long due, EventClass next, int atCore) {
        time = due;
        if (eventClass != next) {
            eventClass = next; // mostly it is the same, and to store a reference costs more than to compare it
        }
        core = atCore;
    }
}
