package org.barreleye.monitor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.intermonitor.AncestorOfReply;
import org.barreleye.generated.user.intermonitor.BindReply;
import org.barreleye.generated.user.intermonitor.CapabilityOfReply;
import org.barreleye.generated.user.intermonitor.ConnectionAfterReply;
import org.barreleye.generated.user.intermonitor.FindNamesReply;
import org.barreleye.generated.user.intermonitor.IntermonitorBinding;
import org.barreleye.generated.user.intermonitor.IntermonitorHandler;
import org.barreleye.generated.user.intermonitor.KillReply;
import org.barreleye.generated.user.intermonitor.ProcessAfterReply;
import org.barreleye.generated.user.intermonitor.SpawnReply;
import org.barreleye.generated.user.intermonitor.StartCoreReply;
import org.barreleye.kpi.message.Ints;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** The monitor of another core, or this one as it sees itself: what it asks of this one, and how this one asks it. */
final class Peer implements IntermonitorHandler, Copyable {
    private final CoreMonitor monitor;
    private final int core;
    // What the queue of the binding had no room for; sent in order as soon as it has.
    private final Deque<Request> backlog;
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
        backlog = new ArrayDeque<>();
        source.backlog.forEach(request -> backlog.add(copier.of(request)));
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

    /** Says something, now or as soon as there is room; in the order of saying. */
    void say(Request request) {
        backlog.add(request);
        sendable();
    }

    @Override
    public void sendable() {
        while (!backlog.isEmpty() && backlog.peek().sendOn(binding)) {
            backlog.remove();
        }
    }

    @Override
    public void bound() {
        if (!bound) {
            bound = true;
            monitor.understands(this);
        }
    }

    @Override
    public void spawn(long image, String arguments, String environment, boolean untilExported, SpawnReply reply) {
        Optional<SystemError> objection = monitor.spawner().objection(image);
        if (objection.isPresent()) {
            reply.failed(objection.get().code());
            return;
        }
        Outcome<Resident> resident = monitor.spawner().spawn(image, arguments, environment);
        if (!resident.succeeded()) {
            reply.failed(ErrorCode.of(resident.error()));
            return;
        }
        resident.value().startedFor(this);
        if (untilExported) {
            resident.value().whenExported(reply);
        } else {
            reply.reply(resident.value().process(), 0, ErrorCode.NONE);
        }
    }

    @Override
    public void kill(long process, KillReply reply) {
        Optional<Resident> resident = monitor.residents().get(process);
        if (resident.isEmpty()) {
            reply.reply(SystemError.NO_SUCH_PROCESS.code());
            return;
        }
        reply.reply(ErrorCode.NONE);
        resident.get().kill();
    }

    @Override
    public void ended(long process, int status) {
        monitor.started().ended(process, status);
    }

    @Override
    public void bind(long service, long connection, long word0, long word1, long word2, long word3,
            BindReply reply) {
        Optional<Resident> resident = monitor.residents().serving(service);
        if (resident.isEmpty()) {
            reply.reply(SystemError.NO_SUCH_SERVICE.code());
            return;
        }
        monitor.binder().accept(connection, resident.get(), this,
                CapabilityInWords.rings(connection, word0, word1, word2, word3), new RemoteAsker(reply));
    }

    @Override
    public void disconnected(long connection) {
        monitor.connections().remote(connection).ifPresent(RemoteConnection::closedByPeer);
    }

    @Override
    public void capability(long connection, boolean present, long word0, long word1, long word2, long word3, boolean home,
            long settled) {
        Optional<RemoteConnection> known = monitor.connections().remote(connection);
        Outcome<CapabilityReference> adopted = monitor.carrier()
                .adopt(new CapabilityInWords(connection, present, word0, word1, word2, word3, home, settled), core);
        if (known.isEmpty()) {
            adopted.then(reference -> home ? monitor.carrier().discard(reference) : giveBack(reference));
            say(new Request.Undeliverable(connection, SystemError.NO_SUCH_CONNECTION.code()));
        } else if (!adopted.succeeded()) {
            say(new Request.Undeliverable(connection, ErrorCode.of(adopted.error())));
        } else {
            known.get().resident().bring(connection, adopted.value());
        }
        monitor.peers().settle();
    }

    /** What nobody here waits for any more goes back, so that its owner knows that nobody here has it. */
    private Outcome<Outcome.Done> giveBack(CapabilityReference capability) {
        return monitor.carrier().handOver(Carrier.NOBODYS, capability, core).then(words -> {
            if (words.present()) {
                say(new Request.Returned(words));
            }
            return Outcome.done();
        });
    }

    @Override
    public void returned(long word0, long word1, long word2, long word3, boolean home, long settled) {
        monitor.carrier()
                .adopt(new CapabilityInWords(Carrier.NOBODYS, true, word0, word1, word2, word3, home, settled), core)
                .then(monitor.carrier()::discard);
    }

    @Override
    public void undeliverable(long connection, ErrorCode err) {
        monitor.connections().remote(connection).ifPresent(known -> known.resident().lose(connection, err));
    }

    @Override
    public void joined(Ints cores) {
        monitor.membership().joined(core, numbers(cores));
    }

    @Override
    public void view(long number, Ints cores) {
        monitor.membership().view((int) number, numbers(cores));
    }

    private static List<Integer> numbers(Ints cores) {
        return IntStream.range(0, cores.length()).mapToObj(cores::get).toList();
    }

    @Override
    public void introduce(long from, long to, long word0, long word1, long word2, long word3) {
        CapabilityInWords rings = CapabilityInWords.rings(Carrier.NOBODYS, word0, word1, word2, word3);
        if (to == monitor.core()) {
            monitor.peers().introduced((int) from, rings);
        } else {
            monitor.peers().neighbourTowards((int) to).say(new Request.Introduce((int) from, (int) to, rings));
        }
    }

    @Override
    public void startCore(long which, StartCoreReply reply) {
        reply.reply(monitor.starter().start((int) which));
    }

    @Override
    public void findNames(FindNamesReply reply) {
        monitor.names().ask(new NamesAsker.OfPeer(reply));
    }

    @Override
    public void capabilityOf(long process, long from, CapabilityOfReply reply) {
        Optional<Resident> resident = monitor.residents().get(process);
        if (resident.isEmpty()) {
            reply.reply(Descriptions.NOTHING, SystemError.NO_SUCH_PROCESS.code());
        } else {
            resident.get().space().first(from, reply);
        }
    }

    @Override
    public void ancestorOf(long process, long address, long generation, AncestorOfReply reply) {
        Optional<Resident> resident = monitor.residents().get(process);
        if (resident.isEmpty()) {
            reply.reply(Descriptions.NOTHING, SystemError.NO_SUCH_PROCESS.code());
        } else {
            resident.get().space().ancestor(address, generation, reply);
        }
    }

    @Override
    public void connectionAfter(long number, ConnectionAfterReply reply) {
        Optional<Connection> next = monitor.connections().after(number);
        if (next.isEmpty()) {
            reply.reply(0, 0, 0, "", SystemError.NO_SUCH_CONNECTION.code());
        } else {
            Connection found = next.get();
            reply.reply(found.number(), found.resident().process(), found.farCore(), found.because(), ErrorCode.NONE);
        }
    }

    @Override
    public void processAfter(long number, ProcessAfterReply reply) {
        Optional<Resident> next = monitor.residents().after(number);
        if (next.isEmpty()) {
            reply.reply(0, 0, SystemError.NO_SUCH_PROCESS.code());
        } else {
            reply.reply(next.get().process(), next.get().image(), ErrorCode.NONE);
        }
    }
}
