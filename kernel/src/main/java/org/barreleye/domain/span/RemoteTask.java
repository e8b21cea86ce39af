package org.barreleye.domain.span;

import org.barreleye.kpi.memory.Window;

/** A piece of work that a dispatcher does for another of its domain. Without state of its own. */
@FunctionalInterface
public interface RemoteTask {
    /**
     * Does it, without waiting for anything.
     *
     * @param memory the frames that the dispatchers share
     * @param argument whatever the work needs to know
     * @return whatever it has found out
     * @throws IllegalArgumentException if it cannot work with the argument
     */
    long run(SharedFrames memory, long argument);

    /** The frames that the dispatchers of a domain share. */
    interface SharedFrames {
        /**
         * A frame.
         *
         * @param number which, in the order in which they were shared, from 0
         * @throws IllegalArgumentException if there are not so many
         */
        Window frame(int number);

        /** Says how much the work did on its own variables: cycles of its core. */
        void compute(long cycles);
    }
}
