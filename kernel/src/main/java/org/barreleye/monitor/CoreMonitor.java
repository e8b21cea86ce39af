package org.barreleye.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.interconnect.EndpointChannel;
import org.barreleye.domain.interconnect.LmpEventSource;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.PhysicalMemoryReference;
import org.barreleye.generated.user.control.ControlBinding;
import org.barreleye.generated.user.control.ControlInterface;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.CoreProperties;
import org.barreleye.monitor.plan.CoreTree;

/** The monitor of one core: the domains it looks after, the monitors it talks to, and what it knows of both. */
final class CoreMonitor implements Copyable {
    private static final PhysicalMemoryReference PHYSICAL_MEMORY =
            new PhysicalMemoryReference(WellKnownSlots.PHYSICAL_MEMORY);

    private final int core;
    private final BootPlan plan;
    private final CoreTree tree;
    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final EventLoop events;
    private final CoreMemory memory;
    private final CapabilityTransfer transfer;
    private final EndpointAllocator endpoints;
    private final TerminationEvents terminationEvents;
    private final DomainTable domains;
    private final ConnectionRegistry connections;
    private final Binder binder;
    private final Spawner spawner;
    private final CoreBooter booter;
    private final MonitorLinks links;
    private final Membership membership;
    private final NameServiceLocator nameService;
    private final ExitListeners exitListeners;
    private final List<ControlSession> controlSessions;
    // Only the boot core's monitor has one.
    private Optional<BootGraph> bootGraph = Optional.empty();

    private CoreMonitor(SystemCalls syscalls, int core, BootPlan plan) {
        this.core = core;
        this.plan = plan;
        this.syscalls = syscalls;
        tree = CoreTree.of(plan);
        slots = new SlotAllocator(syscalls);
        events = new EventLoop(syscalls);
        memory = new CoreMemory(syscalls, slots);
        slots.setSource(memory);
        transfer = new CapabilityTransfer(syscalls, slots);
        endpoints = new EndpointAllocator(syscalls, slots, new DispatcherReference(WellKnownSlots.DISPATCHER));
        terminationEvents = new TerminationEvents(this, syscalls, firstEndpoint(endpoints.make()).reference());
        domains = new DomainTable(core);
        connections = new ConnectionRegistry(core);
        binder = new Binder(this);
        spawner = new Spawner(this, syscalls, slots, events);
        booter = new CoreBooter(this, syscalls);
        links = new MonitorLinks(this, syscalls, events);
        membership = new Membership(this);
        nameService = new NameServiceLocator(this);
        exitListeners = new ExitListeners();
        controlSessions = new ArrayList<>();
    }

    private static EndpointAllocator.Endpoint firstEndpoint(Outcome<EndpointAllocator.Endpoint> made) {
        if (!made.succeeded()) {
            throw new IllegalStateException("a monitor cannot begin without an endpoint: " + made.error().sentence());
        }
        return made.value();
    }

    private CoreMonitor(CoreMonitor source, StateCloner cloner) {
        cloner.register(source, this);
        core = source.core;
        plan = source.plan;
        tree = source.tree;
        syscalls = cloner.ofOpaque(source.syscalls);
        slots = cloner.of(source.slots);
        events = cloner.of(source.events);
        memory = cloner.of(source.memory);
        transfer = cloner.of(source.transfer);
        endpoints = cloner.of(source.endpoints);
        terminationEvents = cloner.of(source.terminationEvents);
        domains = cloner.of(source.domains);
        connections = cloner.of(source.connections);
        binder = cloner.of(source.binder);
        spawner = cloner.of(source.spawner);
        booter = cloner.of(source.booter);
        links = cloner.of(source.links);
        membership = cloner.of(source.membership);
        nameService = cloner.of(source.nameService);
        exitListeners = cloner.of(source.exitListeners);
        controlSessions = cloner.of(source.controlSessions);
        bootGraph = cloner.of(source.bootGraph);
    }

    @Override
    public CoreMonitor copy(StateCloner cloner) {
        return new CoreMonitor(this, cloner);
    }

    /** The monitor of the core that is switched on first; it carries out the plan. */
    static Upcalls startOnBootCore(SystemCalls syscalls, int core, BootPlan plan) {
        CoreMonitor monitor = new CoreMonitor(syscalls, core, plan);
        monitor.begin();
        syscalls.print("the boot core's monitor is up");
        BootGraph graph = new BootGraph(monitor, syscalls, plan);
        monitor.bootGraph = Optional.of(graph);
        monitor.events.add(graph);
        monitor.membership.begin();
        monitor.booter.bootChildren();
        return monitor.events;
    }

    /** The monitor of a core that another monitor has started; it finds the channel in a well-known slot. */
    static Upcalls startOnSecondaryCore(SystemCalls syscalls, int core, int parent, BootPlan plan) {
        CoreMonitor monitor = new CoreMonitor(syscalls, core, plan);
        monitor.begin();
        long channel = CoreMemory.orBug(new FrameReference(WellKnownSlots.FIRST_CHANNEL).map(syscalls)).base();
        syscalls.print("the monitor is up, started by core " + parent);
        monitor.links.addParent(parent, channel);
        monitor.booter.bootChildren();
        return monitor.events;
    }

    private void begin() {
        links.addLoopback();
        events.add(terminationEvents);
    }

    /** The number of this core. */
    int core() {
        return core;
    }

    BootPlan plan() {
        return plan;
    }

    /** What there is to know of this core. */
    CoreProperties properties() {
        return plan.properties(core);
    }

    CoreTree tree() {
        return tree;
    }

    CoreMemory memory() {
        return memory;
    }

    CapabilityTransfer transfer() {
        return transfer;
    }

    /** The endpoints in this monitor's dispatcher. */
    EndpointAllocator endpoints() {
        return endpoints;
    }

    TerminationEvents terminationEvents() {
        return terminationEvents;
    }

    DomainTable domains() {
        return domains;
    }

    ConnectionRegistry connections() {
        return connections;
    }

    Binder binder() {
        return binder;
    }

    Spawner spawner() {
        return spawner;
    }

    CoreBooter booter() {
        return booter;
    }

    MonitorLinks links() {
        return links;
    }

    Membership membership() {
        return membership;
    }

    NameServiceLocator nameService() {
        return nameService;
    }

    ExitListeners exitListeners() {
        return exitListeners;
    }

    /** A peer has been found to understand us. */
    void onHandshakeComplete(MonitorLink link) {
        if (tree.parent(core).equals(Optional.of(link.core())) && link == links.neighbour(link.core())) {
            membership.parentConnected();
        } else if (tree.children(core).contains(link.core()) && link == links.neighbour(link.core())) {
            membership.childConnected(link.core());
        }
    }

    /** A core belongs to the system from now on. */
    void onJoined(int joinedCore) {
        bootGraph.ifPresent(BootGraph::advance);
        controlSessions.forEach(session -> session.onCoreJoined(joinedCore));
    }

    /** Takes orders from whoever holds the other ends of two endpoints. */
    void openControl(CapabilityAddress outgoing, CapabilityAddress incoming) {
        ControlSession session = new ControlSession(this);
        ControlBinding binding = ControlInterface.accept(new EndpointChannel(syscalls, slots, outgoing, incoming),
                session);
        session.attach(binding);
        controlSessions.add(session);
        membership.cores().forEach(session::onCoreJoined);
        events.add(new LmpEventSource(binding));
    }

    void powerOff(int status) {
        PHYSICAL_MEMORY.powerOff(syscalls, Integer.toUnsignedLong(status));
    }
}
