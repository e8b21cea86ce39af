package org.barreleye.monitor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.barreleye.generated.user.intermonitor.BindContinuation;
import org.barreleye.generated.user.intermonitor.BindReply;
import org.barreleye.generated.user.intermonitor.IntermonitorBinding;
import org.barreleye.generated.user.intermonitor.IntermonitorHandler;
import org.barreleye.generated.user.intermonitor.SpawnContinuation;
import org.barreleye.generated.user.intermonitor.SpawnReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** The monitor of another core: what it asks of this one, and how this one asks it. */
final class Peer implements IntermonitorHandler, Copyable {
    private final CoreMonitor monitor;
    private final int core;
    // What the queue of the binding had no room for; sent in order as soon as it has.
    private final Deque<CapabilityInWords> backlog;
    // Set right after the binding has been made, which needs this handler first.
    private IntermonitorBinding binding;
    private boolean bound;

    Peer(CoreMonitor monitor, int core) {
        this.monitor = monitor;
        this.core = core;
        backlog = new ArrayDeque<>();
    }

    private Peer(Peer source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
        core = source.core;
        backlog = new ArrayDeque<>(source.backlog);
        binding = copier.of(source.binding);
        bound = source.bound;
    }

    @Override
    public Peer copy(Copier copier) {
        return new Peer(this, copier);
    }

    void speakThrough(IntermonitorBinding with) {
        binding = with;
    }

    /** The number of its core. */
    int core() {
        return core;
    }

    /** Whether the two monitors have found that they speak the same language. */
    boolean isBound() {
        return bound;
    }

    /** Whether capabilities are waiting for room: domains are not listened to until they are gone. */
    boolean isCongested() {
        return !backlog.isEmpty();
    }

    /** Asks for a program there. */
    boolean trySpawn(int image, long argument, boolean untilExported, SpawnContinuation continuation) {
        return binding.trySpawn(image, argument, untilExported, continuation);
    }

    /** Asks a service there for a binding. */
    boolean tryBind(long service, long connection, CapabilityInWords rings, BindContinuation continuation) {
        return binding.tryBind(
                service, connection, rings.word0(), rings.word1(), rings.word2(), rings.word3(), continuation);
    }

    /** Carries the next capability of a connection. */
    void carry(CapabilityInWords capability) {
        backlog.add(capability);
        sendable();
    }

    @Override
    public void sendable() {
        while (!backlog.isEmpty() && trySend(backlog.peek())) {
            backlog.remove();
        }
    }

    private boolean trySend(CapabilityInWords next) {
        return binding.tryCapability(
                next.connection(), next.present(), next.word0(), next.word1(), next.word2(), next.word3());
    }

    @Override
    public void bound() {
        bound = true;
        monitor.peerIsBound();
    }

    @Override
    public void spawn(long image, long argument, boolean untilExported, SpawnReply reply) {
        Outcome<Resident> resident = monitor.spawner().spawn(image, argument);
        if (!resident.succeeded()) {
            reply.reply(0, ErrorCode.of(resident.error()));
        } else if (untilExported) {
            resident.value().whenExported(reply);
        } else {
            reply.reply(0, ErrorCode.NONE);
        }
    }

    @Override
    public void bind(long service, long connection, long word0, long word1, long word2, long word3, BindReply reply) {
        Optional<Resident> resident = monitor.residents().serving(service);
        if (resident.isEmpty()) {
            reply.reply(MonitorErrors.NO_SUCH_SERVICE);
            return;
        }
        Outcome<CapabilityReference> rings =
                monitor.carrier().adopt(new CapabilityInWords(connection, true, word0, word1, word2, word3));
        if (!rings.succeeded()) {
            reply.reply(ErrorCode.of(rings.error()));
            return;
        }
        monitor.connections().add(connection, new Connection(resident.get(), this));
        resident.get().offer(service, connection, rings.value(), reply);
    }

    @Override
    public void capability(long connection, boolean present, long word0, long word1, long word2, long word3) {
        Optional<Connection> known = monitor.connections().get(connection);
        Outcome<CapabilityReference> adopted =
                monitor.carrier().adopt(new CapabilityInWords(connection, present, word0, word1, word2, word3));
        if (known.isEmpty()) {
            adopted.then(reference -> monitor.carrier().discard(reference));
            binding.tryUndeliverable(connection, MonitorErrors.NO_SUCH_CONNECTION);
        } else if (!adopted.succeeded()) {
            binding.tryUndeliverable(connection, ErrorCode.of(adopted.error()));
        } else {
            known.get().resident().bring(connection, adopted.value());
        }
    }

    @Override
    public void undeliverable(long connection, ErrorCode err) {
        monitor.connections().get(connection).ifPresent(known -> known.resident().lose(connection, err));
    }
}
