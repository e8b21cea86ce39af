package org.barreleye.machine.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.barreleye.machine.core.Cores;
import org.barreleye.machine.schedule.EnabledEvent;
import org.barreleye.machine.schedule.SchedulePolicy;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.time.SimulationClock;
import org.barreleye.machine.time.TimerTable;

/**
 * The execution of events in an order that a schedule policy chooses among those that are due within a window. An event
 * that is passed over happens late, at the time of its predecessor: time never goes back.
 */
final class ScheduleExploration {
    private static final int NONE = -1;

    private final SchedulePolicy policy;
    private final long window;
    private final EventLoop loop;
    private final EventQueue queue;
    private final TimerTable timers;
    private final TimerTable steps;
    private final SimulationClock simulationClock;
    private final Cores cores;
    // The core whose context the policy has chosen to act next, until it acts.
    private int turn = NONE;

    ScheduleExploration(SchedulePolicy policy, long window, EventLoop loop, EventQueue queue, TimerTable timers,
            TimerTable steps, SimulationClock simulationClock, Cores cores) {
        if (window < 0) {
            throw new IllegalArgumentException("a window is 0 picoseconds or more, not " + window);
        }
        this.policy = policy;
        this.window = window;
        this.loop = loop;
        this.queue = queue;
        this.timers = timers;
        this.steps = steps;
        this.simulationClock = simulationClock;
        this.cores = cores;
    }

    /** Returns whether the context of a core was chosen and has not acted since. */
    boolean takeTurn(int core) {
        boolean chosen = turn == core;
        turn = NONE;
        return chosen;
    }

    /** Executes one of the events that are due within the window after the earliest. */
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
        queue.forEachFirst(limit, (due, eventClass, core, sequence) ->
                enabledEvents.add(new EnabledEvent(due, eventClass, core, sequence)));
        for (int core = 0; core < cores.count(); core++) {
            cores.get(core).reordering().ifPresent(reordering -> reordering.collectEnabled(enabledEvents, limit));
            collectEnabled(enabledEvents, timers, EventClass.TIMER, core, limit);
            collectEnabled(enabledEvents, steps, EventClass.STEP, core, limit);
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
        long time = Math.max(simulationClock.time(), chosen.due());
        int core = chosen.core();
        switch (chosen.eventClass()) {
            case STEP -> {
                turn = core;
                loop.stepCore(core, time);
                turn = NONE;
            }
            case TIMER -> loop.expireTimer(core, time);
            case PROPAGATE -> loop.propagate(core, time).reordering().orElseThrow().execute(chosen);
            default -> loop.executePosted(chosen.subject(), chosen.eventClass(), core, time);
        }
    }
}
