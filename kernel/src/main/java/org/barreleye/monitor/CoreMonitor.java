package org.barreleye.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.interconnect.EndpointChannel;
import org.barreleye.domain.interconnect.LmpSource;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.PhysicalMemoryReference;
import org.barreleye.generated.user.control.Control;
import org.barreleye.generated.user.control.ControlBinding;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.Upcalls;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.CoreFacts;
import org.barreleye.monitor.plan.CoreTree;

/** The monitor of one core: the domains it looks after, the monitors it talks to, and what it knows of both. */
final class CoreMonitor implements Copyable {
    private static final PhysicalMemoryReference AUTHORITY = new PhysicalMemoryReference(WellKnownSlots.PHYSICAL_MEMORY);

    private final int core;
    private final BootPlan plan;
    private final CoreTree tree;
    private final Trap trap;
    private final SlotAllocator slots;
    private final EventLoop events;
    private final CoreMemory memory;
    private final Carrier carrier;
    private final EndpointRange endpoints;
    private final Endings endings;
    private final Residents residents;
    private final Connections connections;
    private final Binder binder;
    private final Spawner spawner;
    private final CoreStarter starter;
    private final Peers peers;
    private final Membership membership;
    private final NamesFinder names;
    private final StartedProcesses started;
    private final List<ControlDesk> desks;
    // Only the boot core's monitor has one.
    private Optional<BootGraph> boot = Optional.empty();

    private CoreMonitor(Trap trap, int core, BootPlan plan) {
        this.core = core;
        this.plan = plan;
        this.trap = trap;
        tree = CoreTree.of(plan);
        slots = new SlotAllocator(trap);
        events = new EventLoop(trap);
        memory = new CoreMemory(trap, slots);
        slots.growFrom(memory);
        carrier = new Carrier(trap, slots);
        endpoints = new EndpointRange(trap, slots, new DispatcherReference(WellKnownSlots.DISPATCHER));
        endings = new Endings(this, trap, first(endpoints.make()).reference());
        residents = new Residents(core);
        connections = new Connections(core);
        binder = new Binder(this);
        spawner = new Spawner(this, trap, slots, events);
        starter = new CoreStarter(this, trap);
        peers = new Peers(this, trap, events);
        membership = new Membership(this);
        names = new NamesFinder(this);
        started = new StartedProcesses();
        desks = new ArrayList<>();
    }

    private static EndpointRange.Made first(Outcome<EndpointRange.Made> made) {
        if (!made.succeeded()) {
            throw new IllegalStateException("a monitor cannot begin without an endpoint: " + made.error().sentence());
        }
        return made.value();
    }

    private CoreMonitor(CoreMonitor source, Copier copier) {
        copier.enter(source, this);
        core = source.core;
        plan = source.plan;
        tree = source.tree;
        trap = copier.ofForeign(source.trap);
        slots = copier.of(source.slots);
        events = copier.of(source.events);
        memory = copier.of(source.memory);
        carrier = copier.of(source.carrier);
        endpoints = copier.of(source.endpoints);
        endings = copier.of(source.endings);
        residents = copier.of(source.residents);
        connections = copier.of(source.connections);
        binder = copier.of(source.binder);
        spawner = copier.of(source.spawner);
        starter = copier.of(source.starter);
        peers = copier.of(source.peers);
        membership = copier.of(source.membership);
        names = copier.of(source.names);
        started = copier.of(source.started);
        desks = copier.of(source.desks);
        boot = copier.of(source.boot);
    }

    @Override
    public CoreMonitor copy(Copier copier) {
        return new CoreMonitor(this, copier);
    }

    /** The monitor of the core that is switched on first; it carries out the plan. */
    static Upcalls onBootCore(Trap trap, int core, BootPlan plan) {
        CoreMonitor monitor = new CoreMonitor(trap, core, plan);
        monitor.begin();
        trap.print("the boot core's monitor is up");
        BootGraph graph = new BootGraph(monitor, trap, plan);
        monitor.boot = Optional.of(graph);
        monitor.events.add(graph);
        monitor.membership.begin();
        monitor.starter.startChildren();
        return monitor.events;
    }

    /** The monitor of a core that another monitor has started; it finds the channel in a well-known slot. */
    static Upcalls onStartedCore(Trap trap, int core, int parent, BootPlan plan) {
        CoreMonitor monitor = new CoreMonitor(trap, core, plan);
        monitor.begin();
        long channel = CoreMemory.certain(new FrameReference(WellKnownSlots.FIRST_CHANNEL).map(trap)).base();
        trap.print("the monitor is up, started by core " + parent);
        monitor.peers.addParent(parent, channel);
        monitor.starter.startChildren();
        return monitor.events;
    }

    private void begin() {
        peers.addSelf();
        events.add(endings);
    }

    /** The number of this core. */
    int core() {
        return core;
    }

    BootPlan plan() {
        return plan;
    }

    /** What there is to know of this core. */
    CoreFacts facts() {
        return plan.facts(core);
    }

    CoreTree tree() {
        return tree;
    }

    CoreMemory memory() {
        return memory;
    }

    Carrier carrier() {
        return carrier;
    }

    /** The endpoints in this monitor's dispatcher. */
    EndpointRange endpoints() {
        return endpoints;
    }

    Endings endings() {
        return endings;
    }

    Residents residents() {
        return residents;
    }

    Connections connections() {
        return connections;
    }

    Binder binder() {
        return binder;
    }

    Spawner spawner() {
        return spawner;
    }

    CoreStarter starter() {
        return starter;
    }

    Peers peers() {
        return peers;
    }

    Membership membership() {
        return membership;
    }

    NamesFinder names() {
        return names;
    }

    StartedProcesses started() {
        return started;
    }

    /** A peer has been found to understand us. */
    void understands(Peer peer) {
        if (tree.parent(core).equals(Optional.of(peer.core())) && peer == peers.neighbour(peer.core())) {
            membership.parentUnderstands();
        } else if (tree.children(core).contains(peer.core()) && peer == peers.neighbour(peer.core())) {
            membership.childUnderstands(peer.core());
        }
    }

    /** A core belongs to the system from now on. */
    void hasJoined(int newcomer) {
        boot.ifPresent(BootGraph::advance);
        desks.forEach(desk -> desk.joined(newcomer));
    }

    /** Takes orders from whoever holds the other ends of two endpoints. */
    void openControl(CapabilityAddress outgoing, CapabilityAddress incoming) {
        ControlDesk desk = new ControlDesk(this);
        ControlBinding binding = Control.accept(new EndpointChannel(trap, slots, outgoing, incoming), desk);
        desk.speakThrough(binding);
        desks.add(desk);
        membership.cores().forEach(desk::joined);
        events.add(new LmpSource(binding));
    }

    void powerOff(int status) {
        AUTHORITY.powerOff(trap, Integer.toUnsignedLong(status));
    }
}
