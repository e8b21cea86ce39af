package org.barreleye.domain.thread;

import java.util.List;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.syscall.SystemCalls;

/**
 * The user-level threads of a dispatcher. A thread runs until it waits, yields or ends, or until its time slice is over
 * while it {@linkplain org.barreleye.kpi.syscall.SystemCalls#compute computes}; the thread that has been ready longest
 * runs next.
 *
 * <p>Events are handled between threads. An event handler must not wait; a thread that needs its results
 * {@linkplain #pause pauses} and checks. If no thread is ready and none pauses, {@link Deadlock} is thrown in each.
 */
public final class Threads implements Waiter {
    private final SystemCalls syscalls;
    private final ThreadScheduler scheduler;

    private Threads(SystemCalls syscalls, ThreadScheduler scheduler) {
        this.syscalls = syscalls;
        this.scheduler = scheduler;
    }

    /** Starts the thread scheduler; the caller becomes the first thread. Threaded programs only, and once. */
    public static Threads begin(SystemCalls syscalls, EventLoop events) {
        ThreadScheduler scheduler = new ThreadScheduler(syscalls, events);
        Threads threads = new Threads(syscalls, scheduler);
        events.delegatePause(threads);
        scheduler.begin();
        return threads;
    }

    /** Creates a ready thread. */
    public UserThread create(String name, Runnable body) {
        return scheduler.create(name, body);
    }

    /** The running thread. */
    public UserThread current() {
        return scheduler.running();
    }

    /** All threads that have not ended, in the order of creation. */
    public List<UserThread> all() {
        return scheduler.threads();
    }

    /** Yields: every other ready thread runs first. */
    public void yield() {
        scheduler.yieldCore();
    }

    /** Sleeps for a time in nanoseconds. */
    public void sleep(long nanoseconds) {
        long until = syscalls.now() + nanoseconds;
        while (syscalls.now() < until) {
            pause(until);
        }
    }

    /** Creates a free mutex. */
    public Mutex mutex(String name) {
        return new Mutex(name, scheduler);
    }

    /** Creates a semaphore with a number of permits. */
    public Semaphore semaphore(String name, int permits) {
        return new Semaphore(name, permits, scheduler);
    }

    /** Sets the handler for exceptions by which threads end; the default prints them. */
    public void setExceptionHandler(ExceptionHandler handler) {
        scheduler.setExceptionHandler(handler);
    }

    /** Sets the handler for accesses to memory that is not mapped. */
    public void setFaultHandler(FaultHandler handler) {
        scheduler.setFaultHandler(handler);
    }

    @Override
    public long now() {
        return syscalls.now();
    }

    /** Waits until an event was handled or the deadline is reached; other threads run meanwhile. */
    @Override
    public void pause(long deadline) {
        scheduler.pause(deadline);
    }
}
