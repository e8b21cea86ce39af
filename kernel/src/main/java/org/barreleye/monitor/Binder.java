package org.barreleye.monitor;

import java.util.Optional;
import org.barreleye.domain.SystemError;
import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.monitor.BindReply;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.monitor.plan.CoreFacts;

/**
 * Makes connections, and chooses what carries them by the facts of the two cores: endpoints on one core, rings between cores whose
 * caches agree, the mailbox between others that reach it, and where there is none, rings that are read past the cache.
 */
final class Binder implements Copyable {
    private static final int SEND = ObjectRights.WRITE;
    private static final int RECEIVE = ObjectRights.READ;

    private final CoreMonitor monitor;

    Binder(CoreMonitor monitor) {
        this.monitor = monitor;
    }

    private Binder(Binder source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
    }

    @Override
    public Binder copy(Copier copier) {
        return new Binder(this, copier);
    }

    /** A domain asks to be bound to the service of a number, if what it showed names one. */
    void bind(Resident client, Optional<Long> service, BindReply reply) {
        if (service.isEmpty()) {
            refuse(reply, SystemError.NO_SUCH_SERVICE.code());
            return;
        }
        int core = Numbers.coreOf(service.get());
        if (core != monitor.core()) {
            bindElsewhere(client, core, service.get(), reply);
        } else if (service.get() == ControlDesk.serviceOf(core)) {
            bindToControl(client, reply);
        } else {
            Optional<Resident> serving = monitor.residents().serving(service.get());
            if (serving.isPresent()) {
                bindHere(client, serving.get(), reply);
            } else {
                refuse(reply, SystemError.NO_SUCH_SERVICE.code());
            }
        }
    }

    private static void refuse(BindReply reply, ErrorCode why) {
        reply.reply(0, Transport.ENDPOINTS, LocalAsker.NOTHING, LocalAsker.NOTHING, why);
    }

    private void bindHere(Resident client, Resident service, BindReply reply) {
        Outcome<Pair> made = makePair(client.endpoints(), service.endpoints());
        if (!made.succeeded()) {
            refuse(reply, objection(made.error()));
            return;
        }
        EndpointRange.Made ofClient = made.value().one();
        EndpointRange.Made ofService = made.value().other();
        LocalConnection connection = new LocalConnection(
                monitor, monitor.connections().newNumber(), client, service, ofClient, ofService);
        monitor.connections().add(connection);
        LocalAsker asker = new LocalAsker(monitor.carrier(), connection, Transport.ENDPOINTS,
                share(ofClient.reference(), RECEIVE), share(ofService.reference(), SEND), reply);
        service.offer(new Offer(connection, Transport.ENDPOINTS, share(ofService.reference(), RECEIVE),
                share(ofClient.reference(), SEND), asker));
    }

    /** Two endpoints for the ends of a connection, or none. */
    private static Outcome<Pair> makePair(EndpointRange one, EndpointRange other) {
        return one.make().then(first -> {
            Outcome<Pair> pair = other.make().then(second -> Outcome.of(new Pair(first, second)));
            if (!pair.succeeded()) {
                one.destroy(first);
            }
            return pair;
        });
    }

    private static ErrorCode objection(KernelError why) {
        return why == EndpointRange.FULL ? SystemError.TOO_MANY_CONNECTIONS.code() : ErrorCode.of(why);
    }

    /** Two endpoints. */
    private record Pair(EndpointRange.Made one, EndpointRange.Made other) {}

    private CapabilityReference share(CapabilityReference capability, int rights) {
        return CoreMemory.certain(monitor.carrier().share(capability, rights));
    }

    private void bindToControl(Resident client, BindReply reply) {
        Outcome<Pair> made = makePair(client.endpoints(), monitor.endpoints());
        if (!made.succeeded()) {
            refuse(reply, objection(made.error()));
            return;
        }
        EndpointRange.Made theirs = made.value().one();
        EndpointRange.Made ours = made.value().other();
        monitor.openControl(theirs.reference().address(), ours.reference().address());
        reply.reply(monitor.connections().newNumber(), Transport.ENDPOINTS, share(theirs.reference(), RECEIVE),
                share(ours.reference(), SEND), ErrorCode.NONE);
    }

    private void bindElsewhere(Resident client, int core, long service, BindReply reply) {
        Optional<Peer> peer = monitor.peers().to(core);
        if (peer.isEmpty()) {
            refuse(reply, SystemError.NO_SUCH_CORE.code());
            return;
        }
        long number = monitor.connections().newNumber();
        Outcome<Medium> made = transportTo(core) == Transport.MAILBOX
                ? openMailbox(number, core, false)
                : makeRings(number, peer.get());
        if (!made.succeeded()) {
            // What is outside of the core's memory is beyond the last of it.
            refuse(reply, made.error() == KernelError.OUTSIDE_SOURCE ? SystemError.OUT_OF_MEMORY.code() : ErrorCode.of(made.error()));
            return;
        }
        Medium medium = made.value();
        RemoteConnection connection = new RemoteConnection(monitor, number, client, peer.get(), medium);
        monitor.connections().add(connection);
        CapabilityInWords words = medium instanceof Rings rings
                ? CoreMemory.certain(monitor.carrier().describe(number, rings.frame()))
                : CapabilityInWords.absent(number);
        peer.get().say(new Request.Bind(service, words, new LocalAsker(monitor.carrier(), connection, medium.transport(),
                CoreMemory.certain(medium.incoming()), CoreMemory.certain(medium.outgoing()), reply)));
    }

    /** What carries messages between domains of this core and of another. */
    private Transport transportTo(int core) {
        CoreFacts here = monitor.facts();
        CoreFacts there = monitor.plan().facts(core);
        if (here.sharesCachesWith(there)) {
            return Transport.RINGS;
        }
        return here.mailbox() && there.mailbox() ? Transport.MAILBOX : Transport.UNCACHED_RINGS;
    }

    private Outcome<Medium> makeRings(long number, Peer peer) {
        return monitor.memory().makeShared(2 * FrameRing.BYTES).then(shared -> Outcome.of(new Rings(
                monitor, transportTo(peer.core()), number, peer, shared.reference(), Optional.of(shared.piece()))));
    }

    private Outcome<Medium> openMailbox(long number, int core, boolean asked) {
        return monitor.memory().makeShared(2 * FrameRing.BYTES).then(rings -> {
            Outcome<CapabilityReference> end = monitor.carrier()
                    .openMailbox(number, core, rings.reference(), asked, monitor.endings().address());
            if (!end.succeeded()) {
                monitor.carrier().destroy(rings.reference());
                monitor.memory().giveBack(rings.piece());
            }
            return end.then(mailbox -> Outcome.of(new MailboxEnd(monitor, rings, mailbox)));
        });
    }

    /**
     * A domain of another core asks for a binding.
     *
     * @param rings the rings that its monitor has made, if the two cores share memory for them
     */
    void accept(long number, Resident service, Peer peer, CapabilityInWords rings, Asker asker) {
        Transport transport = transportTo(peer.core());
        Outcome<Medium> made = transport == Transport.MAILBOX
                ? openMailbox(number, peer.core(), true)
                : monitor.carrier().adopt(rings, peer.core()).then(frame ->
                        Outcome.of(new Rings(monitor, transport, number, peer, frame, Optional.empty())));
        if (!made.succeeded()) {
            asker.answered(ErrorCode.of(made.error()));
            return;
        }
        Medium medium = made.value();
        RemoteConnection connection = new RemoteConnection(monitor, number, service, peer, medium);
        monitor.connections().add(connection);
        service.offer(new Offer(connection, transport, CoreMemory.certain(medium.incoming()),
                CoreMemory.certain(medium.outgoing()), asker));
    }
}
