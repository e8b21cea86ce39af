package org.barreleye.machine.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.barreleye.machine.schedule.EnabledEvent;
import org.barreleye.machine.schedule.SchedulePolicy;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.time.TimerTable;

/**
 * Lets a schedule policy decide which of the events due within a window happens next. One that is passed over happens
 * late, at the time of its predecessor: time never goes back.
 */
final class ScheduleExploration {
    private final Engine engine;
    private final SchedulePolicy policy;
    private final long window;
    // The core whose context was chosen to act next; null as soon as it did.
    private Core turn;

    ScheduleExploration(Engine engine, SchedulePolicy policy, long window) {
        if (window < 0) {
            throw new IllegalArgumentException("a window is 0 picoseconds or more, not " + window);
        }
        this.engine = engine;
        this.policy = policy;
        this.window = window;
    }

    /** Whether the context of a core was chosen, and has not acted since. */
    boolean takeTurn(Core core) {
        boolean chosen = turn == core;
        turn = null;
        return chosen;
    }

    /** Lets one of the events happen that are due within the window after the earliest. */
    void execute(long earliest) {
        List<EnabledEvent> enabledEvents = enabledEvents(earliest);
        int chosenIndex = policy.choose(enabledEvents);
        if (chosenIndex < 0 || chosenIndex >= enabledEvents.size()) {
            throw new IllegalStateException("a schedule policy chooses among 0 to " + (enabledEvents.size() - 1)
                    + ", not " + chosenIndex);
        }
        execute(enabledEvents.get(chosenIndex));
    }

    private List<EnabledEvent> enabledEvents(long earliest) {
        long limit = window >= EventQueue.NEVER - 1 - earliest ? EventQueue.NEVER - 1 : earliest + window;
        List<EnabledEvent> enabledEvents = new ArrayList<>();
        engine.queue.forEachFirst(limit, (due, eventClass, core, sequence) ->
                enabledEvents.add(new EnabledEvent(due, eventClass, core, sequence)));
        for (Core core : engine.cores) {
            if (core.reordering() != null) {
                core.reordering().collectEnabled(enabledEvents, limit);
            }
            collectEnabled(enabledEvents, engine.timers, EventClass.TIMER, core.index, limit);
            collectEnabled(enabledEvents, engine.steps, EventClass.STEP, core.index, limit);
        }
        Collections.sort(enabledEvents);
        return enabledEvents;
    }

    private static void collectEnabled(List<EnabledEvent> enabledEvents, TimerTable times, EventClass eventClass,
            int core, long limit) {
        if (times.time(core) <= limit) {
            enabledEvents.add(new EnabledEvent(times.time(core), eventClass, core, 0));
        }
    }

    private void execute(EnabledEvent chosen) {
        long time = Math.max(engine.time(), chosen.due());
        int core = chosen.core();
        switch (chosen.eventClass()) {
            case STEP -> {
                turn = engine.cores.get(core);
                engine.stepCore(core, time);
                turn = null;
            }
            case TIMER -> engine.eventDispatcher.expireTimer(core, time);
            case PROPAGATE -> {
                engine.advanceTo(time, EventClass.PROPAGATE, core);
                engine.trace.setCause(engine.cores.get(core).stateMachine.cause());
                engine.cores.get(core).reordering().execute(chosen);
            }
            default -> {
                engine.advanceTo(time, chosen.eventClass(), core);
                engine.eventDispatcher.execute(engine.queue.take(chosen.subject()), chosen.eventClass(), core);
            }
        }
    }
}
