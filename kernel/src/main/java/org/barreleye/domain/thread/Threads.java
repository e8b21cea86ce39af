package org.barreleye.domain.thread;

import java.util.List;
import java.util.Optional;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.memory.AddressSpace;
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
        return begin(new ThreadScheduler(syscalls, events, Optional.empty()), syscalls, events);
    }

    /** Starts the thread scheduler like the other method; the objects of the address space handle page faults. */
    public static Threads begin(SystemCalls syscalls, EventLoop events, AddressSpace memory) {
        return begin(new ThreadScheduler(syscalls, events, Optional.of(memory)), syscalls, events);
    }

    private static Threads begin(ThreadScheduler scheduler, SystemCalls syscalls, EventLoop events) {
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

    /** Sets the handler for page faults that neither an object of a region nor the thread's own handler resolves. */
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
