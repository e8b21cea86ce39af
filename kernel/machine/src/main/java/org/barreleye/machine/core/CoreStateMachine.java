package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;
import java.util.Optional;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.InitialState;
import org.barreleye.machine.interrupt.InterruptLatencies;
import org.barreleye.machine.ordering.LineWriteListener;
import org.barreleye.machine.ordering.MemoryReordering;
import org.barreleye.machine.time.CoreClock;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.time.SimulationClock;
import org.barreleye.machine.time.TimerTable;
import org.barreleye.machine.trace.Trace;

/**
 * The state machine of one core: which software it runs, what that waits for, and which event it gets next.
 *
 * <p>The engine drives it; software sees the {@link Core}. Every change of what the core waits for updates the core's
 * time in the table of steps, so that this is always the time of the core's next step.
 */
public final class CoreStateMachine implements LineWriteListener {
    private enum State {
        /** Not started yet, or crashed. */
        OFF,
        /** Has something to do at its clock. */
        READY,
        HALTED,
        POLLING,
        /** A context runs on the core, or is about to. */
        IN_CONTEXT
    }

    private final Core core;
    private final InstalledSoftware software;
    private final CoreClock clock;
    private final CoreTiming timing;
    private final SoftwareTurn turn;
    private final MemoryPort memoryPort;
    private final InterruptLatencies interruptLatencies;
    private final LocalInterruptController interrupts;
    private final Polling polling;
    private final CurrentContext context;
    private final SimulationClock simulationClock;
    private final TimerTable steps;
    private final TimerTable timers;
    private final Trace trace;
    private final CoreEventRecorder recorder;
    private final DirectiveInterpreter interpreter = new DirectiveInterpreter();

    private State state = State.OFF;
    private boolean failed;

    // Entries of the trace: the cause of the core's actions, and those of the events that it has not got yet.
    private long cause;
    private long startCause;
    private long lineCause;

    // The end of the reactor's last step. Nothing can interrupt the core before.
    private long busyUntil;

    /** Creates the core at an index of the machine's list, connected to the parts of the machine. */
    public CoreStateMachine(MachineParts parts, int index) {
        CoreDescription description = parts.description().cores().get(index);
        clock = new CoreClock(index);
        timing = CoreTiming.of(description, parts.faultInjector());
        turn = new SoftwareTurn(this, index, description.id(), parts.runningCore(), parts.contextTurns());
        memoryPort = new MemoryPort(parts, clock, turn, timing);
        interruptLatencies = parts.interruptLatencies().get(index);
        interrupts = new LocalInterruptController(parts.trace());
        polling = new Polling(parts, clock, timing, memoryPort);
        context = new CurrentContext(parts.contexts(), turn);
        simulationClock = parts.simulationClock();
        steps = parts.steps();
        timers = parts.timers();
        trace = parts.trace();
        recorder = new CoreEventRecorder(index, simulationClock, parts.hash(), trace);
        core = new Core(parts, this, clock, timing, turn, memoryPort);
        software = new InstalledSoftware(core);
        parts.writeNotifier().attach(this);
    }

    /**
     * Installs the software that the core runs once it is started.
     *
     * @throws IllegalStateException if the core is running
     */
    public void install(BootRom rom) {
        if (state != State.OFF) {
            throw new IllegalStateException(core + " is running; install its software before it is started");
        }
        software.install(rom);
    }

    /**
     * Checks that software is installed.
     *
     * @throws IllegalStateException if none is
     */
    public void requireInstalled() {
        software.requireInstalled();
    }

    /** The core as its software sees it. */
    public Core core() {
        return core;
    }

    /** The index of the core in the machine's list. */
    public int index() {
        return clock.core();
    }

    /** The core's clock. */
    public CoreClock clock() {
        return clock;
    }

    /** The reordering of the core's accesses; empty if the machine is sequentially consistent. */
    public Optional<MemoryReordering> reordering() {
        return Optional.ofNullable(memoryPort.reordering());
    }

    /** Returns whether the core has not been started, or has crashed. */
    public boolean isOff() {
        return state == State.OFF;
    }

    /** The state as an observer sees it. */
    public CoreState state() {
        return switch (state) {
            case OFF -> failed ? CoreState.FAILED
                    : core.description().initialState() == InitialState.OFF ? CoreState.OFF : CoreState.WAITING;
            case HALTED -> CoreState.HALTED;
            default -> CoreState.RUNNING;
        };
    }

    /** The entry of the trace that causes the core's actions. */
    public long cause() {
        return cause;
    }

    /** The entry of the trace that causes the timer's next expiry. */
    public long timerCause() {
        return interrupts.timerCause();
    }

    /** The context that runs on the core, or ran last. */
    public Context context() {
        return context.get();
    }

    /** Returns whether the next step resumes the context. */
    public boolean resumesContext() {
        return state == State.IN_CONTEXT && !interrupts.isInterrupted();
    }

    /** Returns whether the next step, if it resumes no context, unwinds the stacks of those that were discarded. */
    public boolean unwindsContexts() {
        return context.hasDiscarded();
    }

    /** Goes on with the turn of a context that could not be suspended. */
    public void continueTurnOfContext() {
        turn.beginOfContext();
    }

    /** Begins a turn of the context that runs on the core, in a step that is due. */
    public void beginTurnOfContext() {
        turn.beginOfContext();
        clock.set(simulationClock.time());
        steps.set(index(), EventQueue.NEVER);
        trace.setCause(cause);
    }

    // ---- events at the core

    /** Starts the core, which is off. */
    public void start(long atEntry) {
        state = State.READY;
        failed = false;
        software.start(atEntry);
        memoryPort.resetCache();
        startCause = trace.currentCause();
        clock.set(simulationClock.time() + interruptLatencies.startSkew());
        steps.set(index(), clock.time());
    }

    /** The entry address of the last start. */
    public long entry() {
        return software.entry();
    }

    /** Crashes the core: it stops at once, and all events that are pending at it are lost. */
    public void crash() {
        stop();
        failed = true;
    }

    /** Stops the core at the request of another one. */
    public void stop() {
        polling.stop();
        interrupts.reset();
        state = State.OFF;
        software.crash();
        context.crash();
        timers.set(index(), EventQueue.NEVER);
        steps.set(index(), EventQueue.NEVER);
    }

    /** An interrupt arrives. */
    public void onInterrupt(int vector) {
        interrupts.onInterrupt(vector);
        wake();
    }

    /** The timer expires. */
    public void onTimerExpired() {
        interrupts.onTimerExpired();
        wake();
    }

    void clearTimer() {
        interrupts.clearTimer();
    }

    @Override
    public void onLineWritten(long address) {
        if (!polling.onLineWritten(address)) {
            return;
        }
        long poll = polling.firstPollAfterWrite();
        if (poll < steps.time(index())) {
            lineCause = trace.currentCause();
            steps.set(index(), poll);
        }
    }

    /** Masks or unmasks interrupts while a context runs. */
    void maskInterrupts(boolean mask) {
        interrupts.setMasked(mask);
        if (interrupts.isInterrupted()) {
            wake();
        }
    }

    /** Ends a wait because of an interrupt that arrives now. */
    private void wake() {
        long when = Math.max(simulationClock.time(), busyUntil);
        switch (state) {
            case HALTED, POLLING -> steps.set(index(), Math.min(when, steps.time(index())));
            case IN_CONTEXT -> {
                if (interrupts.isMasked()) {
                    return;
                }
                if (clock.time() > when) {
                    // The context ran ahead of the interrupt; the rest is charged when it is resumed.
                    context.get().addRemaining(clock.time() - when);
                    clock.set(when);
                }
                steps.set(index(), when);
            }
            default -> { } // its next step is due at its clock, and takes the interrupt
        }
    }

    // ---- the core's steps

    /** Runs the software of the core, whose step is due. */
    public void step() {
        turn.begin();
        try {
            runSoftware();
        } finally {
            turn.end();
        }
    }

    private void runSoftware() {
        if (resumesContext()) {
            beginTurnOfContext();
            context.resume();
            return;
        }
        clock.set(simulationClock.time());
        interrupts.setMasked(false);
        CoreEvent event = takeEvent();
        context.unwindDiscarded();
        trace.setCause(cause);
        if (event != CoreEvent.READY) {
            event.accept(recorder);
            cause = trace.currentCause();
        }
        CoreDirective directive = software.step(event);
        clock.set(Math.max(clock.time(), simulationClock.time() + timing.cycle()));
        // The most frequent directive needs no visit.
        if (directive != CoreDirective.AGAIN || state != State.READY) {
            state = directive.accept(interpreter);
        }
        busyUntil = clock.time();
        steps.set(index(), state == State.READY ? clock.time() : nextStep());
    }

    private CoreEvent takeEvent() {
        if (state == State.POLLING) {
            polling.end();
        }
        if (software.isBooting()) {
            cause = startCause;
            software.boot();
            return CoreEvent.STARTED;
        }
        if (context.hasEvent()) {
            return context.takeEvent();
        }
        if (interrupts.isInterrupted()) {
            clock.charge(timing.interruptEntry());
            cause = interrupts.cause();
            return interrupts.take();
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
            case HALTED -> interrupts.isInterrupted() ? clock.time() : EventQueue.NEVER;
            case POLLING -> interrupts.isInterrupted() ? clock.time() : polling.nextWakeUp();
            case IN_CONTEXT -> {
                if (!interrupts.isInterrupted()) {
                    clock.charge(context.get().takeRemaining());
                }
                yield clock.time();
            }
            default -> clock.time();
        };
    }

    /** Raises an event of the running context, which the reactor gets before all other pending events. */
    void raise(CoreEvent event) {
        context.raise(event);
        state = State.READY;
        steps.set(index(), clock.time());
    }

    void discard(Context discarded) {
        context.discard(discarded);
    }

    /**
     * Ends a context whose machine is being closed.
     *
     * @return whether it ended
     */
    boolean cancel(Context ending) {
        return context.cancel(ending);
    }

    /** Turns the directive of the software into the state of the core. */
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
            Context resumed = directive.context();
            context.set(resumed);
            if (resumed.core() != core || resumed.isFinished()) {
                throw new IllegalArgumentException(core + " cannot resume " + resumed
                        + (resumed.isFinished() ? ", which has ended" : ", which is another core's"));
            }
            clock.charge(timing.resume());
            return State.IN_CONTEXT;
        }
    }
}
