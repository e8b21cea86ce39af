package org.barreleye.monitor;

import java.util.List;
import java.util.Optional;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.EndPointReference;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.intermon.IntermonHandler;
import org.barreleye.generated.user.monitor.MonitorHandler;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.monitor.binding.Binder;
import org.barreleye.monitor.binding.CapabilityDelivery;
import org.barreleye.monitor.binding.ConnectionTable;
import org.barreleye.monitor.binding.NameServiceLocator;
import org.barreleye.monitor.binding.PendingBinds;
import org.barreleye.monitor.binding.QuotaUsage;
import org.barreleye.monitor.binding.RemoteConnection;
import org.barreleye.monitor.binding.TransportFactory;
import org.barreleye.monitor.boot.BootGraph;
import org.barreleye.monitor.boot.CoreBooter;
import org.barreleye.monitor.boot.CoreRestarts;
import org.barreleye.monitor.boot.Supervisor;
import org.barreleye.monitor.capops.CapabilityArrivals;
import org.barreleye.monitor.capops.CapabilityKernel;
import org.barreleye.monitor.capops.CapabilityOperations;
import org.barreleye.monitor.capops.IncomingCapabilities;
import org.barreleye.monitor.capops.InvokedKernel;
import org.barreleye.monitor.capops.LocalCapabilities;
import org.barreleye.monitor.capops.ServiceReferences;
import org.barreleye.monitor.capops.Transfer;
import org.barreleye.monitor.domain.DomainHandlerFactory;
import org.barreleye.monitor.domain.DomainTable;
import org.barreleye.monitor.domain.EndpointAllocator.Endpoint;
import org.barreleye.monitor.domain.EndpointAllocator;
import org.barreleye.monitor.domain.ExitListeners;
import org.barreleye.monitor.domain.LocalDomain;
import org.barreleye.monitor.domain.QuotaAccounts;
import org.barreleye.monitor.domain.Spawner;
import org.barreleye.monitor.domain.TerminationEvents;
import org.barreleye.monitor.domain.TerminationListener;
import org.barreleye.monitor.membership.FailureDetector;
import org.barreleye.monitor.membership.LinkHandlerFactory;
import org.barreleye.monitor.membership.LinkChannels;
import org.barreleye.monitor.membership.LinkPeers;
import org.barreleye.monitor.membership.LiveTree;
import org.barreleye.monitor.membership.Membership;
import org.barreleye.monitor.membership.MembershipListener;
import org.barreleye.monitor.membership.MembershipView;
import org.barreleye.monitor.membership.MonitorLink;
import org.barreleye.monitor.membership.MonitorLinks;
import org.barreleye.monitor.memory.CoreMemory;
import org.barreleye.monitor.memory.MemoryGrowth;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.CoreTree;
import org.barreleye.monitor.plan.DeviceProperties;
import org.barreleye.monitor.translation.InvokedShootdownKernel;
import org.barreleye.monitor.translation.LinkShootdownPeers;
import org.barreleye.monitor.translation.Shootdowns;

/** The monitor of one core: composes its parts, and connects them with the domains and monitors that send requests. */
final class Monitor implements LinkHandlerFactory, DomainHandlerFactory, MembershipListener, TerminationListener,
        CapabilityArrivals, BootGraph.LateCoreListener {
    private static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);

    // The number of holders from which on a revoke asks them along the tree of cores.
    private static final int TREE_FROM = 4;

    private final int core;
    private final SystemCalls syscalls;
    private final EventLoop events;
    private final CoreMemory memory;
    private final LocalCapabilities capabilities;
    private final CapabilityOperations operations;
    private final Shootdowns shootdowns;
    private final CapabilityDelivery delivery;
    private final ServiceReferences services;
    private final MonitorLinks links;
    private final FailureDetector detector;
    private final CoreDeparture departure;
    private final Membership membership;
    private final DomainTable domains;
    private final ExitListeners exitListeners = new ExitListeners();
    private final Spawner spawner;
    private final List<DeviceProperties> devices;
    private final ConnectionTable connections;
    private final PendingBinds pendingBinds = new PendingBinds();
    private final Binder binder;
    private final NameServiceLocator nameService;
    private final CoreBooter booter;
    private final CoreRestarts restarts;
    private final MonitorServices monitorServices;
    private final MemoryGrowth growth;
    private final QuotaAccounts accounts;
    private final QuotaUsage usage;
    private final QuotaRequests quotas;
    // Present on the boot core.
    private Optional<BootGraph> bootGraph = Optional.empty();
    private Optional<Supervisor> supervisor = Optional.empty();

    private Monitor(SystemCalls syscalls, int core, int incarnation, BootPlan plan, CoreTree tree) {
        this.core = core;
        this.syscalls = syscalls;
        MembershipView view = new MembershipView();
        LiveTree live = new LiveTree(tree, view, plan.bootCore().core().number());
        events = new EventLoop(syscalls);

        SlotAllocator slots = new SlotAllocator(syscalls);
        memory = new CoreMemory(syscalls, slots, plan.memoryBytes());
        slots.setSource(memory);
        AddressSpace addressSpace = memory.createAddressSpace();
        EndpointAllocator endpoints = EndpointAllocator.ofMonitor(
                syscalls, slots, memory, new DispatcherReference(WellKnownSlots.DISPATCHER));
        EndPointReference terminations = firstOf(endpoints.allocate()).reference();
        CapabilityAddress terminationEndpoint = terminations.address();

        capabilities = new LocalCapabilities(syscalls, slots);
        services = new ServiceReferences(syscalls, slots, capabilities);

        links = new MonitorLinks(core, incarnation, live, view, syscalls, events, new LinkChannels(core, plan, syscalls,
                slots, memory, addressSpace, capabilities, terminationEndpoint), capabilities, this);
        operations = new CapabilityOperations(
                core, incarnation, new InvokedKernel(syscalls), new LinkPeers(core, links, live), this, TREE_FROM);
        IncomingCapabilities incoming = new IncomingCapabilities(slots, capabilities, operations);
        shootdowns = new Shootdowns(
                core, plan, new InvokedShootdownKernel(syscalls), new LinkShootdownPeers(links));
        membership = new Membership(core, plan, live, view, links, this, stopped ->
                KERNEL.stopCore(syscalls, stopped).orBug("the stop of a core of the machine"));
        detector = new FailureDetector(syscalls, links, membership, operations::awaits);

        growth = new MemoryGrowth(syscalls, memory, plan.properties(core).node());
        domains = new DomainTable(core, incarnation);
        departure = new CoreDeparture(domains);
        accounts = new QuotaAccounts(links);
        spawner = new Spawner(core, plan, syscalls, slots, events, memory, capabilities, services, endpoints,
                terminationEndpoint, domains, accounts, this);

        devices = plan.devices();
        connections = new ConnectionTable(core, incarnation);
        usage = new QuotaUsage(syscalls, connections);
        binder = new Binder(core, plan, domains, links, connections, pendingBinds, capabilities, operations,
                new TransportFactory(syscalls, slots, memory, capabilities, operations, incoming, terminationEndpoint),
                growth, usage);
        delivery = new CapabilityDelivery(connections, capabilities, incoming);
        nameService = new NameServiceLocator(core, live, links);
        booter = new CoreBooter(core, plan, tree, view, syscalls, memory, links);
        restarts = new CoreRestarts(booter, view, links);
        quotas = new QuotaRequests(syscalls, domains, accounts, usage, spawner);

        if (plan.bootCore().core().number() == core) {
            supervisor = Optional.of(new Supervisor(syscalls, plan, links, exitListeners));
            bootGraph = Optional.of(
                    new BootGraph(syscalls, plan, tree, view, supervisor.get(), nameService, membership, this));
        }
        monitorServices = new MonitorServices(core, plan, tree, view, links, exitListeners, supervisor, services,
                membership, detector, domains, connections, usage, syscalls, slots, addressSpace, events, endpoints,
                this);
        capabilities.watchDeletions(terminationEndpoint, TerminationEvents.DELETIONS);
        events.add(new TerminationEvents(syscalls, terminations, domains, this));
        events.add(operations);
        events.add(detector);
    }

    private static Endpoint firstOf(Outcome<Endpoint> allocated) {
        if (!allocated.succeeded()) {
            throw new IllegalStateException(
                    "a monitor cannot begin without an endpoint: " + allocated.error().sentence());
        }
        return allocated.value();
    }

    /** Starts the monitor of the core that the firmware has started; it runs the boot. */
    static Upcalls startOnBootCore(SystemCalls syscalls, int core, BootPlan plan, CoreTree tree) {
        Monitor monitor = new Monitor(syscalls, core, 0, plan, tree);
        monitor.start();
        syscalls.print("the boot core's monitor is up");
        monitor.bootGraph.ifPresent(monitor.events::add);
        monitor.supervisor.ifPresent(monitor.events::add);
        monitor.membership.begin();
        monitor.booter.bootChildren();
        return monitor.events;
    }

    /** Starts the monitor of a core that another monitor has started, with the rings to that monitor. */
    static Upcalls startOnSecondaryCore(SystemCalls syscalls, int core, int parent, int incarnation,
            BootPlan plan, CoreTree tree) {
        Monitor monitor = new Monitor(syscalls, core, incarnation, plan, tree);
        monitor.start();
        syscalls.print("the monitor is up, started by core " + parent);
        monitor.links.addParent(parent, new FrameReference(WellKnownSlots.FIRST_CHANNEL));
        monitor.booter.bootChildren();
        return monitor.events;
    }

    private void start() {
        links.addLoopback();
        monitorServices.export();
        growth.bindOver(monitorServices.ownBindings());
    }

    @Override
    public IntermonHandler handlerOf(MonitorLink link) {
        return new MonitorRequestHandler(core, link, links, membership, spawner, domains, exitListeners, binder,
                connections, nameService, restarts, growth, quotas, operations, shootdowns, detector, departure);
    }

    @Override
    public MonitorHandler handlerOf(LocalDomain domain) {
        return new DomainRequestHandler(domain, memory, capabilities, services, domains, nameService, binder,
                pendingBinds, connections, growth, links, usage, operations, shootdowns, devices);
    }

    @Override
    public void onJoined(int newMember) {
        bootGraph.ifPresent(graph -> graph.onJoined(newMember));
        monitorServices.onJoined(newMember);
    }

    @Override
    public void onLate(int lateCore) {
        monitorServices.onLate(lateCore);
    }

    // What the core has sent before it stopped counts; then everything ends that waits for it.
    @Override
    public void onLeft(int stopped, boolean failed) {
        if (failed && bootGraph.isPresent()) {
            syscalls.print("core " + stopped + " does not answer, and has left the system");
        }
        links.drain(stopped);
        links.remove(stopped);
        connections.onCoreStopped(stopped);
        binder.onCoreStopped(stopped);
        exitListeners.onCoreStopped(stopped);
        operations.onCoreFailed(stopped);
        memory.reclaimAll();
        nameService.onLeft();
        links.routeAgain();
        monitorServices.onLeft(stopped, failed);
        detector.onAnswered(stopped);
        if (failed) {
            bootGraph.ifPresent(graph -> graph.onFailed(stopped));
        }
    }

    @Override
    public void onBegun(int view) {
        operations.onViewBegun(view);
    }

    @Override
    public void onInstalled(int view) {
        operations.onViewInstalled(view);
    }

    @Override
    public void onTransfer(int from, Transfer transfer) {
        delivery.deliver(from, transfer);
    }

    @Override
    public void onFailed(long connection, ErrorCode error) {
        delivery.onFailed(connection, error);
    }

    @Override
    public void onDropped(CapabilityKernel.Memory range) {
        memory.reclaim(range.base(), range.bytes());
    }

    @Override
    public void onDomainEnded(LocalDomain domain, int status) {
        pendingBinds.failAllOf(domain);
        binder.onClientEnded(domain);
        connections.closeAllOf(domain);
        operations.onSpaceEnded(domain.cspace().address());
        spawner.destroy(domain, status);
        operations.settle();
        departure.onDomainEnded();
    }

    @Override
    public void onDeletionsFinished() {
        shootdowns.begin();
        operations.settle();
        memory.reclaimAll();
    }

    @Override
    public void onMailboxClosed(long connection) {
        connections.remote(connection).ifPresent(RemoteConnection::onRemoteClosed);
    }
}
