package org.barreleye.monitor.binding;

import java.util.Optional;
import java.util.OptionalLong;
import org.barreleye.domain.binding.Client;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.monitor.BindContinuation;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.binding.DelayedBinds.DelayedBind;
import org.barreleye.monitor.binding.DelayedBinds.LocalBind;
import org.barreleye.monitor.binding.DelayedBinds.RemoteBind;
import org.barreleye.monitor.capops.CapabilityOperations;
import org.barreleye.monitor.capops.LocalCapabilities;
import org.barreleye.monitor.capops.WireCapability;
import org.barreleye.monitor.domain.DomainTable;
import org.barreleye.monitor.domain.EndpointAllocator;
import org.barreleye.monitor.domain.EndpointAllocator.Endpoint;
import org.barreleye.monitor.domain.LocalDomain;
import org.barreleye.monitor.membership.MonitorLink;
import org.barreleye.monitor.membership.MonitorLinks;
import org.barreleye.monitor.memory.MemoryGrowth;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.CoreScopedId;
import org.barreleye.monitor.plan.ServiceNumber;

/**
 * Binds clients to services. The monitor of the client allocates the connection; if the service is on another core, its
 * monitor makes the other end. The service accepts or refuses, and only then is the client answered. How the messages
 * follow each other is drawn in {@code kernel/docs/binding.md}.
 */
public final class Binder implements Copyable {
    private final int core;
    private final BootPlan plan;
    private final DomainTable domains;
    private final MonitorLinks links;
    private final ConnectionTable connections;
    private final PendingBinds pendingBinds;
    private final LocalCapabilities capabilities;
    private final CapabilityOperations operations;
    private final TransportFactory transports;
    private final DelayedBinds delayed = new DelayedBinds();
    private final MemoryGrowth growth;
    private final QuotaUsage usage;

    /** Binds clients of one core. */
    public Binder(int core, BootPlan plan, DomainTable domains, MonitorLinks links, ConnectionTable connections,
            PendingBinds pendingBinds, LocalCapabilities capabilities, CapabilityOperations operations,
            TransportFactory transports, MemoryGrowth growth, QuotaUsage usage) {
        this.core = core;
        this.plan = plan;
        this.domains = domains;
        this.links = links;
        this.connections = connections;
        this.pendingBinds = pendingBinds;
        this.capabilities = capabilities;
        this.operations = operations;
        this.transports = transports;
        this.growth = growth;
        this.usage = usage;
    }

    /**
     * Binds a client of this core to a service on any core.
     *
     * @param service the number of the service, empty if the client's capability identifies none
     */
    public void bind(LocalDomain client, OptionalLong service, BindContinuation reply) {
        if (service.isEmpty()) {
            LocalBindCompletion.refuse(reply, SystemError.NO_SUCH_SERVICE.code());
        } else if (capabilities.areSlotsScarce()) {
            LocalBindCompletion.refuse(reply, SystemError.OUT_OF_MEMORY.code());
        } else if (usage.hasAllConnections(client)) {
            LocalBindCompletion.refuse(reply, SystemError.CONNECTION_QUOTA_REACHED.code());
        } else if (CoreScopedId.coreOf(service.getAsLong()) == core) {
            bindLocally(client, service.getAsLong(), true, reply);
        } else {
            bindRemotely(client, service.getAsLong(), true, reply);
        }
    }

    /** Waits for memory if that was missing, and tries again; otherwise refuses a request to bind. */
    private void retryOrRefuse(LocalDomain client, long service, boolean mayWait, KernelError error,
            BindContinuation reply) {
        if (mayWait && error == KernelError.OUT_OF_MEMORY && !client.isMonitor()) {
            growth.request(new WaitingBind(this, client, service, reply));
        } else {
            LocalBindCompletion.refuse(reply, toErrorCode(error));
        }
    }

    /** A request to bind that waits until the core has more memory. */
    private record WaitingBind(Binder binder, LocalDomain client, long service, BindContinuation reply)
            implements MemoryGrowth.Waiting {
        @Override
        public void onMemory(boolean grown) {
            if (binder.domains.get(client.process()).isEmpty()) {
                return;
            }
            if (CoreScopedId.coreOf(service) == binder.core) {
                binder.bindLocally(client, service, false, reply);
            } else {
                binder.bindRemotely(client, service, false, reply);
            }
        }
    }

    private void bindLocally(LocalDomain client, long number, boolean mayWait, BindContinuation reply) {
        if (domains.isRestarting(number)) {
            delayed.add(new LocalBind(number, client, reply));
            return;
        }
        Optional<LocalDomain> service = domains.exporterOf(number);
        if (service.isEmpty()) {
            LocalBindCompletion.refuse(reply, missing(number));
            return;
        }
        if (usage.hasAllConnections(service.get())) {
            LocalBindCompletion.refuse(reply, SystemError.CONNECTION_QUOTA_REACHED.code());
            return;
        }
        Outcome<EndpointPair> allocated = allocatePair(client.endpoints(), service.get().endpoints());
        if (!allocated.succeeded()) {
            retryOrRefuse(client, number, mayWait, allocated.error(), reply);
            return;
        }
        EndpointPair pair = allocated.value();
        LocalConnection connection = new LocalConnection(core, connections, pendingBinds, connections.newNumber(),
                client, service.get(), pair.client, pair.service);
        connections.add(connection);
        LocalBindCompletion completion = new LocalBindCompletion(capabilities, connection, Transport.LMP,
                receiver(pair.client), sender(pair.service), reply);
        pendingBinds.request(service.get(), ServiceNumber.interfaceOf(number), connection, Transport.LMP,
                receiver(pair.service), sender(pair.client), clientOf(client), completion);
    }

    private static Outcome<EndpointPair> allocatePair(EndpointAllocator clients, EndpointAllocator services) {
        return clients.allocate().flatMap(client -> {
            Outcome<EndpointPair> pair = services.allocate().map(service -> new EndpointPair(client, service));
            if (!pair.succeeded()) {
                clients.destroy(client);
            }
            return pair;
        });
    }

    private CapabilityReference receiver(Endpoint endpoint) {
        return mint(endpoint, ObjectRights.READ);
    }

    private CapabilityReference sender(Endpoint endpoint) {
        return mint(endpoint, ObjectRights.WRITE);
    }

    private CapabilityReference mint(Endpoint endpoint, int rights) {
        return capabilities.mint(endpoint.reference(), rights).orBug("a copy of an endpoint of the monitor's own");
    }

    private void bindRemotely(LocalDomain client, long service, boolean mayWait, BindContinuation reply) {
        Optional<MonitorLink> link = links.linkTo(CoreScopedId.coreOf(service));
        if (link.isEmpty()) {
            int target = CoreScopedId.coreOf(service);
            LocalBindCompletion.refuse(reply,
                    (links.isMember(target) ? SystemError.OUT_OF_MEMORY : SystemError.NO_SUCH_CORE).code());
            return;
        }
        if (!client.account().chargeMemory(transports.bytes())) {
            LocalBindCompletion.refuse(reply, SystemError.MEMORY_QUOTA_REACHED.code());
            return;
        }
        long number = connections.newNumber();
        Outcome<ConnectionTransport> created =
                transports.create(transportTo(link.get()), number, link.get(), client.isMonitor());
        if (!created.succeeded()) {
            client.account().creditMemory(transports.bytes());
            retryOrRefuse(client, service, mayWait, created.error(), reply);
            return;
        }
        ConnectionTransport transport = created.value();
        RemoteConnection connection = connect(number, client, link.get(), transport, transports.bytes());
        WireCapability rings = transports.offer(transport, number, link.get()).frame();
        link.get().binding().sendBind(service, number, rings.word0(), rings.word1(), rings.word2(), rings.word3(),
                client.process(), client.account().own().sent(),
                new LocalBindCompletion(capabilities, connection, transport.type(), incoming(transport),
                        outgoing(transport), reply));
    }

    /**
     * Binds a client of another core to a service of this core.
     *
     * @param rings the rings that the client's monitor has allocated, if the transport uses shared memory
     */
    public void accept(long service, MonitorLink link, RingOffer rings, Client client,
            ErrorContinuation completion) {
        if (domains.isRestarting(service)) {
            delayed.add(new RemoteBind(service, link, rings, client, completion));
            return;
        }
        Optional<LocalDomain> exporter = domains.exporterOf(service);
        if (exporter.isEmpty()) {
            refuse(link, rings, completion, missing(service));
            return;
        }
        if (capabilities.areSlotsScarce()) {
            refuse(link, rings, completion, SystemError.OUT_OF_MEMORY.code());
            return;
        }
        if (usage.hasAllConnections(exporter.get())) {
            refuse(link, rings, completion, SystemError.CONNECTION_QUOTA_REACHED.code());
            return;
        }
        long number = rings.connection();
        Outcome<ConnectionTransport> accepted = transports.accept(transportTo(link), number, link, rings);
        if (!accepted.succeeded()) {
            completion.replied(toErrorCode(accepted.error()));
            return;
        }
        ConnectionTransport transport = accepted.value();
        RemoteConnection connection = connect(number, exporter.get(), link, transport, 0);
        pendingBinds.request(exporter.get(), ServiceNumber.interfaceOf(service), connection, transport.type(),
                incoming(transport), outgoing(transport), client, completion);
    }

    private void refuse(MonitorLink link, RingOffer rings, ErrorContinuation completion, ErrorCode error) {
        transports.refuse(link, rings);
        completion.replied(error);
    }

    private ErrorCode missing(long service) {
        if (!domains.isCurrent(service)) {
            return ErrorCode.of(KernelError.REVOKED);
        }
        return (domains.isWithdrawn(service) ? SystemError.SERVICE_GIVEN_UP : SystemError.NO_SUCH_SERVICE).code();
    }

    /** A domain of this core has exported a service: binds the clients that wait for it. */
    public void onExported(long service) {
        resume(service);
    }

    /** A service of this core is given up: refuses the clients that wait for it. */
    public void onWithdrawn(long service) {
        resume(service);
    }

    // Each request is treated like one that arrives now.
    private void resume(long service) {
        for (DelayedBind request : delayed.removeAllFor(service)) {
            if (request instanceof LocalBind local) {
                bind(local.client(), OptionalLong.of(local.service()), local.reply());
            } else if (request instanceof RemoteBind remote) {
                accept(remote.service(), remote.link(), remote.rings(), remote.client(), remote.completion());
            }
        }
    }

    /** A client of this core has ended: the answers to its requests are not needed. */
    public void onClientEnded(LocalDomain client) {
        delayed.removeIf(request -> request instanceof LocalBind local && local.client() == client);
    }

    /** A core has stopped: the requests of its clients are not answered. */
    public void onCoreStopped(int stopped) {
        delayed.removeIf(request -> request instanceof RemoteBind remote && remote.link().core() == stopped);
    }

    /** A client of another core has closed a connection, whose request may wait here. */
    public void cancel(MonitorLink link, long connection) {
        for (DelayedBind request : delayed.removeIf(request -> request instanceof RemoteBind remote
                && remote.link() == link && remote.rings().connection() == connection)) {
            RemoteBind cancelled = (RemoteBind) request;
            refuse(link, cancelled.rings(), cancelled.completion(), SystemError.PEER_GONE.code());
        }
    }

    private RemoteConnection connect(long number, LocalDomain domain, MonitorLink link, ConnectionTransport transport,
            long charged) {
        RemoteConnection connection = new RemoteConnection(connections, pendingBinds, operations, capabilities, number,
                domain, link, transport, TransportPolicy.reason(plan, core, link.core()), charged);
        connections.add(connection);
        return connection;
    }

    private static Client clientOf(LocalDomain client) {
        return new Client(client.process(), client.account().own());
    }

    private Transport transportTo(MonitorLink link) {
        return TransportPolicy.between(plan.properties(core), plan.properties(link.core()));
    }

    private static CapabilityReference incoming(ConnectionTransport transport) {
        return transport.incoming().orBug("a copy of a capability of the monitor's own");
    }

    private static CapabilityReference outgoing(ConnectionTransport transport) {
        return transport.outgoing().orBug("a copy of a capability of the monitor's own");
    }

    private static ErrorCode toErrorCode(KernelError error) {
        return switch (error) {
            case OUT_OF_MEMORY -> SystemError.OUT_OF_MEMORY.code();
            default -> ErrorCode.of(error);
        };
    }

    private record EndpointPair(Endpoint client, Endpoint service) {}
}
