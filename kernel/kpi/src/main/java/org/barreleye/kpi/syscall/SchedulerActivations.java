package org.barreleye.kpi.syscall;

/**
 * System calls of a dispatcher that schedules threads of its own (after Anderson, Bershad, Lazowska, Levy: "Scheduler
 * activations", 1991). Once it has set its upcalls, the CPU driver calls one each time the dispatcher gets the core,
 * and the upcall decides which thread continues.
 *
 * <p>A thread is taken from the core in the middle only while it {@linkplain SystemCallHandler#compute computes}: then
 * the dispatcher is enabled, and the next upcall may choose another thread. While a thread is in a system call or
 * accesses memory, the dispatcher is disabled: when it has the core again, that thread continues without an upcall. So
 * no other thread of the dispatcher sees an intermediate state of a library between two calls of compute.
 */
public interface SchedulerActivations {
    /** Sets the upcalls: from now on this dispatcher schedules threads, and the caller is the first of them. */
    void setUpcalls(ThreadUpcalls upcalls);

    /** Creates a thread; it begins when it is first resumed. */
    Registers createThread(String name, Runnable body);

    /** Continues a thread when the upcall that calls this returns. */
    void resume(Registers thread);

    /** Gives the core to the next upcall, which finds the calling thread in the enabled save area. */
    void yieldToScheduler();
}
