package org.barreleye.domain.span;

import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.Window;

/** A task that a dispatcher runs for another one of its domain. It has no state. */
@FunctionalInterface
public interface RemoteTask {
    /**
     * Runs the task, without waiting.
     *
     * @param memory the frames that the dispatchers share
     * @param argument the argument
     * @return the result
     * @throws IllegalArgumentException if the argument is invalid
     */
    long run(SharedFrames memory, long argument);

    /** The frames that the dispatchers of a domain share. */
    interface SharedFrames {
        /**
         * Returns a shared frame.
         *
         * @param number its number, in the order in which the frames were shared, from 0
         * @throws IllegalArgumentException if there is no such frame
         */
        Window frame(int number);

        /** The memory of the address space, with the parts that it shares. */
        Memory memory();

        /**
         * Asks the first dispatcher to unmap a region that begins at an address of the shared part.
         *
         * @return a number to ask {@link #isChanged} with
         */
        long requestUnmap(long address);

        /** Asks the first dispatcher to change the access that a region permits, for all dispatchers. */
        long requestProtect(long address, boolean isWritable);

        /** Returns whether a change is made: no dispatcher has the former translation any more. */
        boolean isChanged(long request);

        /** Charges cycles of the core for work of the task on its own variables. */
        void compute(long cycles);
    }
}
