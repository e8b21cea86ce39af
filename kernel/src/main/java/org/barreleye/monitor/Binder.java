package org.barreleye.monitor;

import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.monitor.BindReply;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;
import org.barreleye.monitor.plan.CoreProperties;

/**
 * Makes connections, and chooses what carries them by the facts of the two cores: endpoints on one core, rings between
 * cores whose caches agree, the mailbox between others that reach it, and where there is none, rings that are read past
 * the cache.
 */
final class Binder implements Copyable {
    private static final int SEND = ObjectRights.WRITE;
    private static final int RECEIVE = ObjectRights.READ;

    private final CoreMonitor monitor;

    Binder(CoreMonitor monitor) {
        this.monitor = monitor;
    }

    private Binder(Binder source, StateCloner cloner) {
        cloner.register(source, this);
        monitor = cloner.of(source.monitor);
    }

    @Override
    public Binder copy(StateCloner cloner) {
        return new Binder(this, cloner);
    }

    /** A domain asks to be bound to the service of a number, if what it showed names one. */
    void bind(LocalDomain client, Optional<Long> service, BindReply reply) {
        if (service.isEmpty()) {
            refuse(reply, SystemError.NO_SUCH_SERVICE.code());
            return;
        }
        int core = CoreScopedId.coreOf(service.get());
        if (core != monitor.core()) {
            bindRemote(client, core, service.get(), reply);
        } else if (service.get() == ControlSession.serviceOf(core)) {
            bindToControl(client, reply);
        } else {
            Optional<LocalDomain> serving = monitor.domains().serving(service.get());
            if (serving.isPresent()) {
                bindLocal(client, serving.get(), reply);
            } else {
                refuse(reply, SystemError.NO_SUCH_SERVICE.code());
            }
        }
    }

    private static void refuse(BindReply reply, ErrorCode error) {
        reply.reply(0, Transport.LMP, LocalBindCompletion.ABSENT, LocalBindCompletion.ABSENT, error);
    }

    private void bindLocal(LocalDomain client, LocalDomain service, BindReply reply) {
        Outcome<EndpointPair> made = makePair(client.endpoints(), service.endpoints());
        if (!made.succeeded()) {
            refuse(reply, toErrorCode(made.error()));
            return;
        }
        EndpointAllocator.Endpoint clientEndpoint = made.value().one();
        EndpointAllocator.Endpoint serviceEndpoint = made.value().other();
        LocalConnection connection = new LocalConnection(
                monitor, monitor.connections().newNumber(), client, service, clientEndpoint, serviceEndpoint);
        monitor.connections().add(connection);
        LocalBindCompletion completion = new LocalBindCompletion(monitor.transfer(), connection, Transport.LMP,
                mint(clientEndpoint.reference(), RECEIVE), mint(serviceEndpoint.reference(), SEND), reply);
        service.requestBind(new PendingBind(connection, Transport.LMP, mint(serviceEndpoint.reference(), RECEIVE),
                mint(clientEndpoint.reference(), SEND), completion));
    }

    /** Two endpoints for the ends of a connection, or none. */
    private static Outcome<EndpointPair> makePair(EndpointAllocator one, EndpointAllocator other) {
        return one.make().flatMap(first -> {
            Outcome<EndpointPair> pair = other.make().flatMap(second -> Outcome.of(new EndpointPair(first, second)));
            if (!pair.succeeded()) {
                one.destroy(first);
            }
            return pair;
        });
    }

    private static ErrorCode toErrorCode(KernelError error) {
        return error == EndpointAllocator.FULL ? SystemError.TOO_MANY_CONNECTIONS.code() : ErrorCode.of(error);
    }

    /** Two endpoints. */
    private record EndpointPair(EndpointAllocator.Endpoint one, EndpointAllocator.Endpoint other) {}

    private CapabilityReference mint(CapabilityReference capability, int rights) {
        return CoreMemory.orBug(monitor.transfer().mint(capability, rights));
    }

    private void bindToControl(LocalDomain client, BindReply reply) {
        Outcome<EndpointPair> made = makePair(client.endpoints(), monitor.endpoints());
        if (!made.succeeded()) {
            refuse(reply, toErrorCode(made.error()));
            return;
        }
        EndpointAllocator.Endpoint clientEndpoint = made.value().one();
        EndpointAllocator.Endpoint monitorEndpoint = made.value().other();
        monitor.openControl(clientEndpoint.reference().address(), monitorEndpoint.reference().address());
        reply.reply(monitor.connections().newNumber(), Transport.LMP, mint(clientEndpoint.reference(), RECEIVE),
                mint(monitorEndpoint.reference(), SEND), ErrorCode.NONE);
    }

    private void bindRemote(LocalDomain client, int core, long service, BindReply reply) {
        Optional<MonitorLink> link = monitor.links().linkTo(core);
        if (link.isEmpty()) {
            refuse(reply, SystemError.NO_SUCH_CORE.code());
            return;
        }
        long number = monitor.connections().newNumber();
        Outcome<ConnectionTransport> made = transportTo(core) == Transport.MAILBOX
                ? openMailbox(number, core, false)
                : makeRings(number, link.get());
        if (!made.succeeded()) {
            // What is outside of the core's memory is beyond the last of it.
            refuse(reply, made.error() == KernelError.OUTSIDE_SOURCE ? SystemError.OUT_OF_MEMORY.code()
                    : ErrorCode.of(made.error()));
            return;
        }
        ConnectionTransport connectionTransport = made.value();
        RemoteConnection connection = new RemoteConnection(monitor, number, client, link.get(), connectionTransport);
        monitor.connections().add(connection);
        WireCapability words = connectionTransport instanceof RingTransport rings
                ? CoreMemory.orBug(monitor.transfer().toWire(number, rings.frame()))
                : WireCapability.absent(number);
        link.get().send(new Request
                .Bind(service, words,
                new LocalBindCompletion(monitor.transfer(), connection, connectionTransport.type(),
                CoreMemory.orBug(connectionTransport.incoming()), CoreMemory.orBug(connectionTransport.outgoing()),
                reply)));
    }

    /** What carries messages between domains of this core and of another. */
    private Transport transportTo(int core) {
        CoreProperties localCore = monitor.properties();
        CoreProperties remoteCore = monitor.plan().properties(core);
        if (localCore.sharesCachesWith(remoteCore)) {
            return Transport.UMP;
        }
        return localCore.mailbox() && remoteCore.mailbox() ? Transport.MAILBOX : Transport.UMP_UNCACHED;
    }

    private Outcome<ConnectionTransport> makeRings(long number, MonitorLink link) {
        return monitor.memory().makeShared(2 * FrameRing.BYTES).flatMap(shared -> Outcome.of(new RingTransport(
                monitor, transportTo(link.core()), number, link, shared.reference(), Optional.of(shared.block()))));
    }

    private Outcome<ConnectionTransport> openMailbox(long number, int core, boolean isAcceptor) {
        return monitor.memory().makeShared(2 * FrameRing.BYTES).flatMap(rings -> {
            Outcome<CapabilityReference> end = monitor.transfer()
                    .openMailbox(number, core, rings.reference(), isAcceptor, monitor.terminationEvents().address());
            if (!end.succeeded()) {
                monitor.transfer().destroy(rings.reference());
                monitor.memory().free(rings.block());
            }
            return end.flatMap(mailbox -> Outcome.of(new MailboxTransport(monitor, rings, mailbox)));
        });
    }

    /**
     * A domain of another core asks for a binding.
     *
     * @param rings the rings that its monitor has made, if the two cores share memory for them
     */
    void accept(long number, LocalDomain service, MonitorLink link, WireCapability rings, BindCompletion completion) {
        Transport transport = transportTo(link.core());
        Outcome<ConnectionTransport> made = transport == Transport.MAILBOX
                ? openMailbox(number, link.core(), true)
                : monitor.transfer().importFrom(rings, link.core()).flatMap(frame ->
                        Outcome.of(new RingTransport(monitor, transport, number, link, frame, Optional.empty())));
        if (!made.succeeded()) {
            completion.complete(ErrorCode.of(made.error()));
            return;
        }
        ConnectionTransport connectionTransport = made.value();
        RemoteConnection connection = new RemoteConnection(monitor, number, service, link, connectionTransport);
        monitor.connections().add(connection);
        service.requestBind(new PendingBind(connection, transport, CoreMemory.orBug(connectionTransport.incoming()),
                CoreMemory.orBug(connectionTransport.outgoing()), completion));
    }
}
