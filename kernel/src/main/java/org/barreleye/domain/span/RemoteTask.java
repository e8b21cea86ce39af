package org.barreleye.domain.span;

import java.util.Optional;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;

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
         * Asks the first dispatcher to allocate memory and to map it for all dispatchers, in the part that this one has
         * attached last. It is freed when it is unmapped.
         *
         * @param bytes up to 4 MiB
         * @return a number to ask {@link #change} with
         */
        long requestMap(long bytes, boolean isWritable);

        /**
         * Asks the first dispatcher to unmap a region that begins at an address of a shared part.
         *
         * @return a number to ask {@link #change} with
         */
        long requestUnmap(long address);

        /** Asks the first dispatcher to change the access that a region permits, for all dispatchers. */
        long requestProtect(long address, boolean isWritable);

        /** The answer to a request; absent while it is not answered. */
        Optional<Change> change(long request);

        /** Charges cycles of the core for work of the task on its own variables. */
        void compute(long cycles);
    }
    /**
     * The answer to a request to change a shared part of the address space.
     *
     * @param address the first address of the region
     * @param error none if the change is made, and no dispatcher has a former translation any more
     */
    record Change(long address, ErrorCode error) implements Copyable {}
}
