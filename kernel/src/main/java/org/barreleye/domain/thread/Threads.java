package org.barreleye.domain.thread;

import java.util.List;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.syscall.SystemCalls;

/**
 * The threads of a dispatcher. A thread keeps the core until it waits, yields or ends, or until its time slice is over
 * while it {@linkplain SystemCallHandler#compute computes}; the next one is the one that has been ready longest.
 *
 * <p>Events are handled between threads. What handles them must not wait; a thread that wants to know what they have
 * brought about {@linkplain #pause pauses} and looks. When no thread can go on and none pauses, every one of them meets
 * a {@link Deadlock} where it waits.
 */
public final class Threads implements Waiter {
    private final SystemCalls syscalls;
    private final ThreadScheduler scheduler;

    private Threads(SystemCalls syscalls, ThreadScheduler scheduler) {
        this.syscalls = syscalls;
        this.scheduler = scheduler;
    }

    /** Begins to schedule threads; the caller becomes the first of them. Straight-line code only, and once. */
    public static Threads begin(SystemCalls syscalls, EventLoop events) {
        ThreadScheduler scheduler = new ThreadScheduler(syscalls, events);
        Threads threads = new Threads(syscalls, scheduler);
        events.delegatePause(threads);
        scheduler.begin();
        return threads;
    }

    /** Makes a thread, which is ready at once. */
    public UserThread create(String name, Runnable body) {
        return scheduler.create(name, body);
    }

    /** The thread that asks. */
    public UserThread current() {
        return scheduler.running();
    }

    /** All threads that have not ended, in the order of their making. */
    public List<UserThread> all() {
        return scheduler.threads();
    }

    /** Lets every other ready thread go first. */
    public void yield() {
        scheduler.yieldCore();
    }

    /** Waits for some time, in nanoseconds. */
    public void sleep(long nanoseconds) {
        long until = syscalls.now() + nanoseconds;
        while (syscalls.now() < until) {
            pause(until);
        }
    }

    /** A lock that nobody has. */
    public Mutex mutex(String name) {
        return new Mutex(name, scheduler);
    }

    /** A semaphore with so many permits. */
    public Semaphore semaphore(String name, int permits) {
        return new Semaphore(name, permits, scheduler);
    }

    /** Who hears of threads that end by an exception, in place of the console. It runs in the ending thread. */
    public void setExceptionHandler(ExceptionHandler handler) {
        scheduler.setExceptionHandler(handler);
    }

    /** Who hears of touches of memory that is not mapped. */
    public void setFaultHandler(FaultHandler handler) {
        scheduler.setFaultHandler(handler);
    }

    @Override
    public long now() {
        return syscalls.now();
    }

    /** Waits until an event has been handled, or the deadline has come; others run meanwhile. */
    @Override
    public void pause(long deadline) {
        scheduler.pause(deadline);
    }
}
