package org.barreleye.monitor;

import java.util.Optional;
import org.barreleye.domain.SystemError;
import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.monitor.BindReply;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.monitor.CoreMemory.SharedFrame;

/**
 * Makes connections, and chooses what carries them by the facts of the two cores: endpoints on one core, rings between cores
 * whose caches agree, and rings that are read past the cache between others.
 */
final class Binder implements Copyable {
    private static final int SEND = ObjectRights.WRITE;
    private static final int RECEIVE = ObjectRights.READ;
    private static final int BOTH = ObjectRights.READ | ObjectRights.WRITE;

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
        Optional<EndpointRange.Made> ofClient = client.endpoints().make();
        Optional<EndpointRange.Made> ofService = ofClient.flatMap(made -> service.endpoints().make());
        if (ofService.isEmpty()) {
            ofClient.ifPresent(client.endpoints()::destroy);
            refuse(reply, SystemError.TOO_MANY_CONNECTIONS.code());
            return;
        }
        LocalConnection connection = new LocalConnection(
                monitor, monitor.connections().newNumber(), client, service, ofClient.get(), ofService.get());
        monitor.connections().add(connection);
        LocalAsker asker = new LocalAsker(monitor.carrier(), connection, Transport.ENDPOINTS,
                share(ofClient.get().reference(), RECEIVE), share(ofService.get().reference(), SEND), reply);
        service.offer(new Offer(connection, Transport.ENDPOINTS, share(ofService.get().reference(), RECEIVE),
                share(ofClient.get().reference(), SEND), asker));
    }

    private CapabilityReference share(CapabilityReference capability, int rights) {
        return CoreMemory.certain(monitor.carrier().share(capability, rights));
    }

    private void bindToControl(Resident client, BindReply reply) {
        Optional<EndpointRange.Made> theirs = client.endpoints().make();
        Optional<EndpointRange.Made> ours = theirs.flatMap(made -> monitor.endpoints().make());
        if (ours.isEmpty()) {
            theirs.ifPresent(client.endpoints()::destroy);
            refuse(reply, SystemError.TOO_MANY_CONNECTIONS.code());
            return;
        }
        monitor.openControl(theirs.get().reference().address(), ours.get().reference().address());
        reply.reply(monitor.connections().newNumber(), Transport.ENDPOINTS, share(theirs.get().reference(), RECEIVE),
                share(ours.get().reference(), SEND), ErrorCode.NONE);
    }

    private void bindElsewhere(Resident client, int core, long service, BindReply reply) {
        Optional<Peer> peer = monitor.peers().to(core);
        if (peer.isEmpty()) {
            refuse(reply, SystemError.NO_SUCH_CORE.code());
            return;
        }
        Outcome<SharedFrame> rings = monitor.memory().makeShared(2 * FrameRing.BYTES);
        if (!rings.succeeded()) {
            refuse(reply, SystemError.OUT_OF_MEMORY.code());
            return;
        }
        boolean uncached = !monitor.facts().sharesCachesWith(monitor.plan().facts(core));
        long number = monitor.connections().newNumber();
        CapabilityInWords words = CoreMemory.certain(monitor.carrier().describe(number, rings.value().reference()));
        RemoteConnection connection = new RemoteConnection(monitor, number, client, peer.get(), uncached,
                rings.value().reference(), Optional.of(rings.value().piece()));
        monitor.connections().add(connection);
        peer.get().say(new Request.Bind(service, uncached, words, new LocalAsker(monitor.carrier(), connection,
                transport(uncached), share(rings.value().reference(), BOTH), LocalAsker.NOTHING, reply)));
    }

    /** Another core's domain asks for a binding over these rings. */
    void accept(RemoteConnection connection, Asker asker) {
        Outcome<CapabilityReference> end = monitor.carrier().share(connection.rings(), BOTH);
        if (end.succeeded()) {
            connection.resident().offer(new Offer(
                    connection, transport(connection.uncached()), end.value(), LocalAsker.NOTHING, asker));
        } else {
            connection.refused();
            asker.answered(ErrorCode.of(end.error()));
        }
    }

    private static Transport transport(boolean uncached) {
        return uncached ? Transport.UNCACHED_RINGS : Transport.RINGS;
    }
}
