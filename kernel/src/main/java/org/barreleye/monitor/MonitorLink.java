package org.barreleye.monitor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.generated.user.intermon.BindReply;
import org.barreleye.generated.user.intermon.BootCoreReply;
import org.barreleye.generated.user.intermon.GetAncestorReply;
import org.barreleye.generated.user.intermon.GetCapabilityReply;
import org.barreleye.generated.user.intermon.GetNameServiceReply;
import org.barreleye.generated.user.intermon.IntermonBinding;
import org.barreleye.generated.user.intermon.IntermonHandler;
import org.barreleye.generated.user.intermon.KillReply;
import org.barreleye.generated.user.intermon.NextConnectionReply;
import org.barreleye.generated.user.intermon.NextProcessReply;
import org.barreleye.generated.user.intermon.SpawnReply;
import org.barreleye.kpi.marshal.IntArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;

/** The monitor of another core, or this one as it sees itself: what it asks of this one, and how this one asks it. */
final class MonitorLink implements IntermonHandler, Copyable {
    private final CoreMonitor monitor;
    private final int core;
    // What the queue of the binding had no room for; sent in order as soon as it has.
    private final Deque<Request> backlog;
    // Set right after the binding has been made, which needs this handler first.
    private IntermonBinding binding;
    private boolean bound;

    MonitorLink(CoreMonitor monitor, int core) {
        this.monitor = monitor;
        this.core = core;
        backlog = new ArrayDeque<>();
    }

    private MonitorLink(MonitorLink source, StateCloner cloner) {
        cloner.register(source, this);
        monitor = cloner.of(source.monitor);
        core = source.core;
        backlog = new ArrayDeque<>();
        source.backlog.forEach(request -> backlog.add(cloner.of(request)));
        binding = cloner.of(source.binding);
        bound = source.bound;
    }

    @Override
    public MonitorLink copy(StateCloner cloner) {
        return new MonitorLink(this, cloner);
    }

    void attach(IntermonBinding newBinding) {
        binding = newBinding;
    }

    /** The number of its core. */
    int core() {
        return core;
    }

    /** Says something, now or as soon as there is room; in the order of saying. */
    void send(Request request) {
        backlog.add(request);
        onSendable();
    }

    @Override
    public void onSendable() {
        while (!backlog.isEmpty() && backlog.peek().sendOn(binding)) {
            backlog.remove();
        }
    }

    @Override
    public void onBound() {
        if (!bound) {
            bound = true;
            monitor.onHandshakeComplete(this);
        }
    }

    @Override
    public void spawn(long programNumber, String arguments, String environment, boolean untilExported,
            SpawnReply reply) {
        Optional<SystemError> refusal = monitor.spawner().validate(programNumber);
        if (refusal.isPresent()) {
            reply.failed(refusal.get().code());
            return;
        }
        Outcome<LocalDomain> domain = monitor.spawner().spawn(programNumber, arguments, environment);
        if (!domain.succeeded()) {
            reply.failed(ErrorCode.of(domain.error()));
            return;
        }
        domain.value().notifyExitTo(this);
        if (untilExported) {
            domain.value().onExported(reply);
        } else {
            reply.reply(domain.value().process(), 0, ErrorCode.NONE);
        }
    }

    @Override
    public void kill(long process, KillReply reply) {
        Optional<LocalDomain> domain = monitor.domains().get(process);
        if (domain.isEmpty()) {
            reply.reply(SystemError.NO_SUCH_PROCESS.code());
            return;
        }
        reply.reply(ErrorCode.NONE);
        domain.get().kill();
    }

    @Override
    public void ended(long process, int status) {
        monitor.exitListeners().ended(process, status);
    }

    @Override
    public void bind(long service, long connection, long word0, long word1, long word2, long word3,
            BindReply reply) {
        Optional<LocalDomain> domain = monitor.domains().serving(service);
        if (domain.isEmpty()) {
            reply.reply(SystemError.NO_SUCH_SERVICE.code());
            return;
        }
        monitor.binder().accept(connection, domain.get(), this,
                WireCapability.rings(connection, word0, word1, word2, word3), new RemoteBindCompletion(reply));
    }

    @Override
    public void disconnected(long connection) {
        monitor.connections().remote(connection).ifPresent(RemoteConnection::onRemoteClosed);
    }

    @Override
    public void capSend(long connection, boolean present, long word0, long word1, long word2, long word3,
            boolean returning, long releases) {
        Optional<RemoteConnection> known = monitor.connections().remote(connection);
        Outcome<CapabilityReference> imported = monitor.transfer()
                .importFrom(new WireCapability(connection, present, word0, word1, word2, word3, returning, releases),
                core);
        if (known.isEmpty()) {
            imported.flatMap(reference -> returning ? monitor.transfer().discard(reference) : returnCapability(reference));
            send(new Request.Undeliverable(connection, SystemError.NO_SUCH_CONNECTION.code()));
        } else if (!imported.succeeded()) {
            send(new Request.Undeliverable(connection, ErrorCode.of(imported.error())));
        } else {
            known.get().domain().deliverCapability(connection, imported.value());
        }
        monitor.links().sendReleases();
    }

    /** What nobody here waits for any more goes back, so that its owner knows that nobody here has it. */
    private Outcome<Outcome.Unit> returnCapability(CapabilityReference capability) {
        return monitor.transfer().exportTo(CapabilityTransfer.NO_CONNECTION, capability, core).flatMap(words -> {
            if (words.present()) {
                send(new Request.Returned(words));
            }
            return Outcome.unit();
        });
    }

    @Override
    public void capReturned(long word0, long word1, long word2, long word3, boolean returning, long releases) {
        monitor.transfer()
                .importFrom(new WireCapability(CapabilityTransfer.NO_CONNECTION, true, word0, word1, word2, word3,
                returning, releases), core)
                .flatMap(monitor.transfer()::discard);
    }

    @Override
    public void capFailed(long connection, ErrorCode err) {
        monitor.connections().remote(connection).ifPresent(known -> known.domain().failCapability(connection, err));
    }

    @Override
    public void joined(IntArrayView cores) {
        monitor.membership().onJoined(core, toList(cores));
    }

    @Override
    public void view(long number, IntArrayView cores) {
        monitor.membership().installView((int) number, toList(cores));
    }

    private static List<Integer> toList(IntArrayView cores) {
        return IntStream.range(0, cores.length()).mapToObj(cores::get).toList();
    }

    @Override
    public void bindMonitor(long from, long to, long word0, long word1, long word2, long word3) {
        WireCapability rings = WireCapability.rings(CapabilityTransfer.NO_CONNECTION, word0, word1, word2, word3);
        if (to == monitor.core()) {
            monitor.links().accept((int) from, rings);
        } else {
            monitor.links().nextHopTo((int) to).send(new Request.Introduce((int) from, (int) to, rings));
        }
    }

    @Override
    public void bootCore(long which, BootCoreReply reply) {
        reply.reply(monitor.booter().boot((int) which));
    }

    @Override
    public void getNameService(GetNameServiceReply reply) {
        monitor.nameService().request(new NameServiceRequest.OfMonitor(reply));
    }

    @Override
    public void getCapability(long process, long from, GetCapabilityReply reply) {
        Optional<LocalDomain> domain = monitor.domains().get(process);
        if (domain.isEmpty()) {
            reply.reply(CapInfo.zero(), SystemError.NO_SUCH_PROCESS.code());
        } else {
            domain.get().inspector().first(from, reply);
        }
    }

    @Override
    public void getAncestor(long process, long address, long generation, GetAncestorReply reply) {
        Optional<LocalDomain> domain = monitor.domains().get(process);
        if (domain.isEmpty()) {
            reply.reply(CapInfo.zero(), SystemError.NO_SUCH_PROCESS.code());
        } else {
            domain.get().inspector().ancestor(address, generation, reply);
        }
    }

    @Override
    public void nextConnection(long number, NextConnectionReply reply) {
        Optional<Connection> next = monitor.connections().after(number);
        if (next.isEmpty()) {
            reply.reply(0, 0, 0, "", SystemError.NO_SUCH_CONNECTION.code());
        } else {
            Connection found = next.get();
            reply.reply(found.number(), found.domain().process(), found.remoteCore(), found.transportReason(),
                    ErrorCode.NONE);
        }
    }

    @Override
    public void nextProcess(long number, NextProcessReply reply) {
        Optional<LocalDomain> next = monitor.domains().after(number);
        if (next.isEmpty()) {
            reply.reply(0, 0, SystemError.NO_SUCH_PROCESS.code());
        } else {
            reply.reply(next.get().process(), next.get().programNumber(), ErrorCode.NONE);
        }
    }
}
