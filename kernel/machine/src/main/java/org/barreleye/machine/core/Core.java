package org.barreleye.machine.core;

import java.util.Objects;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.CoreCosts;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.translation.Mmu;

/**
 * The port through which the software of one core acts, be it a {@link Reactor} or a {@link Context}.
 *
 * <p>Every action costs time on this core's clock. In a reactor's step, loads and stores take effect at the instant at
 * which the step began; all other actions are posted: they become visible at the core's clock at the moment they are
 * issued, plus their latency. In a context every action takes effect at its own instant.
 *
 * <p>Only the software that runs on the core at the moment may act; everybody else gets an
 * {@link IllegalStateException}.
 */
public final class Core implements Copyable {
    static final int WORDS_PER_MESSAGE_LINE = 8;
    static final String TERMINAL = "terminal";

    // How far private work of a context runs ahead before we look whether it was interrupted: a millisecond; any value
    // gives one run.
    private static final long RUN_AHEAD = 1_000_000_000;

    final int index;
    final long cycle;
    final long skew;
    final long hit;
    final long interruptEntry;
    final long resume;
    final CoreStateMachine stateMachine;
    // Null if the core sees every space.
    final AddressMap map;
    long clock;
    boolean inContext;

    private final Engine engine;
    private final CoreDescription description;
    private final CoreCosts costs;
    private final InterruptLatencies interruptLatencies;
    private final MemoryPort memory;

    Core(Engine engine, int index, SeededRandom random) {
        this.engine = engine;
        this.index = index;
        description = engine.description.cores().get(index);
        costs = description.costs();
        cycle = engine.faultInjector.cycle(description);
        skew = engine.faultInjector.skew(description);
        hit = costs.hit() * cycle;
        interruptEntry = costs.interruptEntry() * cycle;
        resume = costs.resume() * cycle;
        map = AddressMap.of(description);
        interruptLatencies = new InterruptLatencies(engine.description, engine.routes, engine.stalledLinks, index,
                random);
        memory = new MemoryPort(engine, this);
        stateMachine = new CoreStateMachine(engine, this);
    }

    InterruptLatencies interruptLatencies() {
        return interruptLatencies;
    }

    MemoryReordering reordering() {
        return memory.reordering();
    }

    /** This core's MMU. No access below goes through it; {@link VirtualMemory} does. */
    public Mmu mmu() {
        return memory.mmu();
    }

    /** What this core is. */
    public CoreDescription description() {
        return description;
    }

    /** Its number. */
    public CoreId id() {
        return description.id();
    }

    /** Whether this core's address map shows the cell at a packed canonical address. */
    public boolean isMapped(long address) {
        return map == null || map.maps(address);
    }

    /**
     * What this core sees at one of its own addresses, by its address map. Costs nothing.
     *
     * @return the packed canonical address; the same number if the core has no map
     * @throws org.barreleye.machine.memory.BusFault if its map shows nothing there
     */
    public long decode(long local) {
        return map == null ? local : map.decode(local);
    }

    /**
     * This core's clock, in picoseconds since the machine was switched on, and as far ahead as a fault has put it.
     * Costs the software that runs on the core a cycle, or code that waits for a time would wait for ever; anybody else
     * may look for nothing.
     */
    public long now() {
        if (engine.acting() == this) {
            act();
            clock += cycle;
            return clock - cycle + skew;
        }
        return clock + skew;
    }

    /**
     * Private work, which nobody can observe.
     *
     * @param cycles 0 or more
     */
    public void spend(long cycles) {
        long end = clock + cycles * cycle;
        if (cycles < 0 || Math.multiplyHigh(cycles, cycle) != 0 || end < clock) {
            throw new IllegalArgumentException("work takes 0 cycles or more, and ends before time does; not " + cycles);
        }
        requireActing();
        clock = end;
        if (inContext && clock - engine.time() > RUN_AHEAD) {
            engine.catchUp(this);
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
        act();
        return memory.load(address, bytes, order);
    }

    /**
     * Stores the low bytes of a number. On a core with a store buffer the others see it later, and this core's own
     * loads at once.
     *
     * @param address packed canonical address, aligned to {@code bytes}
     * @param bytes 1, 2, 4 or 8; more than a word of this core costs several hits
     * @param value higher bytes are ignored
     * @param order in which order its bytes are to lie in memory
     * @throws IllegalArgumentException if there is no such access, it is not aligned, or there is no memory
     */
    public void store(long address, int bytes, long value, Endianness order) {
        act();
        memory.store(address, bytes, value, order);
    }

    /**
     * Stores eight little-endian 64-bit words, the header last, as one observable action: into one line, or two where a
     * line has 32 bytes. Costs the stores, and what it takes to own the lines in the state in which the step finds
     * them; visible when these are done. On a core with a store buffer the price is paid by the buffer, in order, while
     * the core goes on; a store, an interrupt or a start that follows waits.
     *
     * @param lineAddress packed canonical address, a multiple of 64
     * @throws IllegalArgumentException if it is not, or if there is no memory
     */
    public void publishLine(long lineAddress, long w0, long w1, long w2, long w3, long w4, long w5, long w6,
            long header) {
        act();
        memory.publishLine(lineAddress, w0, w1, w2, w3, w4, w5, w6, header);
    }

    /**
     * Makes sure that what this core did is seen, or that what others did is seen by it, before it goes on. Costs the
     * wait until the store buffer is empty; nothing where stores are not buffered and invalidations do not wait. In a
     * reactor's step it works at the instant at which the step began, as the step's loads and stores do.
     */
    public void barrier(Barrier barrier) {
        act();
        memory.barrier(barrier);
    }

    /**
     * Stores zeros where {@link #publishLine} would store words, at once, past a cache that nobody keeps coherent;
     * costs the same.
     */
    public void clearLine(long lineAddress) {
        act();
        memory.clearLine(lineAddress);
    }

    /**
     * Writes back this core's copy of 64 bytes, line by line, where it is modified and nobody keeps it coherent. Costs
     * a hit for each line, and its way to memory.
     *
     * @param lineAddress packed canonical address, a multiple of 64
     */
    public void cleanLine(long lineAddress) {
        act();
        memory.cleanLine(lineAddress);
    }

    /**
     * Forgets what {@link #cleanLine} would write back, modified or not: the next load sees memory. Costs a hit for
     * each line.
     */
    public void invalidateLine(long lineAddress) {
        act();
        memory.invalidateLine(lineAddress);
    }

    /**
     * Interrupts a core, possibly this one. A core that is off loses the interrupt.
     *
     * @param vector 0 .. 255
     */
    public void sendInterrupt(CoreId target, int vector) {
        PendingInterrupts.requireVector(vector);
        act();
        int to = engine.core(target).index;
        memory.drain();
        clock += costs.interruptSend() * cycle;
        engine.faultInjector.postInterrupt(clock + interruptLatencies.latencyTo(to, clock), to, vector);
    }

    /**
     * Lets interrupts wait while a context works for the software below it, or lets those that waited in. Nothing
     * interrupts a reactor's step anyway.
     */
    public void maskInterrupts(boolean mask) {
        if (inContext) {
            act();
            stateMachine.maskInterrupts(mask);
            act();
        }
    }

    /**
     * Asked by software before it takes memory for something new: whether it may. Always, unless faults were asked for,
     * as {@link org.barreleye.machine.fault.AllocationBudget} says. Costs nothing.
     */
    public boolean grantsAllocation() {
        act();
        return engine.faultInjector.grantsAllocation(index);
    }

    /** Whether the machine has a core of this number. */
    public boolean exists(CoreId other) {
        return engine.cores().stream().anyMatch(core -> core.id().equals(other));
    }

    /**
     * Starts a core; one that runs already takes no notice.
     *
     * @param entry handed to its {@link BootRom}
     * @throws IllegalStateException if no software is installed there
     */
    public void startCore(CoreId target, long entry) {
        act();
        Core started = engine.core(target);
        started.requireInstalled();
        memory.drain();
        clock += costs.interruptSend() * cycle;
        engine.post(clock + interruptLatencies.latencyTo(started.index, clock), EventClass.START, started.index, entry);
    }

    /** Clears this core's only timer and lets it expire at a time in picoseconds, at once if that has passed. */
    public void setTimer(long atPicoseconds) {
        clearTimer();
        engine.timers.set(index, Math.max(atPicoseconds - skew, clock));
    }

    /** Clears this core's timer; an expiry that was not told yet is taken back. */
    public void clearTimer() {
        act();
        clock += costs.timerProgramming() * cycle;
        stateMachine.clearTimer();
        engine.timers.set(index, EventQueue.NEVER);
    }

    /** Prints a line on the console, with the core's time. */
    public void print(String text) {
        act();
        clock += costs.consoleLine() * cycle;
        engine.queue.setTexts(engine.post(clock, EventClass.PRINT, index, 0), "", Objects.requireNonNull(text, "text"));
    }

    /** Shows text on the terminal. Costs what a line on the console does. */
    public void writeTerminal(String text) {
        act();
        clock += costs.consoleLine() * cycle;
        engine.queue.setTexts(engine.post(clock, EventClass.PRINT, index, 0), TERMINAL,
                Objects.requireNonNull(text, "text"));
    }

    /** The next byte that was typed at the terminal: -1 at the end of input. Costs a hit. */
    public int readTerminal() {
        act();
        clock += hit;
        int typed = engine.console.readTerminal();
        engine.hash.mix(typed);
        return typed;
    }

    /** Leaves a mark in the trace, with the core's time. Costs nothing. */
    public void mark(String kind, String text) {
        act();
        int handle = engine.post(clock, EventClass.MARK, index, 0);
        engine.queue.setTexts(handle, Objects.requireNonNull(kind, "kind"), Objects.requireNonNull(text, "text"));
    }

    /** Switches the machine off; the first status counts. */
    public void powerOff(int exitStatus) {
        act();
        engine.post(clock, EventClass.POWER_OFF, index, exitStatus);
    }

    /**
     * Creates an application thread of this core. It begins when the reactor resumes it.
     *
     * @param name for people
     * @param body straight-line Java that acts on this core and no other
     */
    public Context newContext(String name, Runnable body) {
        Context context = new Context(Objects.requireNonNull(name, "name"), this, Objects.requireNonNull(body, "body"));
        engine.add(context);
        return context;
    }

    /**
     * Called by a context: hands the core to the reactor, which is told {@link CoreEvent.ContextTrapped} before
     * anything else. Returns when the reactor resumes the context.
     *
     * @throws IllegalStateException if no context calls it
     */
    public void trap() {
        act();
        if (!inContext) {
            throw new IllegalStateException("only a context traps; a reactor returns");
        }
        clock += costs.trap() * cycle;
        Context context = stateMachine.context();
        stateMachine.raise(new CoreEvent.ContextTrapped(context));
        context.coroutine().suspend();
    }

    void finishContext(Context context) {
        act();
        stateMachine.raise(new CoreEvent.ContextFinished(context));
    }

    void requireInstalled() {
        if (!stateMachine.isInstalled()) {
            throw new IllegalStateException("no software is installed on " + id() + ", so it cannot be started");
        }
    }

    /** How much later than told this core starts. */
    long startSkew() {
        return interruptLatencies.startSkew();
    }

    private void requireActing() {
        if (engine.acting() != this) {
            throw new IllegalStateException("only what runs on " + id() + " acts on it, and only while it runs; now "
                    + (engine.acting() == null ? "nobody" : engine.acting()) + " does");
        }
    }

    private void act() {
        requireActing();
        if (inContext) {
            engine.catchUp(this);
        }
    }

    @Override
    public String toString() {
        return id().toString();
    }
}
