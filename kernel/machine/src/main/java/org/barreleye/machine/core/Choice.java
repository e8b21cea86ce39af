package org.barreleye.machine.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.barreleye.machine.order.Candidate;
import org.barreleye.machine.order.Chooser;
import org.barreleye.machine.time.DueTimes;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;

/**
 * Lets a chooser decide which of the events due within a window happens next. One that is passed over happens late, at the
 * time of its predecessor: time never goes back.
 */
final class Choice {
    private final Engine engine;
    private final Chooser chooser;
    private final long window;
    // The core whose context was chosen to act next; null as soon as it did.
    private Core turn;

    Choice(Engine engine, Chooser chooser, long window) {
        if (window < 0) {
            throw new IllegalArgumentException("a window is 0 picoseconds or more, not " + window);
        }
        this.engine = engine;
        this.chooser = chooser;
        this.window = window;
    }

    /** Whether the context of a core was chosen, and has not acted since. */
    boolean isTurnOf(Core core) {
        boolean chosen = turn == core;
        turn = null;
        return chosen;
    }

    /** Lets one of the events happen that are due within the window after the earliest. */
    void happen(long earliest) {
        List<Candidate> candidates = candidates(earliest);
        int choice = chooser.choose(candidates);
        if (choice < 0 || choice >= candidates.size()) {
            throw new IllegalStateException("a chooser chooses among 0 to " + (candidates.size() - 1) + ", not " + choice);
        }
        happen(candidates.get(choice));
    }

    private List<Candidate> candidates(long earliest) {
        long limit = window >= EventQueue.NEVER - 1 - earliest ? EventQueue.NEVER - 1 : earliest + window;
        List<Candidate> candidates = new ArrayList<>();
        engine.queue.eachFirst(limit, (due, eventClass, core, sequence) ->
                candidates.add(new Candidate(due, eventClass, core, sequence)));
        for (Core core : engine.cores) {
            if (core.deferred() != null) {
                core.deferred().offer(candidates, limit);
            }
            offer(candidates, engine.timers, EventClass.TIMER, core.index, limit);
            offer(candidates, engine.steps, EventClass.STEP, core.index, limit);
        }
        Collections.sort(candidates);
        return candidates;
    }

    private static void offer(List<Candidate> candidates, DueTimes times, EventClass eventClass, int core, long limit) {
        if (times.time(core) <= limit) {
            candidates.add(new Candidate(times.time(core), eventClass, core, 0));
        }
    }

    private void happen(Candidate chosen) {
        long time = Math.max(engine.time(), chosen.due());
        int core = chosen.core();
        switch (chosen.eventClass()) {
            case STEP -> {
                turn = engine.cores.get(core);
                engine.happenAtCore(core, time);
                turn = null;
            }
            case TIMER -> engine.arrivals.expireTimer(core, time);
            case PROPAGATE -> {
                engine.moveTo(time, EventClass.PROPAGATE, core);
                engine.trace.follow(engine.cores.get(core).execution.cause());
                engine.cores.get(core).deferred().happen(chosen);
            }
            default -> {
                engine.moveTo(time, chosen.eventClass(), core);
                engine.arrivals.happen(engine.queue.take(chosen.subject()), chosen.eventClass(), core);
            }
        }
    }
}
