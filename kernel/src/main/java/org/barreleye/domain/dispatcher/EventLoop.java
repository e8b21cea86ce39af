package org.barreleye.domain.dispatcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.syscall.Wait;

/**
 * The event loop of one dispatcher. Each round polls every source once, in the order in which they were added; if none
 * has an event, the dispatcher waits. As {@link Upcalls} the loop runs a reactor, as {@link Waiter} it lets a threaded
 * program wait.
 */
public final class EventLoop implements Upcalls, Waiter {
    private static final int ROUNDS_MAX = 64;

    private final SystemCalls syscalls;
    private final List<EventSource> sources;
    // Absent while the dispatcher has one thread.
    private Optional<Waiter> threadWaiter = Optional.empty();
    private Optional<FaultExplainer> faultExplainer = Optional.empty();
    private boolean polling;

    /** Creates a loop without sources. */
    public EventLoop(SystemCalls syscalls) {
        this.syscalls = syscalls;
        sources = new ArrayList<>();
    }

    /** Adds a source. */
    public void add(EventSource source) {
        sources.add(source);
    }

    @Override
    public Wait run() {
        return pollAll() ? Wait.NONE : nextWait(Wait.FOREVER);
    }

    @Override
    public long now() {
        return syscalls.now();
    }

    /** Delegates {@link #pause}, so that other threads of the dispatcher run while one waits. */
    public void delegatePause(Waiter waiter) {
        threadWaiter = Optional.of(waiter);
    }

    @Override
    public void pause(long deadline) {
        if (threadWaiter.isPresent()) {
            threadWaiter.get().pause(deadline);
        } else if (!pollAll()) {
            syscalls.suspend(nextWait(deadline));
        }
    }

    /** Sets who explains the page faults of event handlers. */
    public void explainFaultsWith(FaultExplainer explainer) {
        faultExplainer = Optional.of(explainer);
    }

    /** Runs a handler in the way of an event handler: what it calls may not wait. */
    public <T> T handle(Supplier<T> handler) {
        boolean wasPolling = polling;
        polling = true;
        try {
            return handler.get();
        } finally {
            polling = wasPolling;
        }
    }

    /** Returns whether a source is being polled, so the caller handles an event. */
    public boolean isPolling() {
        return polling;
    }

    /**
     * Handles the events that have arrived, without waiting and for a bounded time. Does nothing while an event is
     * handled, or if threads of the dispatcher poll.
     */
    public void pollArrived() {
        if (!polling && threadWaiter.isEmpty()) {
            int rounds = 0;
            while (rounds < ROUNDS_MAX && pollAll()) {
                rounds++;
            }
        }
    }

    private boolean pollAll() {
        boolean wasPolling = polling;
        polling = true;
        try {
            boolean happened = false;
            // By index: handling an event may add a source, which is polled in the same round.
            for (int i = 0; i < sources.size(); i++) {
                happened |= sources.get(i).poll();
            }
            removeFinished();
            return happened;
        } catch (MemoryFault fault) {
            faultExplainer.ifPresent(explainer -> explainer.explain(fault));
            throw fault;
        } finally {
            polling = wasPolling;
        }
    }

    private void removeFinished() {
        if (hasFinished()) {
            List<EventSource> finished = sources.stream().filter(EventSource::isFinished).toList();
            sources.removeAll(finished);
            finished.forEach(EventSource::onRemoved);
        }
    }

    private boolean hasFinished() {
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).isFinished()) {
                return true;
            }
        }
        return false;
    }

    private Wait nextWait(long deadline) {
        long[] lines = new long[sources.size()];
        int count = 0;
        long earliest = deadline;
        for (int i = 0; i < sources.size(); i++) {
            EventSource source = sources.get(i);
            long line = source.watchedLine();
            if (line != EventSource.NO_LINE) {
                lines[count] = line;
                count++;
            }
            earliest = Math.min(earliest, source.deadline());
        }
        return new Wait(count == lines.length ? lines : Arrays.copyOf(lines, count), earliest);
    }
}
