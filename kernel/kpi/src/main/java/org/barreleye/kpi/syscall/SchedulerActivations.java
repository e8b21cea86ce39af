package org.barreleye.kpi.syscall;

/**
 * System calls of a dispatcher that schedules threads of its own (after Anderson, Bershad, Lazowska, Levy: "Scheduler
 * activations", 1991). Once it has said where its upcalls go it is asked each time it has the core, and it decides
 * which thread goes on.
 *
 * <p>A thread is taken from the core in the middle only while it {@linkplain SystemCallHandler#compute computes}: then
 * the dispatcher is enabled, and whoever is asked next may choose another thread. While a thread is in a system call,
 * or touches memory, the dispatcher is disabled: when it has the core again that thread goes on, and nobody is asked.
 * So whatever a library does between two calls of compute no other thread of the dispatcher sees half done.
 */
public interface SchedulerActivations {
    /** From now on this dispatcher schedules threads; the one that calls is the first of them. */
    void setUpcalls(ThreadUpcalls upcalls);

    /** Makes a thread; it begins when it is first resumed. */
    Registers createThread(String name, Runnable body);

    /** Called in an upcall: when that returns, this thread goes on. */
    void resume(Registers thread);

    /** Called by a thread: gives the core to whoever is asked next, who finds the thread in the enabled save area. */
    void yieldToScheduler();
}
