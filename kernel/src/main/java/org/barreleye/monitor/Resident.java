package org.barreleye.monitor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.intermonitor.SpawnReply;
import org.barreleye.generated.user.monitor.AllocateReply;
import org.barreleye.generated.user.monitor.BindReply;
import org.barreleye.generated.user.monitor.ExportServiceReply;
import org.barreleye.generated.user.monitor.FindNamesReply;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.generated.user.monitor.MonitorHandler;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.monitor.CoreMemory.Piece;

/** One domain of this core: what it asks of its monitor, and what its monitor tells it. */
final class Resident implements MonitorHandler, Copyable {
    private final CoreMonitor monitor;
    private final Body body;
    // What the queue of the binding had no room for; sent in order as soon as it has.
    private final Deque<Notice> backlog;
    // Who asked for a binding, until the domain has answered.
    private final SortedMap<Long, Offer> offers;
    // Memory that the domain was given.
    private final List<Piece> given;
    // Whether the domain has handed a capability to another core.
    private boolean hasCarried;
    // Which monitor had it started.
    private Optional<Peer> starter = Optional.empty();
    // Who wants to know when the domain has exported a service.
    private Optional<SpawnReply> exporting = Optional.empty();
    // Set right after the binding has been made, which needs this handler first.
    private MonitorBinding binding;

    Resident(CoreMonitor monitor, Body body) {
        this.monitor = monitor;
        this.body = body;
        backlog = new ArrayDeque<>();
        offers = new TreeMap<>();
        given = new ArrayList<>();
    }

    private Resident(Resident source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
        body = copier.of(source.body);
        backlog = new ArrayDeque<>(source.backlog);
        offers = copier.of(source.offers);
        given = new ArrayList<>(source.given);
        hasCarried = source.hasCarried;
        starter = copier.of(source.starter);
        exporting = copier.of(source.exporting);
        binding = copier.of(source.binding);
    }

    @Override
    public Resident copy(Copier copier) {
        return new Resident(this, copier);
    }

    void speakThrough(MonitorBinding with) {
        binding = with;
    }

    /** The number of the process. */
    long process() {
        return body.process();
    }

    /** The number of its program in the boot image. */
    int image() {
        return body.image();
    }

    /** The endpoints in its dispatcher. */
    EndpointRange endpoints() {
        return body.endpoints();
    }

    /** Its capabilities, for people to look at. */
    SpaceView space() {
        return body.space();
    }

    /** Tells this monitor of the domain's end. */
    void startedFor(Peer somebody) {
        starter = Optional.of(somebody);
    }

    /** Answers whoever asked for this domain as soon as it has exported its service. */
    void whenExported(SpawnReply reply) {
        exporting = Optional.of(reply);
    }

    /** Tells the domain that somebody asks to be bound. */
    void offer(Offer offer) {
        offers.put(offer.connection().number(), offer);
        say(new Notice.Offered(offer.connection().number(), offer.transport(), offer.incoming(), offer.outgoing()));
    }

    /** Brings the next capability of a connection. */
    void bring(long connection, CapabilityReference capability) {
        say(new Notice.Deliver(connection, capability));
    }

    /** Tells the domain that a capability of a connection is lost. */
    void lose(long connection, ErrorCode error) {
        say(new Notice.Undeliverable(connection, error));
    }

    /** Tells the domain that the other end of a connection is gone. */
    void tellDisconnected(long connection) {
        Offer offer = offers.remove(connection);
        if (offer != null) {
            offer.asker().answered(SystemError.PEER_GONE.code());
        }
        say(new Notice.Disconnected(connection));
    }

    private void say(Notice notice) {
        backlog.add(notice);
        sendable();
    }

    @Override
    public void sendable() {
        while (!backlog.isEmpty() && backlog.peek().sendOn(binding)) {
            backlog.remove();
        }
    }

    @Override
    public void allocate(long bytes, AllocateReply reply) {
        Outcome<Piece> memory = monitor.memory().make(Retype.RAM, bytes);
        if (memory.succeeded()) {
            given.add(memory.value());
            reply.reply(memory.value().reference(), ErrorCode.NONE);
        } else {
            reply.reply(LocalAsker.NOTHING, ErrorCode.of(memory.error()));
        }
    }

    @Override
    public void exportService(ExportServiceReply reply) {
        long service = monitor.residents().export(this);
        reply.reply(monitor.carrier().makeService(service), ErrorCode.NONE);
        exporting.ifPresent(waiting -> waiting.reply(process(), service, ErrorCode.NONE));
        exporting = Optional.empty();
    }

    @Override
    public void findNames(FindNamesReply reply) {
        monitor.names().ask(new NamesAsker.OfResident(monitor.carrier(), reply));
    }

    @Override
    public void bind(CapabilityReference service, BindReply reply) {
        monitor.binder().bind(this, monitor.carrier().takeService(service), reply);
    }

    @Override
    public void answered(long connection, ErrorCode err) {
        Offer offer = offers.remove(connection);
        if (offer == null) {
            return;
        }
        if (err.failed()) {
            offer.connection().refused();
        }
        offer.asker().answered(err);
    }

    @Override
    public void disconnect(long connection) {
        monitor.connections().get(connection).filter(known -> known.isOf(this)).ifPresent(known -> known.closedBy(this));
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
        Optional<RemoteConnection> known = monitor.connections().remote(connection).filter(end -> end.isOf(this));
        if (known.isPresent()) {
            hasCarried = true;
            known.get().carry(capability);
        } else {
            monitor.carrier().discard(capability);
            lose(connection, SystemError.NO_SUCH_CONNECTION.code());
        }
    }

    /** Takes the domain the core; its end is then told like any other. */
    void kill() {
        body.kill();
    }

    /** The domain has ended: everybody who has to do with it hears of it, and what it was made of is taken back. */
    void ended(int status) {
        monitor.residents().remove(this);
        List<Offer> unanswered = new ArrayList<>(offers.values());
        offers.clear();
        unanswered.forEach(offer -> {
            offer.connection().refused();
            offer.asker().answered(SystemError.PEER_GONE.code());
        });
        monitor.connections().closeAllOf(this);
        exporting.ifPresent(waiting -> waiting.failed(SystemError.ENDED_EARLY.code()));
        exporting = Optional.empty();
        binding.close(new Failure(Failure.Kind.PEER_GONE, "the domain has ended"));
        backlog.clear();
        body.destroy(given, hasCarried);
        monitor.peers().settle();
        starter.ifPresent(peer -> peer.say(new Request.Ended(process(), status)));
    }
}
