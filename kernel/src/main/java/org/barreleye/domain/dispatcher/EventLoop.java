package org.barreleye.domain.dispatcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.Upcalls;
import org.barreleye.kpi.trap.Wait;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.wait.Waiting;

/**
 * The events of one dispatcher. Each time it has the core it looks at every source once, in the order of their arrival;
 * when none has anything it says what it waits for. As {@link Upcalls} it drives a reactor, as {@link Waiting} it lets
 * straight-line code wait.
 */
public final class EventLoop implements Upcalls, Waiting {
    private final Trap trap;
    private final List<EventSource> sources;
    // Absent while the dispatcher has one thread, which then waits for all.
    private Optional<Waiting> threads = Optional.empty();

    /** Makes a loop without sources. */
    public EventLoop(Trap trap) {
        this.trap = trap;
        sources = new ArrayList<>();
    }

    private EventLoop(EventLoop source, Copier copier) {
        copier.enter(source, this);
        trap = copier.ofForeign(source.trap);
        sources = copier.of(source.sources);
    }

    @Override
    public EventLoop copy(Copier copier) {
        return new EventLoop(this, copier);
    }

    /** Looks at another source from now on. */
    public void add(EventSource source) {
        sources.add(source);
    }

    @Override
    public Wait run() {
        return pollAll() ? Wait.NOT_AT_ALL : untilSomethingHappens(Wait.FOREVER);
    }

    @Override
    public long now() {
        return trap.now();
    }

    /** Whoever waits lets other threads of the dispatcher run meanwhile. */
    public void pauseThrough(Waiting scheduler) {
        threads = Optional.of(scheduler);
    }

    @Override
    public void pause(long deadline) {
        if (threads.isPresent()) {
            threads.get().pause(deadline);
        } else if (!pollAll()) {
            trap.suspend(untilSomethingHappens(deadline));
        }
    }

    private boolean pollAll() {
        boolean happened = false;
        // By index: handling an event may add a source, which is then looked at in the same round.
        for (int i = 0; i < sources.size(); i++) {
            happened |= sources.get(i).poll();
        }
        dropThoseThatAreOver();
        return happened;
    }

    private void dropThoseThatAreOver() {
        List<EventSource> over = sources.stream().filter(EventSource::isOver).toList();
        if (!over.isEmpty()) {
            sources.removeAll(over);
            over.forEach(EventSource::dropped);
        }
    }

    private Wait untilSomethingHappens(long deadline) {
        long[] lines = sources.stream().flatMapToLong(source -> Arrays.stream(source.lines())).toArray();
        long earliest = sources.stream().mapToLong(EventSource::deadline).reduce(deadline, Math::min);
        return new Wait(lines, earliest);
    }
}
