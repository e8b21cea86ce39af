package org.barreleye.machine.core;

import java.util.Objects;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.machine.description.InitialState;
import org.barreleye.machine.time.EventQueue;

/**
 * What a core is doing: which software it runs, what that waits for, and what it is to be told next.
 *
 * <p>Whoever changes what the core waits for also moves its time in {@code engine.steps}, so that this is always the
 * time of the core's next step.
 */
final class CoreStateMachine implements Copyable {
    private enum State {
        /** Not started yet, or stopped dead. */
        OFF,
        /** Has something to do at its clock. */
        READY,
        HALTED,
        POLLING,
        /** A context has the core, or is about to get it. */
        IN_CONTEXT
    }

    private final Engine engine;
    private final Core core;
    private final DirectiveInterpreter interpreter = new DirectiveInterpreter();
    private final CoreEventRecorder recorder;
    private final PendingInterrupts interrupts;
    private final Polling polling;

    private State state = State.OFF;
    private boolean failed;
    @Shared // read-only
    private BootRom rom;
    private boolean starting;
    private long entry;
    private Reactor reactor;
    // A machine with contexts is not copied, so a copy has neither.
    private transient Context context;
    private transient CoreEvent contextEvent;
    private boolean timerExpired;
    // Whether the timer expired, or an interrupt is pending.
    private boolean interrupted;
    // Whether the context that has the core lets them wait.
    private boolean masked;

    // What, in the trace, the core's doings follow from; and what each kind of wake-up that was not told yet does.
    private long cause;
    private long startCause;
    private long interruptCause;
    private long timerCause;
    private long lineCause;

    // When the reactor's last step was over. Nothing can interrupt the core before.
    private long busyUntil;

    CoreStateMachine(Engine engine, Core core) {
        this.engine = engine;
        this.core = core;
        recorder = new CoreEventRecorder(engine, core);
        interrupts = new PendingInterrupts();
        polling = new Polling(engine, core);
    }

    void install(BootRom software) {
        if (state != State.OFF) {
            throw new IllegalStateException(core + " is running; install its software before it is started");
        }
        rom = Objects.requireNonNull(software, "software");
    }

    boolean isInstalled() {
        return rom != null;
    }

    boolean isOff() {
        return state == State.OFF;
    }

    CoreState state() {
        return switch (state) {
            case OFF -> failed ? CoreState.FAILED
                    : core.description().initialState() == InitialState.OFF ? CoreState.OFF : CoreState.WAITING;
            case HALTED -> CoreState.HALTED;
            default -> CoreState.RUNNING;
        };
    }

    /** What, in the trace, the core's doings follow from. */
    long cause() {
        return cause;
    }

    /** What the timer's next expiry, or the one that was not told yet, follows from. */
    long timerCause() {
        return timerCause;
    }

    /** The context that has the core right now. */
    Context context() {
        return context;
    }

    // ---- what arrives at the core

    void start(long atEntry) {
        state = State.READY;
        failed = false;
        starting = true;
        startCause = engine.trace.currentCause();
        entry = atEntry;
        core.clock = engine.time() + core.startSkew();
        engine.steps.set(core.index, core.clock);
    }

    /** What the core was started with. */
    long entry() {
        return entry;
    }

    /** The core stops dead: nothing that it was about to do or to be told happens. */
    void crash() {
        if (state == State.POLLING) {
            polling.end();
        }
        while (!interrupts.isEmpty()) {
            interrupts.take();
        }
        state = State.OFF;
        failed = true;
        starting = false;
        timerExpired = false;
        contextEvent = null;
        engine.timers.set(core.index, EventQueue.NEVER);
        engine.steps.set(core.index, EventQueue.NEVER);
    }

    void onInterrupt(int vector) {
        interrupts.add(vector);
        interrupted = true;
        interruptCause = engine.trace.currentCause();
        wake();
    }

    void onTimerExpired() {
        timerExpired = true;
        interrupted = true;
        timerCause = engine.trace.currentCause();
        wake();
    }

    void clearTimer() {
        timerExpired = false;
        interrupted = !interrupts.isEmpty();
        timerCause = engine.trace.currentCause(); // for the next expiry, if it is being set anew
    }

    /** A line that the software polls was written, by the event that is happening now. */
    void onLineWritten() {
        long poll = polling.firstPollAfterWrite();
        if (poll < engine.steps.time(core.index)) {
            lineCause = engine.trace.currentCause();
            engine.steps.set(core.index, poll);
        }
    }

    private boolean isInterrupted() {
        return interrupted && !masked;
    }

    /** The context that has the core lets interrupts wait, or does so no longer. */
    void maskInterrupts(boolean mask) {
        masked = mask;
        if (isInterrupted()) {
            wake();
        }
    }

    /** Ends a wait because of an interrupt that arrives now. */
    private void wake() {
        long when = Math.max(engine.time(), busyUntil);
        switch (state) {
            case HALTED, POLLING -> engine.steps.set(core.index, Math.min(when, engine.steps.time(core.index)));
            case IN_CONTEXT -> {
                if (masked) {
                    return;
                }
                if (core.clock > when) {
                    // The context worked ahead: it was interrupted in the middle, and owes the rest.
                    context.addRemaining(core.clock - when);
                    core.clock = when;
                }
                engine.steps.set(core.index, when);
            }
            default -> { } // its next step is due at its clock and will be told first
        }
    }

    // ---- what the core does

    /** Runs whatever is due now. */
    void step() {
        core.clock = engine.time();
        if (state == State.IN_CONTEXT && !isInterrupted()) {
            engine.steps.set(core.index, EventQueue.NEVER);
            engine.trace.setCause(cause);
            core.inContext = true;
            context.coroutine().resume();
            core.inContext = false;
            return;
        }
        masked = false;
        CoreEvent event = takeEvent();
        engine.trace.setCause(cause);
        if (event != CoreEvent.READY) {
            event.accept(recorder);
            cause = engine.trace.currentCause();
        }
        CoreDirective directive = Objects.requireNonNull(reactor.step(core, event), "a reactor says what it waits for");
        core.clock = Math.max(core.clock, engine.time() + core.cycle);
        // The most frequent answer is not asked what it is.
        if (directive != CoreDirective.AGAIN || state != State.READY) {
            state = directive.accept(interpreter);
        }
        busyUntil = core.clock;
        engine.steps.set(core.index, state == State.READY ? core.clock : nextStep());
    }

    private CoreEvent takeEvent() {
        if (state == State.POLLING) {
            polling.end();
        }
        if (starting) {
            starting = false;
            cause = startCause;
            reactor = Objects.requireNonNull(rom.start(core, entry), "a boot ROM makes a reactor");
            return CoreEvent.STARTED;
        }
        if (contextEvent != null) {
            CoreEvent event = contextEvent;
            contextEvent = null;
            if (event instanceof CoreEvent.ContextFinished finished) {
                engine.contexts.remove(finished.context());
            }
            return event;
        }
        if (isInterrupted()) {
            core.clock += core.interruptEntry;
            cause = interrupts.isEmpty() ? timerCause : interruptCause;
            if (interrupts.isEmpty()) {
                timerExpired = false;
                interrupted = false;
                return CoreEvent.TIMER_EXPIRED;
            }
            int vector = interrupts.take();
            interrupted = timerExpired || !interrupts.isEmpty();
            return new CoreEvent.Interrupt(vector);
        }
        if (state != State.POLLING) {
            return CoreEvent.READY;
        }
        CoreEvent found = polling.poll();
        if (found instanceof CoreEvent.LineChanged && lineCause != 0) {
            cause = lineCause;
        }
        lineCause = 0;
        return found;
    }

    private long nextStep() {
        return switch (state) {
            case HALTED -> isInterrupted() ? core.clock : EventQueue.NEVER;
            case POLLING -> isInterrupted() ? core.clock : polling.nextWakeUp();
            case IN_CONTEXT -> {
                if (!isInterrupted()) {
                    core.clock += context.takeRemaining();
                }
                yield core.clock;
            }
            default -> core.clock;
        };
    }

    /** The running context has something to tell the reactor, which comes before anything else that is pending. */
    void raise(CoreEvent event) {
        contextEvent = event;
        state = State.READY;
        engine.steps.set(core.index, core.clock);
    }

    /**
     * Ends a context whose machine is being closed.
     *
     * @return whether it ended
     */
    boolean cancel(Context ending) {
        context = ending;
        core.inContext = true;
        boolean ended = ending.coroutine().cancel();
        core.inContext = false;
        return ended;
    }

    /** Turns what the software decided into what the core is doing. */
    private final class DirectiveInterpreter implements CoreDirective.Visitor<State>, Copyable {
        @Override
        public State again(CoreDirective.Again directive) {
            return State.READY;
        }

        @Override
        public State halt(CoreDirective.Halt directive) {
            return State.HALTED;
        }

        @Override
        public State await(CoreDirective.Await directive) {
            polling.begin(directive);
            return State.POLLING;
        }

        @Override
        public State resume(CoreDirective.Resume directive) {
            context = directive.context();
            if (context.core() != core || context.isFinished()) {
                throw new IllegalArgumentException(core + " cannot resume " + context
                        + (context.isFinished() ? ", which has ended" : ", which is another core's"));
            }
            core.clock += core.resume;
            return State.IN_CONTEXT;
        }
    }
}
