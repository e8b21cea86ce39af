package org.barreleye.machine.core;

import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.context.Context;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.memory.Access;
import org.barreleye.machine.memory.PhysicalMemory;
import org.barreleye.machine.time.Event;

/** The port through which the software of one core acts. Everything it does costs time on the core's clock. */
public final class Core implements Copyable {
    private final CoreDescription description;
    private final int index;
    private final Board board;
    private final Running running;

    /** Plugs a core into a board. Called by the machine. */
    public Core(CoreDescription description, int index, Board board) {
        this.description = description;
        this.index = index;
        this.board = board;
        running = new Running(this, board);
    }

    private Core(Core source, Copier copier) {
        copier.enter(source, this);
        description = source.description;
        index = source.index;
        board = copier.of(source.board);
        running = copier.of(source.running);
    }

    @Override
    public Core copy(Copier copier) {
        return new Core(this, copier);
    }

    /** What this core is like. */
    public CoreDescription description() {
        return description;
    }

    /** Its number in hardware. */
    public CoreId id() {
        return description.id();
    }

    /** Its place among the cores of the machine. */
    public int index() {
        return index;
    }

    /** Whether the machine has a core of this number. */
    public boolean knows(CoreId core) {
        return board.has(core);
    }

    /** What the core is doing: for the machine, not for software. */
    public Running running() {
        return running;
    }

    /** This core's clock, in picoseconds. */
    public long now() {
        return running.clock();
    }

    /** Private work. */
    public void spend(long cycles) {
        running.spend(cycles * description.cyclePicoseconds());
    }

    /**
     * Loads a number.
     *
     * @param address packed canonical address, a multiple of {@code bytes}
     * @param bytes 1, 2, 4 or 8
     * @return the number, its upper bits zero
     * @throws IllegalArgumentException if there is no such memory, or the address is not aligned
     */
    public long load(long address, int bytes, Endianness order) {
        board.memory().check(address, bytes);
        running.waitForTurn();
        pay(board.memory().read(index, address));
        return board.memory().get(address, bytes, order);
    }

    /**
     * Stores a number.
     *
     * @param address packed canonical address, a multiple of {@code bytes}
     * @param bytes 1, 2, 4 or 8; the upper bits of the value are dropped
     * @throws IllegalArgumentException if there is no such memory, or the address is not aligned
     */
    public void store(long address, int bytes, long value, Endianness order) {
        board.memory().check(address, bytes);
        running.waitForTurn();
        pay(board.memory().write(index, address));
        board.memory().set(address, bytes, value, order);
        board.trace().add(now(), id(), "store", Long.toHexString(address) + " " + bytes + " " + Long.toHexString(value));
        running.tellThoseWhoAwait(address - address % PhysicalMemory.LINE_BYTES);
    }

    /**
     * Stores a line: eight little-endian words, the header last, visible at once when this core's clock has got there.
     *
     * @param address packed canonical address, a multiple of 64
     */
    public void publishLine(
            long address, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long header) {
        board.memory().check(address, PhysicalMemory.LINE_BYTES);
        pay(board.memory().wouldWrite(index, address));
        board.events().add(new Event.LineStored(now(), index, address, w0, w1, w2, w3, w4, w5, w6, header));
    }

    /** Sends an interrupt. */
    public void sendInterrupt(CoreId target, int vector) {
        long arrival = now() + board.interconnect().interrupt() + jitter();
        board.events().add(new Event.InterruptArrived(arrival, board.index(target), vector));
    }

    /**
     * Starts a core.
     *
     * @param entry the packed canonical address that its boot ROM is told
     */
    public void startCore(CoreId target, long entry) {
        board.events().add(
                new Event.CoreStarted(now() + board.interconnect().start() + jitter(), board.index(target), entry));
    }

    /** Sets the timer, which replaces what it was set to. */
    public void setTimer(long atPicoseconds) {
        running.setTimer(Math.max(atPicoseconds, now()));
    }

    /** Unsets the timer. */
    public void clearTimer() {
        running.clearTimer();
    }

    /** Writes a line on the console. */
    public void print(String text) {
        mark("print", text);
    }

    /** Leaves a mark in the trace. */
    public void mark(String kind, String text) {
        board.trace().add(now(), id(), kind, text);
    }

    /** Makes a context of straight-line code, to be run on this core. */
    public Context newContext(String name, Runnable body) {
        Context context = new Context(name, body);
        board.keep(context);
        return context;
    }

    /** Called inside a context: gives the core to its reactor, and returns when that resumes the context. */
    public void trap() {
        running.trap();
    }

    /** Switches the machine off. */
    public void powerOff(int exitStatus) {
        mark("off", Integer.toString(exitStatus));
        board.powerOff(exitStatus);
    }

    private void pay(Access access) {
        switch (access) {
            case HIT -> running.spendUninterrupted(description.costs().cacheHit() * description.cyclePicoseconds());
            case FROM_MEMORY -> running.spendUninterrupted(board.interconnect().fetchFromMemory() + jitter());
            case FROM_CACHE -> running.spendUninterrupted(board.interconnect().fetchFromCache() + jitter());
            case INVALIDATED_OTHERS -> running.spendUninterrupted(board.interconnect().invalidate() + jitter());
        }
    }

    private long jitter() {
        return board.chance().upTo(board.interconnect().jitterMax());
    }
}
