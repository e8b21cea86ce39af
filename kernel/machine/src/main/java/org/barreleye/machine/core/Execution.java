package org.barreleye.machine.core;

import java.util.Objects;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.machine.description.InitialState;
import org.barreleye.machine.time.EventQueue;

/**
 * What a core is doing: which software it runs, what that waits for, and what it is to be told next.
 *
 * <p>Whoever changes what the core waits for also moves its time in {@code engine.steps}, so that this is always the time
 * of the core's next step.
 */
final class Execution implements Copyable {
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
    private final Deciding deciding = new Deciding();
    private final Witness witness;
    private final PendingInterrupts interrupts;
    private final Polling polling;

    private State state = State.OFF;
    private boolean failed;
    private BootRom rom;
    private boolean starting;
    private long entry;
    private Reactor reactor;
    private Context context;
    private Occurrence fromContext;
    private boolean timerExpired;
    // Whether the timer expired, or an interrupt is pending.
    private boolean interrupted;
    // Whether the context that has the core lets them wait.
    private boolean holding;

    // What, in the trace, the core's doings follow from; and what each kind of wake-up that was not told yet does.
    private long cause;
    private long startCause;
    private long interruptCause;
    private long timerCause;
    private long lineCause;

    // When the reactor's last step was over. Nothing can interrupt the core before.
    private long free;

    Execution(Engine engine, Core core) {
        this.engine = engine;
        this.core = core;
        witness = new Witness(engine, core);
        interrupts = new PendingInterrupts();
        polling = new Polling(engine, core);
    }

    private Execution(Execution source, Copier copier) {
        copier.enter(source, this);
        engine = copier.of(source.engine);
        core = copier.of(source.core);
        witness = new Witness(engine, core);
        interrupts = source.interrupts.copy();
        polling = new Polling(source.polling, engine, core);
        state = source.state;
        failed = source.failed;
        rom = source.rom instanceof Copyable ? copier.ofForeign(source.rom) : source.rom;
        starting = source.starting;
        entry = source.entry;
        reactor = source.reactor == null ? null : copier.of(source.reactor);
        timerExpired = source.timerExpired;
        interrupted = source.interrupted;
        holding = source.holding;
        cause = source.cause;
        startCause = source.startCause;
        interruptCause = source.interruptCause;
        timerCause = source.timerCause;
        lineCause = source.lineCause;
        free = source.free;
    }

    @Override
    public Execution copy(Copier copier) {
        return new Execution(this, copier);
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
                    : core.description().initially() == InitialState.OFF ? CoreState.OFF : CoreState.WAITING;
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
        startCause = engine.trace.current();
        entry = atEntry;
        core.clock = engine.time() + core.startSkew();
        engine.steps.set(core.index, core.clock);
    }

    /** What the core was started with. */
    long entry() {
        return entry;
    }

    /** The core stops dead: nothing that it was about to do or to be told happens. */
    void stop() {
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
        fromContext = null;
        engine.timers.set(core.index, EventQueue.NEVER);
        engine.steps.set(core.index, EventQueue.NEVER);
    }

    void interrupt(int vector) {
        interrupts.add(vector);
        interrupted = true;
        interruptCause = engine.trace.current();
        wake();
    }

    void expireTimer() {
        timerExpired = true;
        interrupted = true;
        timerCause = engine.trace.current();
        wake();
    }

    void clearTimer() {
        timerExpired = false;
        interrupted = !interrupts.isEmpty();
        timerCause = engine.trace.current(); // for the next expiry, if it is being set anew
    }

    /** A line that the software polls was written, by the event that is happening now. */
    void lineWritten() {
        long poll = polling.pollThatSeesTheWrite();
        if (poll < engine.steps.time(core.index)) {
            lineCause = engine.trace.current();
            engine.steps.set(core.index, poll);
        }
    }

    private boolean isInterrupted() {
        return interrupted && !holding;
    }

    /** The context that has the core lets interrupts wait, or does so no longer. */
    void hold(boolean hold) {
        holding = hold;
        if (isInterrupted()) {
            wake();
        }
    }

    /** Ends a wait because of an interrupt that arrives now. */
    private void wake() {
        long when = Math.max(engine.time(), free);
        switch (state) {
            case HALTED, POLLING -> engine.steps.set(core.index, Math.min(when, engine.steps.time(core.index)));
            case IN_CONTEXT -> {
                if (holding) {
                    return;
                }
                if (core.clock > when) {
                    // The context worked ahead: it was interrupted in the middle, and owes the rest.
                    context.owe(core.clock - when);
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
            engine.trace.follow(cause);
            core.inContext = true;
            context.coroutine().resume();
            core.inContext = false;
            return;
        }
        holding = false;
        Occurrence occurrence = takeOccurrence();
        engine.trace.follow(cause);
        if (occurrence != Occurrence.READY) {
            occurrence.accept(witness);
            cause = engine.trace.current();
        }
        Next next = Objects.requireNonNull(reactor.step(core, occurrence), "a reactor says what it waits for");
        core.clock = Math.max(core.clock, engine.time() + core.cycle);
        // The most frequent answer is not asked what it is.
        if (next != Next.AGAIN || state != State.READY) {
            state = next.accept(deciding);
        }
        free = core.clock;
        engine.steps.set(core.index, state == State.READY ? core.clock : nextStep());
    }

    private Occurrence takeOccurrence() {
        if (state == State.POLLING) {
            polling.end();
        }
        if (starting) {
            starting = false;
            cause = startCause;
            reactor = Objects.requireNonNull(rom.start(core, entry), "a boot ROM makes a reactor");
            return Occurrence.STARTED;
        }
        if (fromContext != null) {
            Occurrence occurrence = fromContext;
            fromContext = null;
            if (occurrence instanceof Occurrence.ContextFinished finished) {
                engine.contexts.remove(finished.context());
            }
            return occurrence;
        }
        if (isInterrupted()) {
            core.clock += core.interruptEntry;
            cause = interrupts.isEmpty() ? timerCause : interruptCause;
            if (interrupts.isEmpty()) {
                timerExpired = false;
                interrupted = false;
                return Occurrence.TIMER_EXPIRED;
            }
            int vector = interrupts.take();
            interrupted = timerExpired || !interrupts.isEmpty();
            return new Occurrence.Interrupt(vector);
        }
        if (state != State.POLLING) {
            return Occurrence.READY;
        }
        Occurrence found = polling.look();
        if (found instanceof Occurrence.LineChanged && lineCause != 0) {
            cause = lineCause;
        }
        lineCause = 0;
        return found;
    }

    private long nextStep() {
        return switch (state) {
            case HALTED -> isInterrupted() ? core.clock : EventQueue.NEVER;
            case POLLING -> isInterrupted() ? core.clock : polling.firstWake();
            case IN_CONTEXT -> {
                if (!isInterrupted()) {
                    core.clock += context.settle();
                }
                yield core.clock;
            }
            default -> core.clock;
        };
    }

    /** The running context has something to tell the reactor, which comes before anything else that is pending. */
    void tell(Occurrence occurrence) {
        fromContext = occurrence;
        state = State.READY;
        engine.steps.set(core.index, core.clock);
    }

    /**
     * Ends a context whose machine is being closed.
     *
     * @return whether it ended
     */
    boolean unwind(Context ending) {
        context = ending;
        core.inContext = true;
        boolean ended = ending.coroutine().unwind();
        core.inContext = false;
        return ended;
    }

    /** Turns what the software decided into what the core is doing. */
    private final class Deciding implements Next.Visitor<State> {
        @Override
        public State again(Next.Again next) {
            return State.READY;
        }

        @Override
        public State halt(Next.Halt next) {
            return State.HALTED;
        }

        @Override
        public State await(Next.Await next) {
            polling.begin(next);
            return State.POLLING;
        }

        @Override
        public State resume(Next.Resume next) {
            context = next.context();
            if (context.core() != core || context.isFinished()) {
                throw new IllegalArgumentException(core + " cannot resume " + context
                        + (context.isFinished() ? ", which has ended" : ", which is another core's"));
            }
            core.clock += core.resume;
            return State.IN_CONTEXT;
        }
    }
}
