package org.barreleye.kpi.syscall;

import java.util.Optional;
import org.barreleye.kpi.memory.MemoryFault;

/**
 * The upcalls of a dispatcher that schedules threads. An upcall runs to its end; it either resumes a
 * thread with {@link SchedulerActivations#resume}, and then its result does not count, or returns the wait of
 * the dispatcher.
 */
public interface ThreadUpcalls {
    /**
     * The dispatcher has the core.
     *
     * @param enabled the thread that left the core or lost it, if no upcall has reported it yet
     */
    Wait run(Optional<Registers> enabled);

    /**
     * The dispatcher has the core, and a message waits at one of its endpoints.
     *
     * @param enabled the thread that left the core or lost it, if no upcall has reported it yet
     */
    Wait message(Optional<Registers> enabled);

    /**
     * A thread accessed memory that the dispatcher has not mapped. When it is resumed, it repeats the access; if that
     * fails too, the fault is thrown there, or the upcall is made again if the fault {@link MemoryFault#isRepeated}.
     *
     * @param trapped the thread
     * @param fault its access
     */
    Wait pageFault(Registers trapped, MemoryFault fault);

    /**
     * A thread ended with an exception.
     *
     * @param ended the thread; it cannot be resumed
     * @param why the exception
     */
    Wait trap(Registers ended, Throwable why);
}
