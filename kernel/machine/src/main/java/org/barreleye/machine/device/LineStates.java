package org.barreleye.machine.device;

import org.barreleye.kpi.state.Copyable;

/**
 * The states of the lines of an interrupt controller: the trigger of each, edges that were not delivered yet, and
 * interrupts that have not ended. Bit n of a number is line n.
 */
final class LineStates implements Copyable {
    private final InterruptInputs inputs;
    private long level;
    private long edges;
    private long inService;

    /** Lines without edges, of which none is in service and those at the bits of {@code level} are level-triggered. */
    LineStates(InterruptInputs inputs, long level) {
        this.inputs = inputs;
        this.level = level & inputs.all();
    }

    /** The level-triggered lines. */
    long level() {
        return level;
    }

    /** Sets the level-triggered lines, whose edges are forgotten. */
    void setLevel(long bits) {
        level = bits & inputs.all();
        edges &= ~level;
    }

    boolean isLevel(int line) {
        return (level >>> line & 1) != 0;
    }

    /** Notes that a line became active, which is an edge if it is edge-triggered. */
    void onActive(int line) {
        edges |= 1L << line & ~level;
    }

    /** The lines that want attention. */
    long requests() {
        return inputs.active() & level | edges;
    }

    /** The lines that were delivered and have not ended. */
    long inService() {
        return inService;
    }

    /** Takes note that a line was delivered; it is in service from now on, if it should be. */
    void deliver(int line, boolean isServed) {
        edges &= ~(1L << line);
        if (isServed) {
            inService |= 1L << line;
        }
    }

    /** Ends the interrupt of a line; returns whether there is such a line. */
    boolean end(long line) {
        boolean exists = line >= 0 && line < inputs.lines();
        if (exists) {
            inService &= ~(1L << line);
        }
        return exists;
    }
}
