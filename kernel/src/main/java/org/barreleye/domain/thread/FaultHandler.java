package org.barreleye.domain.thread;

import org.barreleye.domain.memory.FaultOutcome;
import org.barreleye.kpi.memory.MemoryFault;

/** Handles accesses of threads to memory that is not mapped, or not for this kind of access. */
@FunctionalInterface
public interface FaultHandler {
    /**
     * Handles a fault. Runs between threads and may not wait.
     *
     * @return whether the memory is mapped now and the thread repeats its access, or {@link #onFaultWaiting} is to be
     *     called, or the next handler; after the last handler the fault is thrown in the thread
     */
    FaultOutcome onFault(UserThread thread, MemoryFault fault);

    /**
     * Handles a fault for which {@link #onFault} has returned {@link FaultOutcome#MUST_WAIT}. Runs in the pager thread
     * of the domain, which may wait; the faulting thread is blocked meanwhile.
     */
    default FaultOutcome onFaultWaiting(UserThread thread, MemoryFault fault) {
        return FaultOutcome.UNHANDLED;
    }
}
