package org.barreleye.domain.thread;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.thread.UserThread.State;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.syscall.Registers;
import org.barreleye.kpi.syscall.SchedulerActivations;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.ThreadUpcalls;
import org.barreleye.kpi.syscall.Wait;

/**
 * The scheduler of the threads of one dispatcher: round robin over the ready threads. Events are handled between two
 * threads, outside all of them.
 */
final class ThreadScheduler implements ThreadUpcalls {
    private final SystemCalls syscalls;
    private final SchedulerActivations activations;
    private final EventLoop events;
    // In the order of creation; compared by identity.
    private final Set<UserThread> threads = new LinkedHashSet<>();
    private final Deque<UserThread> ready = new ArrayDeque<>();
    // The threads that wait for any event, with their deadlines.
    private final Map<UserThread, Long> pausing = new LinkedHashMap<>();
    // No thread in it has an earlier deadline.
    private long earliestDeadline = Wait.FOREVER;
    private final PageFaults pageFaults;
    private Optional<UserThread> running;
    private ExceptionHandler exceptionHandler;

    ThreadScheduler(SystemCalls syscalls, EventLoop events, Optional<AddressSpace> memory) {
        this.syscalls = syscalls;
        this.events = events;
        activations = syscalls.activations();
        pageFaults = new PageFaults(this, events, memory);
        exceptionHandler = (thread, why) -> syscalls.print("thread " + thread + " failed: " + why);
        UserThread main = new UserThread("main", this);
        main.setState(State.RUNNING);
        threads.add(main);
        running = Optional.of(main);
    }

    void begin() {
        activations.setUpcalls(this);
    }

    void setExceptionHandler(ExceptionHandler exceptions) {
        exceptionHandler = exceptions;
    }

    void setFaultHandler(FaultHandler faults) {
        pageFaults.setHandler(faults);
    }

    List<UserThread> threads() {
        return List.copyOf(threads);
    }

    // ---- called by threads

    UserThread running() {
        return running.orElseThrow(() -> new IllegalStateException(
                "only a thread may wait; an event handler starts a thread to wait"));
    }

    UserThread create(String name, Runnable body) {
        UserThread thread = new UserThread(name, this);
        thread.setRegisters(activations.createThread(name, () -> execute(thread, body)));
        threads.add(thread);
        ready.add(thread);
        return thread;
    }

    private void execute(UserThread thread, Runnable body) {
        Optional<Throwable> why = Optional.empty();
        try {
            body.run();
        } catch (RuntimeException exception) {
            why = Optional.of(exception);
            reportException(thread, exception);
        }
        end(thread, why);
    }

    private void reportException(UserThread thread, Throwable why) {
        try {
            exceptionHandler.onException(thread, why);
        } catch (RuntimeException another) {
            syscalls.print("the exception handler failed for thread " + thread + ": " + another);
        }
    }

    private void end(UserThread thread, Optional<Throwable> why) {
        threads.remove(thread);
        thread.terminate(why);
    }

    void yieldCore() {
        activations.yieldToScheduler();
    }

    /** Blocks the running thread until it is {@linkplain #wake woken}. */
    void block(BlockReason reason) {
        UserThread current = running();
        current.setBlockReason(Optional.of(reason));
        checkForDeadlock(current);
        sleep(current);
    }

    /** Marks a thread as waiting that has left the core in another way than by a call. */
    void suspend(UserThread thread, BlockReason reason) {
        thread.setBlockReason(Optional.of(reason));
        thread.setState(State.BLOCKED);
    }

    /** Blocks the running thread until any event was handled. */
    void pause(long deadline) {
        UserThread current = running();
        pausing.put(current, deadline);
        earliestDeadline = Math.min(earliestDeadline, deadline);
        sleep(current);
    }

    private void sleep(UserThread current) {
        current.setState(State.BLOCKED);
        while (current.state() == State.BLOCKED) {
            activations.yieldToScheduler();
        }
        current.takeDeadlock().ifPresent(deadlock -> {
            throw deadlock;
        });
    }

    /**
     * Makes a waiting thread ready.
     *
     * @return false if it is ready already, for another reason
     */
    boolean wake(UserThread thread) {
        boolean waits = thread.state() == State.BLOCKED;
        if (waits) {
            thread.setBlockReason(Optional.empty());
            thread.setState(State.READY);
            ready.add(thread);
        }
        return waits;
    }

    private void checkForDeadlock(UserThread current) {
        StringJoiner cycle = new StringJoiner("; ");
        Optional<UserThread> next = Optional.of(current);
        do {
            UserThread waiting = next.get();
            next = waiting.blockReason().flatMap(BlockReason::owner);
            cycle.add(describe(waiting));
        } while (next.isPresent() && next.get() != current);
        if (next.isPresent()) {
            current.setBlockReason(Optional.empty());
            throw new Deadlock(cycle.toString());
        }
    }

    private static String describe(UserThread thread) {
        return thread + " waits for " + thread.blockReason().map(BlockReason::description).orElse("an event");
    }

    // ---- called by the CPU driver

    @Override
    public Wait run(Optional<Registers> enabled) {
        saveRegisters(enabled);
        running.filter(thread -> thread.state() == State.RUNNING).ifPresent(thread -> {
            thread.setState(State.READY);
            ready.add(thread);
        });
        running = Optional.empty();
        Wait wait = events.run();
        wakePausing(wait == Wait.NONE);
        if (ready.isEmpty() && pausing.isEmpty()) {
            reportDeadlock();
        }
        return ready.isEmpty() ? withEarliestDeadline(wait) : switchTo(ready.remove());
    }

    /** Takes the registers of the main thread, which existed before this scheduler: the first upcall delivers them. */
    private void saveRegisters(Optional<Registers> saved) {
        saved.ifPresent(registers -> running.filter(thread -> thread.registers().isEmpty())
                .ifPresent(thread -> thread.setRegisters(registers)));
    }

    private Wait switchTo(UserThread thread) {
        thread.setState(State.RUNNING);
        running = Optional.of(thread);
        activations.resume(thread.registers().orElseThrow());
        return Wait.NONE;
    }

    private void wakePausing(boolean happened) {
        long now = syscalls.now();
        if (pausing.isEmpty() || !happened && earliestDeadline > now) {
            return;
        }
        earliestDeadline = Wait.FOREVER;
        Iterator<Map.Entry<UserThread, Long>> entries = pausing.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<UserThread, Long> entry = entries.next();
            if (happened || entry.getValue() <= now) {
                entries.remove();
                wake(entry.getKey());
            } else {
                earliestDeadline = Math.min(earliestDeadline, entry.getValue());
            }
        }
    }

    private Wait withEarliestDeadline(Wait wait) {
        return new Wait(wait.lines(), Math.min(wait.deadline(), earliestDeadline));
    }

    /** Throws {@link Deadlock} in all threads: none is ready, and none waits for an event. */
    private void reportDeadlock() {
        StringJoiner all = new StringJoiner("; ");
        threads.forEach(thread -> all.add(describe(thread)));
        for (UserThread thread : List.copyOf(threads)) {
            thread.setDeadlock(new Deadlock(all.toString()));
            wake(thread);
        }
    }

    @Override
    public Wait message(Optional<Registers> enabled) {
        return run(enabled);
    }

    @Override
    public Wait pageFault(Registers trapped, MemoryFault fault) {
        saveRegisters(Optional.of(trapped));
        UserThread thread = running.orElseThrow();
        if (pageFaults.deliver(thread, fault)) {
            activations.resume(trapped);
            return Wait.NONE;
        }
        running = Optional.empty();
        return run(Optional.empty());
    }

    @Override
    public Wait trap(Registers ended, Throwable why) {
        Optional<UserThread> thread = running;
        running = Optional.empty();
        thread.ifPresent(failed -> {
            end(failed, Optional.of(why));
            reportException(failed, why);
        });
        return run(Optional.empty());
    }
}
