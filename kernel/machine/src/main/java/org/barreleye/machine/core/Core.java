package org.barreleye.machine.core;

import java.util.Objects;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.injection.FaultInjector;
import org.barreleye.machine.interrupt.PendingInterrupts;
import org.barreleye.machine.memory.AddressMap;
import org.barreleye.machine.ordering.Barrier;
import org.barreleye.machine.time.CoreClock;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.time.SimulationClock;
import org.barreleye.machine.time.TimerTable;
import org.barreleye.machine.trace.Console;
import org.barreleye.machine.trace.Trace;
import org.barreleye.machine.trace.TraceHash;
import org.barreleye.machine.translation.Mmu;

/**
 * A core as its software sees it, be that a {@link Reactor} or a {@link Context}.
 *
 * <p>Every action costs time on this core's clock. In a step of a reactor, loads and stores take effect at the instant
 * at which the step began. All other actions are posted: they become visible at the core's clock of the moment at which
 * they are issued, plus their latency. In a context every action takes effect at its own instant.
 *
 * <p>Only the software that runs on the core at the moment may act. Every other caller gets an {@link
 * IllegalStateException}.
 */
public final class Core implements Copyable {
    // Private work of a context that runs ahead further than a millisecond looks for an interrupt in between. Every
    // value gives the same run.
    private static final long RUN_AHEAD = 1_000_000_000;

    private final CoreDescription description;
    private final CoreStateMachine stateMachine;
    private final CoreClock clock;
    private final CoreTiming timing;
    private final SoftwareTurn turn;
    private final AddressMap map;
    private final MemoryPort memory;
    private final Mmu mmu;
    private final InterruptSender interrupts;
    private final FaultInjector faultInjector;
    private final Cores cores;
    private final Contexts contexts;
    private final EventQueue queue;
    private final TimerTable timers;
    private final SimulationClock simulationClock;
    private final Console console;
    private final TraceHash hash;
    private final Trace trace;

    Core(MachineParts parts, CoreStateMachine stateMachine, CoreClock clock, CoreTiming timing, SoftwareTurn turn,
            MemoryPort memory) {
        this.stateMachine = stateMachine;
        this.clock = clock;
        this.timing = timing;
        this.turn = turn;
        this.memory = memory;
        description = parts.description().cores().get(clock.core());
        map = parts.addressMaps().get(clock.core());
        mmu = new Mmu(description, new PageTableReader(this));
        interrupts = new InterruptSender(parts, clock, timing.interruptSend(), memory);
        faultInjector = parts.faultInjector();
        cores = parts.cores();
        contexts = parts.contexts();
        queue = parts.queue();
        timers = parts.timers();
        simulationClock = parts.simulationClock();
        console = parts.console();
        hash = parts.hash();
        trace = parts.trace();
    }

    /** The MMU of this core. The accesses below bypass it; {@link VirtualMemory} uses it. */
    public Mmu mmu() {
        return mmu;
    }

    /** The description of this core. */
    public CoreDescription description() {
        return description;
    }

    /** Returns whether the caches of this core are kept coherent with those of others, or it has none. */
    public boolean isCoherent() {
        return memory.isCoherent();
    }

    /** The number of this core. */
    public CoreId id() {
        return description.id();
    }

    /** The address map of this core. Its use costs nothing. */
    public AddressMap addressMap() {
        return map;
    }

    /**
     * The clock of this core, in picoseconds since power-on, and ahead by the skew of a fault. Costs the software that
     * runs on the core a cycle, or a loop that waits for a time would never end. An observer pays nothing.
     */
    public long now() {
        if (turn.isRunning()) {
            turn.act();
            clock.charge(timing.cycle());
            return clock.time() - timing.cycle() + timing.skew();
        }
        return clock.time() + timing.skew();
    }

    /**
     * Spends cycles on private work, which no other agent can observe.
     *
     * @param cycles 0 or more
     */
    public void spend(long cycles) {
        long end = clock.time() + cycles * timing.cycle();
        if (cycles < 0 || Math.multiplyHigh(cycles, timing.cycle()) != 0 || end < clock.time()) {
            throw new IllegalArgumentException("work takes 0 cycles or more, and ends before 2^63 ps; not " + cycles);
        }
        turn.require();
        if (turn.isUnwinding()) {
            turn.awaitTurn(); // throws
        }
        clock.set(end);
        if (turn.isInContext() && end - simulationClock.time() > RUN_AHEAD) {
            turn.awaitTurn();
        }
    }

    /**
     * Loads a number.
     *
     * @param address packed canonical address, aligned to {@code bytes}
     * @param bytes 1, 2, 4 or 8; more than a word of this core costs several hits
     * @param order in which order its bytes lie in memory
     * @return the number, zero-extended
     * @throws IllegalArgumentException if there is no such access, it is not aligned, or there is no memory
     */
    public long load(long address, int bytes, Endianness order) {
        turn.act();
        return memory.load(address, bytes, order);
    }

    /**
     * Stores the low bytes of a number. On a core with a store buffer the other cores see it later, and the loads of
     * this core at once.
     *
     * @param address packed canonical address, aligned to {@code bytes}
     * @param bytes 1, 2, 4 or 8; more than a word of this core costs several hits
     * @param value higher bytes are ignored
     * @param order in which order its bytes are to lie in memory
     * @throws IllegalArgumentException if there is no such access, it is not aligned, or there is no memory
     */
    public void store(long address, int bytes, long value, Endianness order) {
        turn.act();
        memory.store(address, bytes, value, order);
    }

    /**
     * Stores a message line, eight little-endian 64-bit words with the header last, as one observable action: into one
     * cache line, or two where a line has 32 bytes. Costs the stores, and the time to own the lines in the state in
     * which the step finds them; visible after that time. With a store buffer, the buffer waits for the ownership while
     * the core goes on; a later store, interrupt or start waits for the buffer.
     *
     * @param lineAddress packed canonical address, a multiple of 64
     * @throws IllegalArgumentException if it is not, or if there is no memory
     */
    public void publishLine(long lineAddress, long w0, long w1, long w2, long w3, long w4, long w5, long w6,
            long header) {
        turn.act();
        memory.publishLine(lineAddress, w0, w1, w2, w3, w4, w5, w6, header);
    }

    /**
     * Executes a memory barrier. Costs the wait until the store buffer is empty; nothing on a core without store buffer
     * and invalidation queue. In a step of a reactor it takes effect when the step began, as its loads and stores do.
     */
    public void barrier(Barrier barrier) {
        if (barrier != Barrier.LOADS || memory.isWeaklyOrdered()) { // loads are in order on other machines
            turn.act();
            memory.barrier(barrier);
        }
    }

    /** Stores zeros into a message line at once, past a cache that is not coherent; costs as {@link #publishLine}. */
    public void clearLine(long lineAddress) {
        turn.act();
        memory.clearLine(lineAddress);
    }

    /**
     * Writes back the cached copy of a message line where it is modified, on a core in no coherence domain. Costs a hit
     * for each cache line, and the write to memory.
     */
    public void cleanLine(long lineAddress) {
        turn.act();
        memory.cleanLine(lineAddress);
    }

    /** Drops the cached copy of a message line, modified or not, likewise. Costs a hit for each cache line. */
    public void invalidateLine(long lineAddress) {
        turn.act();
        memory.invalidateLine(lineAddress);
    }

    /**
     * Writes back and drops what the cache of a core in no coherence domain has of a range, which begins at a line.
     * Costs a hit for each line of the cache, since each is looked at, and the writes to memory.
     */
    public void flushCache(long base, long bytes) {
        turn.act();
        memory.flushCache(base, bytes);
    }

    /**
     * Interrupts a core, possibly this one. A core that is off loses the interrupt.
     *
     * @param vector 0 .. 255
     */
    public void sendInterrupt(CoreId target, int vector) {
        PendingInterrupts.requireVector(vector);
        turn.act();
        interrupts.interrupt(target, vector);
    }

    /**
     * Masks or unmasks the interrupts of this core while a context runs. A step of a reactor cannot be interrupted
     * anyway.
     */
    public void maskInterrupts(boolean mask) {
        if (turn.isInContext()) {
            turn.act();
            stateMachine.maskInterrupts(mask);
            turn.act();
        }
    }

    /**
     * Returns whether software may allocate memory now. Software calls this before each allocation. True unless an
     * {@link org.barreleye.machine.fault.AllocationBudget} refuses it. Costs nothing.
     */
    public boolean grantsAllocation() {
        turn.act();
        return faultInjector.grantsAllocation(clock.core());
    }

    /** Returns whether the machine has a core of this number. */
    public boolean exists(CoreId other) {
        return cores.contains(other);
    }

    /**
     * Starts a core. Has no effect on a core that is running.
     *
     * @param entry passed to its {@link BootRom}
     * @throws IllegalStateException if no software is installed there
     */
    public void startCore(CoreId target, long entry) {
        turn.act();
        interrupts.start(target, entry);
    }

    /**
     * Stops another core: what it was about to do does not happen, its memory stays as it is, and it can be started
     * again. Has no effect on a core that is off.
     */
    public void stopCore(CoreId target) {
        turn.act();
        interrupts.stop(target);
    }

    /** Sets the only timer of this core to expire at a time in picoseconds, at once if that has passed. */
    public void setTimer(long atPicoseconds) {
        clearTimer();
        timers.set(clock.core(), Math.max(atPicoseconds - timing.skew(), clock.time()));
    }

    /** Clears the timer of this core. An expiry that is pending is taken back. */
    public void clearTimer() {
        turn.act();
        clock.charge(timing.timerProgramming());
        stateMachine.clearTimer();
        timers.set(clock.core(), EventQueue.NEVER);
    }

    /** Prints a line on the console, with the core's time. */
    public void print(String text) {
        print("", text);
    }

    /** Shows text on the terminal. Costs the same as a line on the console. */
    public void writeTerminal(String text) {
        print(Console.TERMINAL, text);
    }

    private void print(String kind, String text) {
        turn.act();
        clock.charge(timing.consoleLine());
        queue.setTexts(queue.post(clock.time(), EventClass.PRINT, clock.core(), 0), kind,
                Objects.requireNonNull(text, "text"));
    }

    /**
     * Reads the next byte that was typed at the terminal; {@link Console#END_OF_INPUT}, or {@link Console#NOTHING_YET}
     * while no line was typed. Costs a hit.
     */
    public int readTerminal() {
        turn.act();
        clock.charge(timing.hit());
        int typed = console.readTerminal();
        hash.mix(typed);
        return typed;
    }

    /** Leaves a mark in the trace, with the core's time. Costs nothing. */
    public void mark(String kind, String text) {
        turn.act();
        int handle = queue.post(clock.time(), EventClass.MARK, clock.core(), 0);
        queue.setTexts(handle, Objects.requireNonNull(kind, "kind"), Objects.requireNonNull(text, "text"));
    }

    /** Returns whether the trace keeps notes. */
    public boolean keepsNotes() {
        return trace.keepsNotes();
    }

    /**
     * Adds a note to the trace, with the core's time, if the trace keeps notes. A note is no event: it costs nothing,
     * changes neither the run nor its hash, and stands in the trace before earlier events of other cores that this core
     * has run ahead of.
     */
    public void note(String kind, String text) {
        if (trace.keepsNotes()) {
            trace.record(clock.time(), clock.core(), kind, Objects.requireNonNull(text, "text"));
        }
    }

    /** Switches the machine off; the first status counts. */
    public void powerOff(int exitStatus) {
        turn.act();
        queue.post(clock.time(), EventClass.POWER_OFF, clock.core(), exitStatus);
    }

    /**
     * Creates an application thread of this core, which starts when the reactor resumes it.
     *
     * @param name names it in messages and traces
     * @param body straight-line Java that acts on this core and no other
     */
    public Context newContext(String name, Runnable body) {
        return contexts.add(new Context(Objects.requireNonNull(name, "name"), this,
                Objects.requireNonNull(body, "body")));
    }

    /**
     * Traps from a context into the reactor, which gets {@link CoreEvent.ContextTrapped} as its next event. Returns
     * when the reactor resumes the context.
     *
     * @throws IllegalStateException if the caller is no context
     */
    public void trap() {
        turn.act();
        if (!turn.isInContext()) {
            throw new IllegalStateException("only a context traps; a reactor returns");
        }
        clock.charge(timing.trap());
        stateMachine.raise(new CoreEvent.ContextTrapped(stateMachine.context()));
        turn.suspend();
    }

    void finishContext(Context context) {
        turn.act();
        stateMachine.raise(new CoreEvent.ContextFinished(context));
    }

    void discardContext(Context context) {
        stateMachine.discard(context);
    }

    /**
     * Ends a context of a machine that is closed.
     *
     * @return whether it ended
     */
    boolean cancel(Context context) {
        return stateMachine.cancel(context);
    }

    @Override
    public String toString() {
        return id().toString();
    }
}
