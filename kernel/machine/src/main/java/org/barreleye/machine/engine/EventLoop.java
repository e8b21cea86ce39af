package org.barreleye.machine.engine;

import org.barreleye.machine.core.Context;
import org.barreleye.machine.core.ContextTurns;
import org.barreleye.machine.core.CoreFailure;
import org.barreleye.machine.core.CoreStateMachine;
import org.barreleye.machine.core.Cores;
import org.barreleye.machine.schedule.SchedulePolicy;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.time.Horizon;
import org.barreleye.machine.time.SimulationClock;
import org.barreleye.machine.time.TimerTable;
import org.barreleye.machine.trace.Trace;

/**
 * The event loop of a discrete-event simulation: executes one event after the other, in the order (time, class, core,
 * sequence).
 *
 * <p>Four sources compete for the next event: the posted events, the propagations of stores and invalidations, the
 * cores' timers, and the cores' steps. All but the steps are hardware events; at one instant they precede the steps.
 *
 * <p>A context takes part in the loop from inside ({@link #awaitTurn}): it executes earlier hardware events itself, and
 * suspends for all others. A suspended context, unless it may have filled its stack, goes on with the loop there. It
 * leaves that stack for another context that is to run, and for the driver of the machine where an event prints or ends
 * the power. So a program that calls a reactor and waits for the answer needs no switch of stacks. The events and their
 * order are the same in every case.
 */
final class EventLoop implements ContextTurns {
    // In picoseconds. Input from outside comes between steps, so it waits no longer than a tenth of a millisecond.
    private static final long MAX_TIME_AHEAD = 100_000_000;

    private final EventQueue queue;
    private final TimerTable propagations;
    private final TimerTable timers;
    private final TimerTable steps;
    private final SimulationClock simulationClock;
    private final Trace trace;
    private final Cores cores;
    private final EventDispatcher dispatcher;
    private final PowerSwitch power;
    // Null while events happen in order. A copy has none.
    private transient ScheduleExploration exploration;
    // Null while nothing arrives from other machines.
    private Horizon horizon;
    private boolean stepping;
    // What escaped an event that a suspended context has executed; null if nothing did.
    private transient Throwable escapedAhead;
    // How many events a context may still execute in this step while it is suspended, and the latest time of one.
    private int eventsAhead;
    private long timeAhead;
    // Null until the software of a core fails.
    private CoreFailure failure;

    EventLoop(EventQueue queue, TimerTable propagations, TimerTable timers, TimerTable steps,
            SimulationClock simulationClock, Trace trace, Cores cores, EventDispatcher dispatcher, PowerSwitch power) {
        this.queue = queue;
        this.propagations = propagations;
        this.timers = timers;
        this.steps = steps;
        this.simulationClock = simulationClock;
        this.trace = trace;
        this.cores = cores;
        this.dispatcher = dispatcher;
        this.power = power;
    }

    /**
     * Checks that no event is being executed.
     *
     * @throws IllegalStateException if one is
     */
    void requireIdle(String action) {
        if (stepping) {
            throw new IllegalStateException("a machine cannot be " + action + " by software that runs on it");
        }
    }

    /** Lets a schedule policy order the events that are due within a window; null restores the order of events. */
    void setSchedulePolicy(SchedulePolicy policy, long window) {
        exploration = policy == null ? null
                : new ScheduleExploration(policy, window, this, queue, timers, steps, simulationClock, cores);
    }

    /**
     * Executes the next event, and further ones on the stack of a context that it resumes.
     *
     * @param most the most events to execute, 1 or more, but for hardware events in the turn of a context
     * @return false if there is none, or if the machine is off
     */
    boolean step(int most) {
        if (failure != null) {
            throw failure;
        }
        requireIdle("stepped");
        long step = steps.earliestTime();
        long hardware = earliestHardwareEvent();
        long due = Math.min(step, hardware);
        if (power.isOff() || due == EventQueue.NEVER) {
            return false;
        }
        stepping = true;
        eventsAhead = exploration == null && horizon == null ? most - 1 : 0;
        timeAhead = due + MAX_TIME_AHEAD;
        try {
            if (exploration != null) {
                exploration.execute(due);
            } else if (step < hardware) {
                stepCore(steps.earliestCore(), due);
            } else {
                executeHardwareEvent(due, true);
            }
        } finally {
            stepping = false;
        }
        throwEscaped();
        return true;
    }

    private void throwEscaped() {
        Throwable escaped = escapedAhead;
        escapedAhead = null;
        if (escaped instanceof Error error) {
            throw error;
        }
        if (escaped != null) {
            throw (RuntimeException) escaped;
        }
    }

    /** The time of the next event; {@link EventQueue#NEVER} if there is none, or if the machine is off. */
    long nextEventTime() {
        return power.isOff() ? EventQueue.NEVER : Math.min(steps.earliestTime(), earliestHardwareEvent());
    }

    /** Lets contexts act no later than a horizon until they are resumed. */
    void setHorizon(Horizon limit) {
        horizon = limit;
    }

    private long earliestHardwareEvent() {
        return Math.min(Math.min(queue.earliestTime(), propagations.earliestTime()), timers.earliestTime());
    }

    /**
     * Executes the earliest hardware event, which is due at a time.
     *
     * @param all whether events are included at which the machine calls its host
     * @return whether one was executed
     */
    private boolean executeHardwareEvent(long due, boolean all) {
        if (propagations.earliestTime() == due) {
            propagate(propagations.earliestCore(), due).reordering().orElseThrow().executeNext();
            return true;
        }
        if (queue.earliestTime() == due) {
            EventClass next = queue.earliestClass();
            if (!all && (next == EventClass.PRINT || next == EventClass.POWER_OFF || next == EventClass.WATCHDOG)) {
                return false;
            }
            int core = queue.earliestCore();
            simulationClock.advanceTo(due, next, core);
            dispatcher.execute(queue.take(), next, core);
            return true;
        }
        if (timers.earliestTime() == due) {
            expireTimer(timers.earliestCore(), due);
            return true;
        }
        return false;
    }

    /** Begins a propagation at a core, and returns the core. */
    CoreStateMachine propagate(int index, long due) {
        CoreStateMachine core = cores.get(index);
        simulationClock.advanceTo(due, EventClass.PROPAGATE, index);
        trace.setCause(core.cause());
        return core;
    }

    /** Executes a posted event that a schedule policy has chosen. */
    void executePosted(long sequenceNumber, EventClass eventClass, int core, long due) {
        simulationClock.advanceTo(due, eventClass, core);
        dispatcher.execute(queue.take(sequenceNumber), eventClass, core);
    }

    /** Expires the timer of a core. */
    void expireTimer(int index, long due) {
        CoreStateMachine core = cores.get(index);
        timers.set(index, EventQueue.NEVER);
        simulationClock.advanceTo(due, EventClass.TIMER, index);
        trace.setCause(core.timerCause());
        trace.record(due, index, EventClass.TIMER.label(), due);
        core.onTimerExpired();
    }

    /** Runs the software of a core. */
    void stepCore(int index, long due) {
        CoreStateMachine core = cores.get(index);
        simulationClock.advanceTo(due, EventClass.STEP, index);
        try {
            core.step();
        } catch (Throwable escaped) {
            failure = new CoreFailure(core.core().id(), due, escaped);
            throw failure;
        }
    }

    @Override
    public void awaitTurn(CoreStateMachine core) {
        int index = core.index();
        while (true) {
            long clock = core.clock().time();
            if (power.isOff() || core.isOff() || steps.time(index) != EventQueue.NEVER) {
                suspend(core); // for good, or interrupted
                continue;
            }
            if (horizon != null && clock > horizon.time()) {
                steps.set(index, clock);
                suspend(core);
                continue;
            }
            if (exploration != null) {
                if (exploration.takeTurn(index)) {
                    return;
                }
                steps.set(index, clock);
                suspend(core);
                continue;
            }
            long due = Math.min(earliestHardwareEvent(), steps.earliestTime());
            if (due > clock || due == clock && onlyHigherCoresStep(index, clock)) {
                simulationClock.continueStep(clock, index);
                trace.setCause(core.cause());
                return;
            }
            if (!executeHardwareEvent(due, false)) {
                steps.set(index, clock);
                suspend(core);
            }
        }
    }

    @Override
    public void suspend(CoreStateMachine core) {
        Context context = core.context();
        Context next = core.isOff() || !context.executesEvents() ? null : executeUntilOneRuns(context);
        if (next == null) {
            leaveStack(core, context);
        } else if (next != context) {
            context.leaveStackFor(next);
        }
    }

    private static void leaveStack(CoreStateMachine core, Context context) {
        try {
            context.leaveStack();
        } catch (IllegalStateException pinned) {
            core.continueTurnOfContext(); // with the failure
            throw pinned;
        }
    }

    /** Executes events for a suspended context. What escapes one is thrown by the step, and not through the program. */
    private Context executeUntilOneRuns(Context context) {
        try {
            return executeEvents(context);
        } catch (RuntimeException | Error escaped) {
            escapedAhead = escaped;
            return null;
        }
    }

    /**
     * Executes events on the stack of a suspended context, until it or another one is to run for which it can leave its
     * stack: two switches of stacks less, or one. Begins the turn of that one.
     *
     * @return the context that is to run; null if something is due that needs the stack of the driver
     */
    private Context executeEvents(Context context) {
        while (eventsAhead > 0 && !power.isOff()) {
            long step = steps.earliestTime();
            long hardware = earliestHardwareEvent();
            long due = Math.min(step, hardware);
            if (due > timeAhead) {
                return null;
            }
            eventsAhead--;
            if (hardware <= step) {
                if (!executeHardwareEvent(due, false)) {
                    return null;
                }
                continue;
            }
            CoreStateMachine next = cores.get(steps.earliestCore());
            if (next.resumesContext()) {
                if (next.context() != context && !context.canLeaveStackFor(next.context())) {
                    return null;
                }
                simulationClock.advanceTo(due, EventClass.STEP, next.index());
                next.beginTurnOfContext();
                return next.context();
            }
            if (next.unwindsContexts()) {
                return null;
            }
            stepCore(next.index(), due);
        }
        return null;
    }

    /** Returns whether only steps of cores with higher indexes are due at a time. */
    private boolean onlyHigherCoresStep(int index, long time) {
        return earliestHardwareEvent() > time && steps.earliestCore() > index;
    }
}
