package org.barreleye.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.binding.Acceptor;
import org.barreleye.domain.binding.Bindings;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.generated.user.control.ControlBinding;
import org.barreleye.generated.user.control.ControlInterface;
import org.barreleye.generated.user.inspect.InspectInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.monitor.binding.ConnectionTable;
import org.barreleye.monitor.binding.QuotaUsage;
import org.barreleye.monitor.boot.Supervisor;
import org.barreleye.monitor.capops.ServiceReferences;
import org.barreleye.monitor.control.AuthorityProof;
import org.barreleye.monitor.control.ComponentQueries;
import org.barreleye.monitor.control.ControlSession;
import org.barreleye.monitor.control.CoreStops;
import org.barreleye.monitor.control.SpawnedProcesses;
import org.barreleye.monitor.control.UnjoinedCores;
import org.barreleye.monitor.domain.DomainHandlerFactory;
import org.barreleye.monitor.domain.DomainTable;
import org.barreleye.monitor.domain.EndpointAllocator;
import org.barreleye.monitor.domain.ExitListeners;
import org.barreleye.monitor.domain.LocalDomain;
import org.barreleye.monitor.inspection.InspectionService;
import org.barreleye.monitor.membership.FailureDetector;
import org.barreleye.monitor.membership.Membership;
import org.barreleye.monitor.membership.MembershipView;
import org.barreleye.monitor.membership.MonitorLinks;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.CoreScopedId;
import org.barreleye.monitor.plan.CoreTree;

/**
 * The services that the monitor itself exports: {@code control} and {@code inspect}. For each of them the monitor is a
 * domain like any other, bound to itself, so that clients on every core reach it over every transport.
 */
final class MonitorServices implements Copyable {
    private final int core;
    private final BootPlan plan;
    private final CoreTree tree;
    private final MembershipView view;
    private final MonitorLinks links;
    private final SpawnedProcesses spawned;
    private final Optional<Supervisor> supervisor;
    private final ServiceReferences services;
    private final Membership membership;
    private final FailureDetector detector;
    private final DomainTable domains;
    private final ConnectionTable connections;
    private final QuotaUsage usage;
    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final AddressSpace addressSpace;
    private final EventLoop events;
    private final EndpointAllocator endpoints;
    private final DomainHandlerFactory handlers;
    private final List<ControlSession> sessions = new ArrayList<>();
    private final UnjoinedCores unjoined = new UnjoinedCores();

    MonitorServices(int core, BootPlan plan, CoreTree tree, MembershipView view, MonitorLinks links,
            ExitListeners exitListeners, Optional<Supervisor> supervisor, ServiceReferences services,
            Membership membership, FailureDetector detector, DomainTable domains, ConnectionTable connections,
            QuotaUsage usage, SystemCalls syscalls, SlotAllocator slots, AddressSpace addressSpace, EventLoop events,
            EndpointAllocator endpoints, DomainHandlerFactory handlers) {
        this.core = core;
        this.plan = plan;
        this.tree = tree;
        this.view = view;
        this.links = links;
        spawned = new SpawnedProcesses(exitListeners);
        this.supervisor = supervisor;
        this.services = services;
        this.membership = membership;
        this.detector = detector;
        this.domains = domains;
        this.connections = connections;
        this.usage = usage;
        this.syscalls = syscalls;
        this.slots = slots;
        this.addressSpace = addressSpace;
        this.events = events;
        this.endpoints = endpoints;
        this.handlers = handlers;
    }

    /** Exports both services. Called once, when the monitor starts. */
    void export() {
        export(DomainTable.CONTROL_SERVICE, new ControlAcceptor(this));
        export(DomainTable.INSPECTION_SERVICE,
                new InspectionAcceptor(new InspectionService(syscalls, core, domains, connections, usage)));
    }

    private void export(long service, Acceptor acceptor) {
        LocalDomain self = self();
        bindingsOf(self).accept(acceptor);
        domains.exportMonitorService(service, self);
    }

    /** Returns bindings over which the monitor is a client of services, as a domain bound to itself. */
    Bindings ownBindings() {
        return bindingsOf(self());
    }

    private LocalDomain self() {
        return LocalDomain.ofMonitor(CoreScopedId.of(core, 0), WellKnown.ROOT, endpoints);
    }

    private Bindings bindingsOf(LocalDomain self) {
        return Bindings.within(syscalls, events, slots, addressSpace, handlers.handlerOf(self), self::attach);
    }

    private Binding acceptControl(Channel channel) {
        ControlSession session = new ControlSession(plan, tree, view, links, spawned,
                supervisor.map(ComponentQueries::new), services, sessions,
                new AuthorityProof(syscalls, slots, services),
                new CoreStops(plan, tree, view, links, membership, detector, unjoined), unjoined);
        ControlBinding binding = ControlInterface.accept(channel, session);
        session.attach(binding);
        unjoined.late().forEach(session::onLate);
        sessions.add(session);
        return binding;
    }

    /** A core has joined: completes the calls that wait for it. */
    void onJoined(int newMember) {
        unjoined.remove(newMember);
        List.copyOf(sessions).forEach(session -> session.onJoined(newMember));
    }

    /** A core has not joined in time. */
    void onLate(int core) {
        unjoined.onLate(core);
        List.copyOf(sessions).forEach(session -> session.onLate(core));
    }

    /** A core has left, or was given up before it had joined. */
    void onLeft(int stopped, boolean failed) {
        unjoined.remove(stopped);
        List.copyOf(sessions).forEach(session -> session.onLeft(stopped, failed));
    }

    /** Accepts clients of {@code control}. */
    private record ControlAcceptor(MonitorServices services) implements Acceptor, Copyable {
        @Override
        public Binding accept(Channel channel) {
            return services.acceptControl(channel);
        }
    }

    /** Accepts clients of {@code inspect}. */
    private record InspectionAcceptor(InspectionService inspection) implements Acceptor, Copyable {
        @Override
        public Binding accept(Channel channel) {
            return InspectInterface.accept(channel, inspection);
        }
    }
}
