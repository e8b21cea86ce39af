package org.barreleye.machine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
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
import org.barreleye.machine.device.DeviceReplacement;
import org.barreleye.machine.engine.Engine;
import org.barreleye.machine.fault.AllocationBudget;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.injection.Injection;
import org.barreleye.machine.network.Gateway;
import org.barreleye.machine.network.PeerHost;
import org.barreleye.machine.network.Wire;
import org.barreleye.machine.network.WireAttachment;
import org.barreleye.machine.schedule.SchedulePolicy;
import org.barreleye.machine.time.Horizon;
import org.barreleye.machine.trace.ConsoleLine;
import org.barreleye.machine.trace.TypedLines;
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
    /** The most events of a step of {@link #run()}: so many that the switches of stacks between steps do not count. */
    public static final int EVENTS_OF_A_STEP = 1_000;

    private final MachineDescription description;
    private final Engine engine;

    private Machine(MachineDescription description, long seed, Faults faults, Optional<WireAttachment> attachment) {
        this.description = Objects.requireNonNull(description, "description");
        engine = new Engine(description, seed, Objects.requireNonNull(faults, "faults"), attachment);
    }

    /** Creates a machine of a description, with its faults. Its cores are off and its memory is zero. */
    public static Machine of(MachineDescription description, long seed) {
        return of(description, seed, Faults.of(description.faults()));
    }

    /**
     * Creates a machine with these faults, and not those of the description.
     *
     * @param faults the faults and their probabilities
     * @throws IllegalArgumentException if a fault names a core that the machine does not have
     */
    public static Machine of(MachineDescription description, long seed, Faults faults) {
        return new Machine(description, seed, faults, Optional.empty());
    }

    /**
     * Creates a machine whose network interfaces are connected to the wire of another one. Both are run by a {@link
     * MachineGroup}.
     *
     * @throws IllegalArgumentException if the wire has a port of the same name already
     */
    public static Machine of(MachineDescription description, long seed, Faults faults, WireAttachment attachment) {
        return new Machine(description, seed, faults, Optional.of(attachment));
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

    /** The description of this machine. */
    public MachineDescription description() {
        return description;
    }

    /**
     * The core of this number.
     *
     * @throws IllegalArgumentException if there is none; lists the cores
     */
    public Core core(CoreId id) {
        return engine.core(id);
    }

    /** All cores, in ascending order of their numbers. */
    public List<Core> cores() {
        return engine.cores();
    }

    /**
     * Plugs in a device that is not in the machine's description. The machine has not been powered on yet.
     *
     * @param page packed canonical address of its registers: a page of device memory that no other device has
     * @param name names the device in messages, and forks its random number generator
     * @throws IllegalArgumentException if there is no such page
     */
    public void plug(long page, String name, DeviceFactory factory) {
        engine.plug(page, name, factory);
    }

    /**
     * Puts another device in the place of one of the description: a broken one, in a test. The machine has not been
     * powered on yet.
     *
     * @param name of the device, whose registers have a fixed page
     * @throws IllegalArgumentException if there is no such device
     */
    public void replace(String name, DeviceReplacement replacement) {
        engine.replace(name, replacement);
    }

    /**
     * Installs the software that a core runs once it is started.
     *
     * @throws IllegalStateException if the core is running
     */
    public void install(CoreId core, BootRom rom) {
        engine.install(core, rom);
    }

    /**
     * Starts a core from outside, as the power button starts the boot core.
     *
     * @param entry passed to the core's {@link BootRom}: the packed canonical address of its start page
     * @throws IllegalStateException if no software is installed on it
     */
    public void powerOn(CoreId core, long entry) {
        engine.powerOn(core, entry);
    }

    /**
     * Lets the watchdog of the machine watch a core: it powers the machine off when the core has stopped and was not
     * started again within a timeout. It costs no event as long as the core runs. One core is watched.
     *
     * @param timeout in picoseconds, 1 or more
     * @param exitStatus the status of the power-off
     */
    public void watch(CoreId core, long timeout, int exitStatus) {
        engine.watch(core, timeout, exitStatus);
    }

    /**
     * Refuses allocations of a core from now on by this budget, instead of by that of the faults.
     *
     * @throws IllegalArgumentException if the machine does not have the core
     */
    public void setAllocationBudget(AllocationBudget budget) {
        engine.setAllocationBudget(budget);
    }

    /** The number of allocations that were refused to a core so far. */
    public long refusedAllocations(CoreId core) {
        return engine.refusedAllocations(core);
    }

    /** The faults of this run, with the number of injections of each so far. */
    public List<Injection> injections() {
        return engine.injections();
    }

    /**
     * Executes one event. A context that is resumed also executes earlier hardware events until it suspends.
     *
     * @return false if no event is due, or if the machine is off
     * @throws CoreFailure if the software of a core failed; again at each further call
     */
    public boolean step() {
        return engine.step(1);
    }

    /**
     * Executes the next event. If that resumes a context, executes further events on the stacks of contexts, until
     * something is printed or the power ends, or for a tenth of a millisecond of machine time. The run is the same as
     * with {@link #step()}; switches of stacks are saved.
     *
     * @param most the most events to execute, 1 or more; a context that is resumed also executes earlier hardware
     *     events
     * @return false if no event is due, or if the machine is off
     * @throws CoreFailure if the software of a core failed; again at each further call
     */
    public boolean step(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a step executes 1 event or more, not " + most);
        }
        return engine.step(most);
    }

    /**
     * Executes events until none is due, or until the machine is off.
     *
     * @return the number of events
     * @throws CoreFailure if the software of a core failed
     */
    public long run() {
        long before = engine.events();
        while (engine.step(EVENTS_OF_A_STEP)) {
            // each call is some events of the machine
        }
        return engine.events() - before;
    }

    /**
     * Lets a schedule policy choose the order of events that are due together. A context then suspends before each of
     * its actions.
     *
     * <p>Events of one class at one core stay in order, and stores as far as the memory model orders them. A copy of
     * this machine has no policy.
     *
     * @param policy the policy; null for the order (time, class, core, sequence) again
     * @param window the events that are due together: those due no later than so many picoseconds after the earliest; 0
     *     for the same instant, {@link Long#MAX_VALUE} for all
     */
    public void setSchedulePolicy(SchedulePolicy policy, long window) {
        engine.setSchedulePolicy(policy, window);
    }

    /** Powers the machine off; the first status counts. Software uses {@link Core#powerOff} instead. */
    public void powerOff(int exitStatus) {
        engine.powerOff(exitStatus);
    }

    /** The status with which the machine was powered off; empty while it is on. */
    public OptionalInt exitStatus() {
        return engine.exitStatus();
    }

    /** The time of the last event, in picoseconds since power-on. */
    public long now() {
        return engine.time();
    }

    /**
     * The 64-bit hash of all that was observable so far, in order: the time, class, core and operands of each event,
     * and the time, address and value of each load and store.
     */
    public long traceHash() {
        return engine.traceHash();
    }

    /** The hash of all bytes in memory. */
    public long memoryHash() {
        return engine.memory().contentHash();
    }

    /**
     * Reads memory as a debugger does: at no cost and without effect on the run.
     *
     * @param address packed canonical address, aligned to {@code bytes}
     * @param bytes 1, 2, 4 or 8
     */
    public long peek(long address, int bytes, Endianness order) {
        return engine.memory().peek(address, bytes, order);
    }

    /** The lines that the cores have printed, in the order of time; a view. */
    public List<ConsoleLine> console() {
        return engine.console().lines();
    }

    /**
     * Sets the listener that is called for each printed line, in place of the former one. The thread that runs the
     * machine calls it.
     */
    public void onConsoleLine(Consumer<ConsoleLine> listener) {
        engine.console().setListener(listener);
    }

    /**
     * Connects the terminal. The thread that runs the machine calls the screen; it, or that of a context for which it
     * waits, calls the keyboard. While the keyboard blocks, no time passes on the machine.
     *
     * @param keyboard supplies the next line when the machine reads one
     * @param screen takes what is shown, piece by piece
     */
    public void connectTerminal(TypedLines keyboard, Consumer<String> screen) {
        engine.console().connect(keyboard, screen);
    }

    /**
     * Types at the machine's first serial line, which interrupts its core for each byte. The first byte arrives one
     * byte time after {@code at}. Part of the run: the same text at the same time gives the same run.
     *
     * @param at the time, in picoseconds since power-on; not before now
     * @param text in UTF-8
     * @throws IllegalStateException if the machine has no serial line
     */
    public void type(long at, String text) {
        engine.type(at, text);
    }

    /** The time of the next event, in picoseconds since power-on; {@link Long#MAX_VALUE} if there is none. */
    public long nextEventTime() {
        return engine.nextEventTime();
    }

    /** Lets contexts not run ahead of a horizon, since other machines are connected with this one. */
    void setHorizon(Horizon horizon) {
        engine.setHorizon(horizon);
    }

    /** Disconnects the network interfaces from the wire for good. */
    void disconnect() {
        engine.disconnect();
    }

    /** The wire that connects the network interfaces, if the machine has one. */
    public Optional<Wire> wire() {
        return engine.wire();
    }

    /**
     * The peer host on the wire, if there is one. Frames that a test lets it send between two steps are part of the
     * run.
     */
    public Optional<PeerHost> peer() {
        return engine.peer();
    }

    /**
     * Connects a gateway for datagrams from outside to the wire. What it sends between two steps is part of the run.
     *
     * @throws IllegalStateException if the machine has no wire
     */
    public Gateway connectGateway() {
        return engine.connectGateway();
    }

    /**
     * Pulls the cable out of a port of the wire, or plugs it in again. The interface notices. Part of the run.
     *
     * @param at the time, in picoseconds since power-on; not before now
     * @param port the name of a network interface of this machine, or {@code peer}
     * @throws IllegalArgumentException if there is no such port
     */
    public void setPlugged(long at, String port, boolean isPlugged) {
        engine.setPlugged(at, port, isPlugged);
    }

    /**
     * Plugs in the device of a function on the bus, or pulls it out. The bridge before it notices. Part of the run.
     *
     * @param at the time, in picoseconds since power-on; not before now
     * @param function its name, which is that of the device
     * @param isPresent whether it is there from then on, as at power-on
     * @throws IllegalArgumentException if there is no such function behind a bridge
     */
    public void setPresent(long at, String function, boolean isPresent) {
        engine.setPresent(at, function, isPresent);
    }

    /** The state of a core. */
    public CoreState state(CoreId core) {
        return engine.state(core);
    }

    /** The recent events. */
    public Trace trace() {
        return engine.trace();
    }

    /**
     * Closes the machine: cancels all contexts by an error in each. No event happens on this machine any more.
     *
     * @throws IllegalStateException if a context catches that error for ever; the context is abandoned
     */
    @Override
    public void close() {
        engine.close();
    }
}
