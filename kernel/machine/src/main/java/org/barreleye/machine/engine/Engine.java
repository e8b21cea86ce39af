package org.barreleye.machine.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.barreleye.kpi.state.CopyHook;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.core.BootRom;
import org.barreleye.machine.core.Contexts;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreState;
import org.barreleye.machine.core.CoreStateMachine;
import org.barreleye.machine.core.Cores;
import org.barreleye.machine.core.MachineParts;
import org.barreleye.machine.core.RunningCore;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Routes;
import org.barreleye.machine.device.DeviceFactory;
import org.barreleye.machine.device.DeviceReplacement;
import org.barreleye.machine.device.Devices;
import org.barreleye.machine.device.DmaPort;
import org.barreleye.machine.fault.AllocationBudget;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.fault.LinkStall;
import org.barreleye.machine.injection.FaultInjector;
import org.barreleye.machine.injection.Injection;
import org.barreleye.machine.interrupt.InterruptLatencies;
import org.barreleye.machine.memory.AddressMap;
import org.barreleye.machine.memory.CoherenceDirectory;
import org.barreleye.machine.memory.MachineMemory;
import org.barreleye.machine.memory.StalledLinks;
import org.barreleye.machine.network.Gateway;
import org.barreleye.machine.network.PeerHost;
import org.barreleye.machine.network.Wire;
import org.barreleye.machine.network.WireAttachment;
import org.barreleye.machine.ordering.WriteNotifier;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.machine.schedule.SchedulePolicy;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.time.Horizon;
import org.barreleye.machine.time.SimulationClock;
import org.barreleye.machine.time.TimerTable;
import org.barreleye.machine.trace.Console;
import org.barreleye.machine.trace.Trace;
import org.barreleye.machine.trace.TraceHash;

/**
 * The engine of a machine: creates its parts, connects them, and drives them through the {@link EventLoop}. {@link
 * org.barreleye.machine.Machine} is its interface to the host.
 */
public final class Engine implements CopyHook {
    private final MachineMemory memory;
    private final CoherenceDirectory directory;
    private final FaultInjector faultInjector;
    private final StalledLinks stalledLinks;
    private final Devices devices;
    private final EventQueue queue;
    private final SimulationClock simulationClock;
    private final TraceHash hash;
    private final Trace trace;
    private final Console console;
    private final Cores cores;
    private final Contexts contexts;
    private final PowerSwitch power;
    private final Watchdog watchdog;
    private final EventLoop loop;

    /**
     * Creates the engine of a machine whose cores are off.
     *
     * @param attachment to the wire of another machine
     */
    public Engine(MachineDescription description, long seed, Faults faults, Optional<WireAttachment> attachment) {
        SeededRandom random = new SeededRandom(seed);
        Routes routes = new Routes(description);
        stalledLinks = new StalledLinks(description, routes, faults.stalls());
        List<CoreDescription> all = description.cores();
        List<AddressMap> addressMaps = all.stream()
                .map(core -> new AddressMap(core, description.memory())).toList();
        List<InterruptLatencies> interruptLatencies = IntStream.range(0, all.size())
                .mapToObj(core -> new InterruptLatencies(description, routes, stalledLinks, core, random)).toList();

        hash = new TraceHash();
        trace = new Trace(all.stream().map(CoreDescription::id).toList());
        console = new Console();
        simulationClock = new SimulationClock(hash);
        queue = new EventQueue(trace);
        TimerTable propagations = new TimerTable(all.size());
        TimerTable timers = new TimerTable(all.size());
        TimerTable steps = new TimerTable(all.size());

        faultInjector = new FaultInjector(description, faults, random, queue, simulationClock, trace);
        memory = new MachineMemory(description);
        directory = new CoherenceDirectory(description, routes, random, stalledLinks);
        WriteNotifier writeNotifier = new WriteNotifier(description.memoryModel(), directory, simulationClock);
        DmaPort dmaPort = new DmaPort(addressMaps, memory, directory, writeNotifier, simulationClock, hash);
        devices = new Devices(description, random, memory, queue, faultInjector, interruptLatencies, dmaPort, console,
                attachment);

        cores = new Cores(description);
        contexts = new Contexts();
        power = new PowerSwitch();
        watchdog = new Watchdog(queue);
        loop = new EventLoop(queue, propagations, timers, steps, simulationClock, trace, cores,
                new EventDispatcher(queue, simulationClock, hash, trace, console, memory, writeNotifier, devices,
                        cores, power, watchdog, faultInjector), power);
        MachineParts parts = new MachineParts(description, addressMaps, interruptLatencies, memory, directory,
                writeNotifier, devices, faultInjector, queue, propagations, timers, steps, simulationClock, hash,
                trace, console, cores, contexts, new RunningCore(description), loop);
        for (int index = 0; index < all.size(); index++) {
            cores.add(new CoreStateMachine(parts, index));
        }
        faultInjector.postCrashes();
        faults.hotPlugs().forEach(change -> devices.setPresent(change.at(), change.function(), change.isPresent()));
    }

    @Override
    public void beforeCopy() {
        loop.requireIdle("copied");
        contexts.requireNone();
    }

    /** The cores, in ascending order of their numbers. */
    public List<Core> cores() {
        return cores.all();
    }

    /**
     * The core of a number.
     *
     * @throws IllegalArgumentException if there is none; lists the cores
     */
    public Core core(CoreId id) {
        return cores.get(id).core();
    }

    /** The state of a core. */
    public CoreState state(CoreId id) {
        return cores.get(id).state();
    }

    /** The memory. */
    public MachineMemory memory() {
        return memory;
    }

    CoherenceDirectory directory() {
        return directory;
    }

    /** The console and the terminal. */
    public Console console() {
        return console;
    }

    /** The recent events. */
    public Trace trace() {
        return trace;
    }

    /** The hash of all events so far. */
    public long traceHash() {
        return hash.value();
    }

    /** The time of the last event. */
    public long time() {
        return simulationClock.time();
    }

    /** The faults of the run, with the number of injections of each so far. */
    public List<Injection> injections() {
        return faultInjector.injections().stream().map(injection -> injection.fault() instanceof LinkStall stall
                ? new Injection(stall, injection.count(), stalledLinks.waits(stall), stalledLinks.waited(stall))
                : injection).toList();
    }

    /** The number of events so far. */
    public long events() {
        return simulationClock.events();
    }

    /** Installs the software that a core runs once it is started. */
    public void install(CoreId id, BootRom rom) {
        cores.get(id).install(rom);
    }

    /** Posts the start of a core, as by the power button. */
    public void powerOn(CoreId id, long entry) {
        CoreStateMachine core = cores.get(id);
        core.requireInstalled();
        queue.post(time(), EventClass.START, core.index(), entry);
    }

    /** Lets the watchdog power the machine off when a core has stopped for some picoseconds. */
    public void watch(CoreId id, long timeout, int status) {
        watchdog.watch(cores.get(id).index(), timeout, status);
    }

    /** Refuses allocations of a core from now on by a budget. */
    public void setAllocationBudget(AllocationBudget budget) {
        faultInjector.setBudget(budget);
    }

    /** The number of allocations that were refused to a core so far. */
    public long refusedAllocations(CoreId id) {
        return faultInjector.refusedAllocations(cores.get(id).index());
    }

    /** Plugs in a device whose registers begin at a page. */
    public void plug(long page, String name, DeviceFactory factory) {
        devices.plug(page, name, factory);
    }

    /** Puts another device in the place of one of the description. */
    public void replace(String name, DeviceReplacement replacement) {
        devices.replace(name, replacement);
    }

    /** Posts the arrival of text at the first serial line. */
    public void type(long at, String text) {
        devices.type(at, text);
    }

    /** The wire, if the machine has one. */
    public Optional<Wire> wire() {
        return devices.wire();
    }

    /** The peer host on the wire, if there is one. */
    public Optional<PeerHost> peer() {
        return devices.peer();
    }

    /** Connects a gateway to the wire. */
    public Gateway connectGateway() {
        return devices.connectGateway();
    }

    /** Posts that the cable of a port of the wire is pulled out or plugged in. */
    public void setPlugged(long at, String port, boolean isPlugged) {
        devices.port(port).setPlugged(at, isPlugged);
    }

    /** Disconnects the network interfaces from the wire for good. */
    public void disconnect() {
        devices.disconnect();
    }

    /** Posts that the device of a function on the bus comes or goes. */
    public void setPresent(long at, String function, boolean isPresent) {
        devices.setPresent(at, function, isPresent);
    }

    /** Powers the machine off; the first status counts. */
    public void powerOff(int status) {
        power.powerOff(status);
    }

    /** The status with which the machine was powered off; empty while it is on. */
    public OptionalInt exitStatus() {
        return power.exitStatus();
    }

    /**
     * Executes the next event, and further ones on the stack of a context that it resumes.
     *
     * @param most the most events to execute, 1 or more
     * @return false if there is none, or if the machine is off
     */
    public boolean step(int most) {
        return loop.step(most);
    }

    /** The time of the next event, or {@link EventQueue#NEVER}. */
    public long nextEventTime() {
        return loop.nextEventTime();
    }

    /** Lets contexts not run ahead of a horizon. */
    public void setHorizon(Horizon horizon) {
        loop.setHorizon(horizon);
    }

    /** Lets a schedule policy order the events that are due within a window; null restores the order of events. */
    public void setSchedulePolicy(SchedulePolicy policy, long window) {
        loop.setSchedulePolicy(policy, window);
    }

    /** Ends all contexts. No event happens any more. */
    public void close() {
        loop.requireIdle("closed");
        power.close();
        contexts.close();
    }
}
