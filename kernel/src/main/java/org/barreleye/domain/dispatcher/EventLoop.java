package org.barreleye.domain.dispatcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.syscall.Wait;

/**
 * The events of one dispatcher. Each time it has the core it looks at every source once, in the order of their arrival;
 * when none has anything it says what it waits for. As {@link Upcalls} it drives a reactor, as {@link Waiter} it lets
 * straight-line code wait.
 */
public final class EventLoop implements Upcalls, Waiter {
    private final SystemCalls syscalls;
    private final List<EventSource> sources;
    // Absent while the dispatcher has one thread, which then waits for all.
    private Optional<Waiter> threadWaiter = Optional.empty();

    /** Makes a loop without sources. */
    public EventLoop(SystemCalls syscalls) {
        this.syscalls = syscalls;
        sources = new ArrayList<>();
    }

    /** Looks at another source from now on. */
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

    /** Whoever waits lets other threads of the dispatcher run meanwhile. */
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

    private boolean pollAll() {
        boolean happened = false;
        // By index: handling an event may add a source, which is then looked at in the same round.
        for (int i = 0; i < sources.size(); i++) {
            happened |= sources.get(i).poll();
        }
        removeFinished();
        return happened;
    }

    private void removeFinished() {
        List<EventSource> finished = sources.stream().filter(EventSource::isFinished).toList();
        if (!finished.isEmpty()) {
            sources.removeAll(finished);
            finished.forEach(EventSource::onRemoved);
        }
    }

    private Wait nextWait(long deadline) {
        long[] lines = sources.stream().flatMapToLong(source -> Arrays.stream(source.watchedLines())).toArray();
        long earliest = sources.stream().mapToLong(EventSource::deadline).reduce(deadline, Math::min);
        return new Wait(lines, earliest);
    }
}
