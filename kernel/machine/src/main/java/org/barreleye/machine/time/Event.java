package org.barreleye.machine.time;

/**
 * Something that becomes visible at an instant. Plain data, so that a queue of events is copied with its machine.
 *
 * <p>At one instant stores come first, then interrupts, starts, timers, and the turns of cores last: whoever has its turn
 * sees everything that happened up to that instant.
 */
public sealed interface Event {
    /** When, in picoseconds. */
    long time();

    /** Which core it concerns, by its index. */
    int core();

    /** The rank among the events of one instant. */
    int rank();

    /** A line of memory is stored by a core. */
    record LineStored(long time, int core, long address, long w0, long w1, long w2, long w3, long w4, long w5, long w6,
            long header) implements Event {
        @Override
        public int rank() {
            return 0;
        }
    }

    /** An interrupt arrives at a core. */
    record InterruptArrived(long time, int core, int vector) implements Event {
        @Override
        public int rank() {
            return 1;
        }
    }

    /** A core is started. */
    record CoreStarted(long time, int core, long entry) implements Event {
        @Override
        public int rank() {
            return 2;
        }
    }

    /** The timer of a core expires, unless it was set anew since. */
    record TimerExpired(long time, int core, long generation) implements Event {
        @Override
        public int rank() {
            return 3;
        }
    }

    /** A core has its turn, unless something else happened to it since. */
    record Turn(long time, int core, long generation) implements Event {
        @Override
        public int rank() {
            return 4;
        }
    }
}
