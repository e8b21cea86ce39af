package org.barreleye.domain.thread;

import org.barreleye.kpi.memory.MemoryFault;

/** Hears of touches of memory that the domain has not been given. Runs between threads: it does not wait. */
@FunctionalInterface
public interface FaultHandler {
    /** A thread is about to meet a fault; if the memory is mapped when this returns it does not. */
    void onFault(UserThread thread, MemoryFault fault);
}
