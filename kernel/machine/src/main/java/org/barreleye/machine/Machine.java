package org.barreleye.machine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.chance.Chance;
import org.barreleye.machine.context.Context;
import org.barreleye.machine.core.Board;
import org.barreleye.machine.core.BootRom;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.Occurrence;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.InterconnectDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.memory.PhysicalMemory;
import org.barreleye.machine.time.Event;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.trace.Trace;

/**
 * A modelled machine: cores, memory, and what lies between them, in virtual time. It owns time, chance and order; what it
 * does is a function of its description, its software and its seed. One thread at a time may use it.
 */
public final class Machine implements Board, AutoCloseable {
    private static final int WORD_BYTES = 8;
    private static final int HEADER_OFFSET = 56;

    private final MachineDescription description;
    private final List<Core> cores;
    private final List<Optional<BootRom>> roms;
    private final PhysicalMemory memory;
    private final EventQueue events;
    private final Chance chance;
    private final Trace trace;
    private final List<Context> contexts;
    private OptionalInt exitStatus = OptionalInt.empty();
    private long now;

    private Machine(MachineDescription description, long seed) {
        this.description = description;
        memory = new PhysicalMemory(description.memoryBytes());
        events = new EventQueue();
        chance = new Chance(seed, "interconnect");
        trace = new Trace();
        contexts = new ArrayList<>();
        cores = new ArrayList<>();
        roms = new ArrayList<>();
        for (CoreDescription core : description.cores()) {
            cores.add(new Core(core, cores.size(), this));
            roms.add(Optional.empty());
        }
    }

    private Machine(Machine source, Copier copier) {
        copier.enter(source, this);
        description = source.description;
        memory = copier.of(source.memory);
        events = copier.of(source.events);
        chance = copier.of(source.chance);
        trace = copier.of(source.trace);
        contexts = new ArrayList<>();
        roms = new ArrayList<>(source.roms);
        exitStatus = source.exitStatus;
        now = source.now;
        cores = new ArrayList<>();
        source.cores.forEach(core -> cores.add(copier.of(core)));
    }

    /** Builds a machine that is off. */
    public static Machine of(MachineDescription description, long seed) {
        return new Machine(description, seed);
    }

    /**
     * A second machine in the same state, that goes on as this one would.
     *
     * @throws IllegalStateException if the machine has contexts, or software that is not copyable
     */
    public Machine copy() {
        return copy(new Copier());
    }

    @Override
    public Machine copy(Copier copier) {
        if (!contexts.isEmpty()) {
            throw new IllegalStateException("a machine with contexts cannot be copied, only replayed from its seed: "
                    + contexts.stream().map(Context::name).toList());
        }
        return new Machine(this, copier);
    }

    /** What this machine was built from. */
    public MachineDescription description() {
        return description;
    }

    /** Its cores, in the order of their description. */
    public List<Core> cores() {
        return Collections.unmodifiableList(cores);
    }

    /**
     * A core.
     *
     * @throws IllegalArgumentException if there is none of this number; the message lists those there are
     */
    public Core core(CoreId id) {
        return cores.get(index(id));
    }

    /** Decides what a core runs when it is started. */
    public void install(CoreId core, BootRom rom) {
        roms.set(index(core), Optional.of(rom));
    }

    /**
     * Starts the first core.
     *
     * @param entry the packed canonical address that its boot ROM is told
     */
    public void powerOn(CoreId core, long entry) {
        events.add(new Event.CoreStarted(now + chance.upTo(description.interconnect().jitterMax()), index(core), entry));
    }

    /** Lets the next event happen; false if none is due any more, or the machine is off. */
    public boolean step() {
        if (exitStatus.isPresent()) {
            return false;
        }
        Optional<Event> event = events.take();
        event.ifPresent(this::happen);
        return event.isPresent();
    }

    /** Lets events happen until none is due, or the machine is off. Returns how many happened. */
    public long run() {
        long count = 0;
        while (step()) {
            count++;
        }
        return count;
    }

    /** The time of the latest event, in picoseconds. */
    public long now() {
        return now;
    }

    /** What the machine was switched off with, once it was. */
    public OptionalInt exitStatus() {
        return exitStatus;
    }

    /** A hash over everything observable that has happened. */
    public long traceHash() {
        return trace.hash();
    }

    /** Unwinds all contexts; returns when none of their threads is left. */
    @Override
    public void close() {
        contexts.forEach(Context::end);
        contexts.clear();
    }

    private void happen(Event event) {
        now = event.time();
        Core core = cores.get(event.core());
        if (event instanceof Event.Turn turn) {
            core.running().turn(turn);
        } else if (event instanceof Event.LineStored stored) {
            store(core, stored);
        } else if (event instanceof Event.InterruptArrived interrupt) {
            trace.add(now, core.id(), "interrupt", Integer.toString(interrupt.vector()));
            core.running().arrive(now, new Occurrence.Interrupt(interrupt.vector()));
        } else if (event instanceof Event.CoreStarted started) {
            start(core, started);
        } else if (event instanceof Event.TimerExpired expired) {
            core.running().timerExpired(expired);
        }
    }

    private void start(Core core, Event.CoreStarted started) {
        BootRom rom = roms.get(started.core()).orElseThrow(
                () -> new IllegalStateException(core.id() + " was started, but nothing is installed in its boot ROM"));
        trace.add(now, core.id(), "start", Long.toHexString(started.entry()));
        core.running().start(now, rom, started.entry());
    }

    private void store(Core core, Event.LineStored stored) {
        long[] words = {
            stored.w0(), stored.w1(), stored.w2(), stored.w3(), stored.w4(), stored.w5(), stored.w6()
        };
        memory.write(core.index(), stored.address());
        for (int i = 0; i < words.length; i++) {
            memory.set(stored.address() + (long) i * WORD_BYTES, WORD_BYTES, words[i], Endianness.LITTLE);
        }
        memory.set(stored.address() + HEADER_OFFSET, WORD_BYTES, stored.header(), Endianness.LITTLE);
        trace.add(now, core.id(), "line",
                Long.toHexString(stored.address()) + " " + Long.toHexString(stored.header()) + " "
                        + Long.toHexString(java.util.Arrays.hashCode(words)));
        lineChanged(stored.address(), now, core.index());
    }

    @Override
    public PhysicalMemory memory() {
        return memory;
    }

    @Override
    public EventQueue events() {
        return events;
    }

    @Override
    public Chance chance() {
        return chance;
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public InterconnectDescription interconnect() {
        return description.interconnect();
    }

    @Override
    public int index(CoreId id) {
        for (Core core : cores) {
            if (core.id().equals(id)) {
                return core.index();
            }
        }
        throw new IllegalArgumentException(description.name() + " has no " + id + ", only "
                + cores.stream().map(core -> core.id().toString()).toList());
    }

    @Override
    public boolean has(CoreId id) {
        return description.cores().stream().anyMatch(core -> core.id().equals(id));
    }

    @Override
    public void lineChanged(long lineAddress, long time, int by) {
        for (Core core : cores) {
            if (core.index() != by) {
                core.running().lineChanged(lineAddress, time);
            }
        }
    }

    @Override
    public void keep(Context context) {
        contexts.add(context);
    }

    @Override
    public void powerOff(int status) {
        exitStatus = OptionalInt.of(status);
    }
}
