package org.barreleye.monitor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.intermonitor.BindReply;
import org.barreleye.generated.user.intermonitor.SpawnReply;
import org.barreleye.generated.user.monitor.AllocateReply;
import org.barreleye.generated.user.monitor.BindServiceReply;
import org.barreleye.generated.user.monitor.ExportServiceReply;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.generated.user.monitor.MonitorHandler;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** One domain of this core: what it asks of its monitor, and what its monitor tells it. */
final class Resident implements MonitorHandler, Copyable {
    private static final CapabilityReference NOTHING = CapabilityReference.at(CapabilityAddress.NOWHERE);

    private final CoreMonitor monitor;
    private final int image;
    // What the queue of the binding had no room for; sent in order as soon as it has.
    private final Deque<Delivery> backlog;
    // Who asked for a binding, until the domain has answered.
    private final SortedMap<Long, BindReply> offers;
    // Who wants to know when the domain has exported a service.
    private Optional<SpawnReply> spawner = Optional.empty();
    // Set right after the binding has been made, which needs this handler first.
    private MonitorBinding binding;

    Resident(CoreMonitor monitor, int image) {
        this.monitor = monitor;
        this.image = image;
        backlog = new ArrayDeque<>();
        offers = new TreeMap<>();
    }

    private Resident(Resident source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
        image = source.image;
        backlog = new ArrayDeque<>(source.backlog);
        offers = copier.of(source.offers);
        spawner = copier.of(source.spawner);
        binding = copier.of(source.binding);
    }

    @Override
    public Resident copy(Copier copier) {
        return new Resident(this, copier);
    }

    void speakThrough(MonitorBinding with) {
        binding = with;
    }

    /** Answers whoever asked for this domain as soon as it has exported its service. */
    void whenExported(SpawnReply reply) {
        spawner = Optional.of(reply);
    }

    /** Tells the domain that somebody asks to be bound. */
    void offer(long service, long connection, CapabilityReference rings, BindReply reply) {
        if (binding.tryBindOffered(service, connection, rings)) {
            offers.put(connection, reply);
        } else {
            monitor.carrier().discard(rings);
            monitor.connections().remove(connection);
            reply.reply(MonitorErrors.BUSY);
        }
    }

    /** Brings the next capability of a connection. */
    void bring(long connection, CapabilityReference capability) {
        backlog.add(new Delivery(connection, capability));
        sendable();
    }

    /** Tells the domain that a capability of a connection is lost. */
    void lose(long connection, ErrorCode error) {
        binding.tryUndeliverable(connection, error);
    }

    @Override
    public void sendable() {
        while (!backlog.isEmpty() && binding.tryDeliver(backlog.peek().connection(), backlog.peek().capability())) {
            backlog.remove();
        }
    }

    @Override
    public void allocate(long bytes, AllocateReply reply) {
        Outcome<CapabilityAddress> memory = monitor.memory().make(Retype.RAM, bytes);
        if (memory.succeeded()) {
            reply.reply(CapabilityReference.at(memory.value()), ErrorCode.NONE);
        } else {
            reply.reply(NOTHING, ErrorCode.of(memory.error()));
        }
    }

    @Override
    public void exportService(ExportServiceReply reply) {
        long service = monitor.residents().export(this);
        reply.reply(service);
        spawner.ifPresent(waiting -> waiting.reply(service, ErrorCode.NONE));
        spawner = Optional.empty();
    }

    @Override
    public void bindService(long service, CapabilityReference rings, BindServiceReply reply) {
        Optional<Peer> peer = monitor.peer(Residents.coreOf(service));
        if (peer.isEmpty()) {
            monitor.carrier().discard(rings);
            boolean here = monitor.residents().serving(service).isPresent();
            reply.reply(0, here ? MonitorErrors.SAME_CORE : MonitorErrors.NO_SUCH_CORE);
            return;
        }
        long connection = monitor.connections().newNumber();
        Outcome<CapabilityInWords> words = monitor.carrier().describe(connection, rings);
        if (!words.succeeded()) {
            reply.reply(0, ErrorCode.of(words.error()));
            return;
        }
        PendingBind pending = new PendingBind(monitor.connections(), connection, reply);
        monitor.connections().add(connection, new Connection(this, peer.get()));
        if (!peer.get().tryBind(service, connection, words.value(), pending)) {
            pending.answer(MonitorErrors.BUSY);
        }
    }

    @Override
    public void bindAnswered(long connection, ErrorCode err) {
        BindReply asker = offers.remove(connection);
        if (asker == null) {
            return;
        }
        if (err.failed()) {
            monitor.connections().remove(connection);
        }
        asker.reply(err);
    }

    @Override
    public void lend(long connection, CapabilityReference capability) {
        carry(connection, capability);
    }

    @Override
    public void surrender(long connection, CapabilityReference capability) {
        carry(connection, capability);
    }

    // By now the monitor holds a capability of its own in either case: a copy, or the one that was given away.
    private void carry(long connection, CapabilityReference capability) {
        Optional<Connection> known = monitor.connections().get(connection).filter(end -> end.resident() == this);
        if (known.isEmpty()) {
            monitor.carrier().discard(capability);
            binding.tryUndeliverable(connection, MonitorErrors.NO_SUCH_CONNECTION);
            return;
        }
        Outcome<CapabilityInWords> words = monitor.carrier().describe(connection, capability);
        if (words.succeeded()) {
            known.get().peer().carry(words.value());
        } else {
            binding.tryUndeliverable(connection, ErrorCode.of(words.error()));
        }
    }

    @Override
    public void exited(int status) {
        monitor.exited(image, status);
    }

    /**
     * A capability on its way to the domain.
     *
     * @param connection whose next capability it is
     * @param capability where the monitor holds it
     */
    private record Delivery(long connection, CapabilityReference capability) {}
}
