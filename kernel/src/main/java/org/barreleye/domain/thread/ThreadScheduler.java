package org.barreleye.domain.thread;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.thread.UserThread.State;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.trap.Activations;
import org.barreleye.kpi.trap.Registers;
import org.barreleye.kpi.trap.ThreadUpcalls;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.Wait;

/**
 * Who has the core next, among the threads of one dispatcher: each in turn, the one after it that has waited longest. Events
 * are handled between two threads, by nobody's thread.
 */
final class ThreadScheduler implements ThreadUpcalls {
    private final Trap trap;
    private final Activations activations;
    private final EventLoop events;
    private final List<UserThread> threads = new ArrayList<>();
    private final Deque<UserThread> ready = new ArrayDeque<>();
    // Who waits for any event, and until when.
    private final Map<UserThread, Long> pausing = new LinkedHashMap<>();
    private Optional<UserThread> running;
    private ExceptionHandler onException;
    private FaultHandler onFault = (thread, fault) -> { };

    ThreadScheduler(Trap trap, EventLoop events) {
        this.trap = trap;
        this.events = events;
        activations = trap.activations();
        onException = (thread, why) -> trap.print("thread " + thread + " failed: " + why);
        UserThread main = new UserThread("main", this);
        main.is(State.RUNNING);
        threads.add(main);
        running = Optional.of(main);
    }

    void begin() {
        activations.upcallTo(this);
    }

    void tellExceptions(ExceptionHandler exceptions) {
        onException = exceptions;
    }

    void tellFaults(FaultHandler faults) {
        onFault = faults;
    }

    List<UserThread> threads() {
        return List.copyOf(threads);
    }

    // ---- called by threads

    UserThread running() {
        return running.orElseThrow(() -> new IllegalStateException(
                "only a thread waits; what handles an event starts one for that"));
    }

    UserThread create(String name, Runnable body) {
        UserThread thread = new UserThread(name, this);
        thread.prepared(activations.prepare(name, () -> live(thread, body)));
        threads.add(thread);
        ready.add(thread);
        return thread;
    }

    private void live(UserThread thread, Runnable body) {
        Optional<Throwable> why = Optional.empty();
        try {
            body.run();
        } catch (RuntimeException mistake) {
            why = Optional.of(mistake);
            tell(thread, mistake);
        }
        end(thread, why);
    }

    private void tell(UserThread thread, Throwable why) {
        try {
            onException.failed(thread, why);
        } catch (RuntimeException another) {
            trap.print("the exception handler failed for thread " + thread + ": " + another);
        }
    }

    private void end(UserThread thread, Optional<Throwable> why) {
        threads.remove(thread);
        thread.ended(why);
    }

    void leave() {
        activations.leave();
    }

    /** The running thread waits for something until it is {@linkplain #wake woken}. */
    void block(Obstacle what) {
        UserThread me = running();
        me.waitsFor(Optional.of(what));
        refuseCircle(me);
        sleep(me);
    }

    /** The running thread waits for any event. */
    void pause(long deadline) {
        UserThread me = running();
        pausing.put(me, deadline);
        sleep(me);
    }

    private void sleep(UserThread me) {
        me.is(State.BLOCKED);
        while (me.state() == State.BLOCKED) {
            activations.leave();
        }
        me.takeDeadlock().ifPresent(deadlock -> {
            throw deadlock;
        });
    }

    /**
     * A thread that waits can go on.
     *
     * @return false if it can already, for another reason
     */
    boolean wake(UserThread thread) {
        boolean waits = thread.state() == State.BLOCKED;
        if (waits) {
            thread.waitsFor(Optional.empty());
            thread.is(State.READY);
            ready.add(thread);
        }
        return waits;
    }

    private void refuseCircle(UserThread me) {
        StringJoiner circle = new StringJoiner("; ");
        Optional<UserThread> next = Optional.of(me);
        do {
            UserThread waiting = next.get();
            next = waiting.obstacle().flatMap(Obstacle::owner);
            circle.add(describe(waiting));
        } while (next.isPresent() && next.get() != me);
        if (next.isPresent()) {
            me.waitsFor(Optional.empty());
            throw new Deadlock(circle.toString());
        }
    }

    private static String describe(UserThread thread) {
        return thread + " waits for " + thread.obstacle().map(Obstacle::description).orElse("an event");
    }

    // ---- called by the CPU driver

    @Override
    public Wait run(Optional<Registers> enabled) {
        remember(enabled);
        running.filter(thread -> thread.state() == State.RUNNING).ifPresent(thread -> {
            thread.is(State.READY);
            ready.add(thread);
        });
        running = Optional.empty();
        Wait wait = events.run();
        wakePausing(wait == Wait.NOT_AT_ALL);
        if (ready.isEmpty() && pausing.isEmpty()) {
            reportStall();
        }
        return ready.isEmpty() ? sooner(wait) : go(ready.remove());
    }

    /** The first thread was there before anybody scheduled threads: only now is it known where it is. */
    private void remember(Optional<Registers> saved) {
        saved.ifPresent(registers -> running.filter(thread -> thread.registers().isEmpty())
                .ifPresent(thread -> thread.prepared(registers)));
    }

    private Wait go(UserThread thread) {
        thread.is(State.RUNNING);
        running = Optional.of(thread);
        activations.resume(thread.registers().orElseThrow());
        return Wait.NOT_AT_ALL;
    }

    private void wakePausing(boolean happened) {
        long now = trap.now();
        for (Map.Entry<UserThread, Long> entry : List.copyOf(pausing.entrySet())) {
            if (happened || entry.getValue() <= now) {
                pausing.remove(entry.getKey());
                wake(entry.getKey());
            }
        }
    }

    private Wait sooner(Wait wait) {
        long deadline = pausing.values().stream().reduce(wait.deadline(), Math::min);
        return new Wait(wait.lines(), deadline);
    }

    /** Nobody can go on, and nobody waits for anything from outside: everybody is told. */
    private void reportStall() {
        StringJoiner all = new StringJoiner("; ");
        threads.forEach(thread -> all.add(describe(thread)));
        for (UserThread thread : List.copyOf(threads)) {
            thread.cannotGoOn(new Deadlock(all.toString()));
            wake(thread);
        }
    }

    @Override
    public Wait message(Optional<Registers> enabled) {
        return run(enabled);
    }

    @Override
    public Wait pageFault(Registers trapped, MemoryFault fault) {
        remember(Optional.of(trapped));
        running.ifPresent(thread -> onFault.fault(thread, fault));
        activations.resume(trapped);
        return Wait.NOT_AT_ALL;
    }

    @Override
    public Wait trap(Registers ended, Throwable why) {
        Optional<UserThread> thread = running;
        running = Optional.empty();
        thread.ifPresent(failed -> {
            end(failed, Optional.of(why));
            tell(failed, why);
        });
        return run(Optional.empty());
    }
}
