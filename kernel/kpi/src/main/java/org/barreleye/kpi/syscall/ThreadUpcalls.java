package org.barreleye.kpi.syscall;

import java.util.Optional;
import org.barreleye.kpi.memory.MemoryFault;

/**
 * The upcalls of a dispatcher that schedules threads. An upcall runs to its end; it either resumes a
 * thread with {@link SchedulerActivations#resume}, and then what it returns does not count, or says what the dispatcher
 * waits for.
 */
public interface ThreadUpcalls {
    /**
     * The dispatcher has the core.
     *
     * @param enabled the thread that left the core or lost it, if it was not told yet
     */
    Wait run(Optional<Registers> enabled);

    /**
     * The dispatcher has the core, and a message waits at one of its endpoints.
     *
     * @param enabled the thread that left the core or lost it, if it was not told yet
     */
    Wait message(Optional<Registers> enabled);

    /**
     * A thread touched memory that the dispatcher has not been given. When it is resumed it tries once more, and if
     * that is of no use the fault is thrown where it stands.
     *
     * @param trapped the thread
     * @param fault what it tried
     */
    Wait pageFault(Registers trapped, MemoryFault fault);

    /**
     * A thread came to its end by an exception.
     *
     * @param ended the thread; it cannot be resumed
     * @param why what escaped it
     */
    Wait trap(Registers ended, Throwable why);
}
