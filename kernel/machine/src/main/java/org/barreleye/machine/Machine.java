package org.barreleye.machine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.StateCloner;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.BootRom;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreFailure;
import org.barreleye.machine.core.CoreState;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.device.DeviceFactory;
import org.barreleye.machine.engine.Engine;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.schedule.SchedulePolicy;
import org.barreleye.machine.trace.ConsoleLine;
import org.barreleye.machine.trace.Trace;

/**
 * A modelled machine: cores that run software, memory that they share, and one virtual time.
 *
 * <p>A run is a function of the description, the seed and the software: the same three give the same
 * {@linkplain #traceHash() trace hash}, in another JVM too. Used by one thread at a time; many machines fit in one JVM.
 *
 * <pre>{@code
 * try (Machine machine = Machine.of(Presets.x86Power32(), 42)) {
 *     machine.install(new CoreId(0), (core, entry) -> new MyKernel());
 *     machine.powerOn(new CoreId(0), 0);
 *     machine.run();
 * }
 * }</pre>
 */
public final class Machine implements Copyable, AutoCloseable {
    private final MachineDescription description;
    private final Engine engine;

    private Machine(MachineDescription description, long seed, Faults faults) {
        this.description = Objects.requireNonNull(description, "description");
        engine = new Engine(description, seed, Objects.requireNonNull(faults, "faults"));
    }

    /** A machine of this description that is switched off, all its memory zero. */
    public static Machine of(MachineDescription description, long seed) {
        return of(description, seed, Faults.none());
    }

    /**
     * A machine on which things go wrong.
     *
     * @param faults what, and how often
     * @throws IllegalArgumentException if a core is to stop that the machine does not have
     */
    public static Machine of(MachineDescription description, long seed, Faults faults) {
        return new Machine(description, seed, faults);
    }

    /**
     * A machine in the same state, with copies of all reactors, which continues exactly as this one would. Its console
     * is connected to nothing.
     *
     * @throws IllegalStateException if there is a context that has not ended, or if called in the middle of a step
     */
    public Machine copy() {
        return new StateCloner().copy(this);
    }

    /** What this machine is made of. */
    public MachineDescription description() {
        return description;
    }

    /**
     * The core of this number.
     *
     * @throws IllegalArgumentException if there is none; lists those there are
     */
    public Core core(CoreId id) {
        return engine.core(id);
    }

    /** All cores, in ascending order of their numbers. */
    public List<Core> cores() {
        return engine.cores();
    }

    /**
     * Plugs in a device that the machine's file does not describe, before the machine is switched on.
     *
     * @param page packed canonical address of its registers: a page of device memory that no other device has
     * @param name for people, and for the device's own chance
     * @throws IllegalArgumentException if there is no such page
     */
    public void plug(long page, String name, DeviceFactory factory) {
        engine.plug(page, name, factory);
    }

    /**
     * Says what a core will run once it is started.
     *
     * @throws IllegalStateException if it runs already
     */
    public void install(CoreId core, BootRom rom) {
        engine.install(core, rom);
    }

    /**
     * Starts a core by hand, as the power button starts the boot core.
     *
     * @param entry handed to the core's {@link BootRom}: the packed canonical address of its start page
     * @throws IllegalStateException if no software is installed on it
     */
    public void powerOn(CoreId core, long entry) {
        engine.powerOn(core, entry);
    }

    /**
     * Lets one event happen. A context that gets its turn runs, and lets minor events happen, until it gives the turn
     * back.
     *
     * @return false if nothing is due any more, or the machine is off
     * @throws CoreFailure if the software of a core failed; again at each further call
     */
    public boolean step() {
        return engine.step();
    }

    /**
     * Lets events happen until none is due any more, or the machine is off.
     *
     * @return how many happened
     * @throws CoreFailure if the software of a core failed
     */
    public long run() {
        long before = engine.events();
        while (engine.step()) {
            // each call is one step of the machine
        }
        return engine.events() - before;
    }

    /**
     * Hands the order of events that are due together to a schedule policy, from now on. A context then gives its turn
     * back before each of its actions.
     *
     * <p>What would happen in order anyway stays in order: events of one kind at one core, and stores as far as the
     * machine's ordering says. A copy of this machine has no policy.
     *
     * @param policy who decides; null for the order (time, class, core, sequence) again
     * @param window which events are due together: those due no later than so many picoseconds after the earliest; 0
     *     for the same instant, {@link Long#MAX_VALUE} for all
     */
    public void setSchedulePolicy(SchedulePolicy policy, long window) {
        engine.setSchedulePolicy(policy, window);
    }

    /** Switches the machine off; the first status counts. Software says {@link Core#powerOff} instead. */
    public void powerOff(int exitStatus) {
        engine.powerOff(exitStatus);
    }

    /** What the machine was switched off with; empty while it is on. */
    public OptionalInt exitStatus() {
        return engine.exitStatus();
    }

    /** The time of the last event, in picoseconds since the machine was switched on. */
    public long now() {
        return engine.time();
    }

    /**
     * A 64-bit mix over everything observable so far, in order: the time, class and core of each event, what it
     * carried,
     * and every load and store with its time, address and value.
     */
    public long traceHash() {
        return engine.traceHash();
    }

    /** A hash of all bytes in memory. */
    public long memoryHash() {
        return engine.memory().contentHash();
    }

    /**
     * Reads memory as a debugger would: at no cost, seen by nobody.
     *
     * @param address packed canonical address, aligned to {@code bytes}
     * @param bytes 1, 2, 4 or 8
     */
    public long peek(long address, int bytes, Endianness order) {
        return engine.memory().peek(address, bytes, order);
    }

    /** What the cores printed so far, in the order of time; a view. */
    public List<ConsoleLine> console() {
        return engine.console().lines();
    }

    /**
     * Sets who hears of each line as it is printed, in place of whoever did so far. Called by the thread that runs the
     * machine.
     */
    public void onConsoleLine(Consumer<ConsoleLine> listener) {
        engine.console().setListener(listener);
    }

    /**
     * Connects the terminal. Called by the thread that runs the machine, in whose middle the keyboard is asked: while
     * it thinks, no time passes on the machine.
     *
     * @param keyboard asked for the next line, without its line break, when the machine wants one; nothing at the end
     *     of input
     * @param screen takes what is shown, piece by piece
     */
    public void connectTerminal(Supplier<Optional<String>> keyboard, Consumer<String> screen) {
        engine.console().connect(keyboard, screen);
    }

    /**
     * Types at the machine's first serial line, which interrupts the core it is wired to for each byte: the first byte
     * is there a byte's time later. Part of the run, as the software is: the same text at the same time gives the same
     * run.
     *
     * @param at when, in picoseconds since the machine was switched on; not before now
     * @param text in UTF-8
     * @throws IllegalStateException if the machine has no serial line
     */
    public void type(long at, String text) {
        engine.type(at, text);
    }

    /** What a core is doing. */
    public CoreState state(CoreId core) {
        return engine.state(core);
    }

    /** The recent events. */
    public Trace trace() {
        return engine.trace();
    }

    /**
     * Unwinds all contexts; each meets an error it cannot outlive. Nothing happens on this machine any more.
     *
     * @throws IllegalStateException if a context catches that error for ever; it is left where it stands
     */
    @Override
    public void close() {
        engine.close();
    }
}
