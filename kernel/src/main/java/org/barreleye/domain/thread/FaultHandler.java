package org.barreleye.domain.thread;

import org.barreleye.kpi.memory.MemoryFault;

/** Handles accesses to memory that is not mapped. Runs between threads and may not wait. */
@FunctionalInterface
public interface FaultHandler {
    /**
     * Called before the fault is thrown in the thread. If the memory is mapped when this returns, the access is
     * repeated.
     */
    void onFault(UserThread thread, MemoryFault fault);
}
