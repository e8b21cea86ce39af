package org.barreleye.monitor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.control.AncestorOfReply;
import org.barreleye.generated.user.control.BootCoreReply;
import org.barreleye.generated.user.control.CapabilityOfReply;
import org.barreleye.generated.user.control.ConnectionAfterReply;
import org.barreleye.generated.user.control.ControlBinding;
import org.barreleye.generated.user.control.ControlHandler;
import org.barreleye.generated.user.control.KillReply;
import org.barreleye.generated.user.control.ProcessAfterReply;
import org.barreleye.generated.user.control.SpawnReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Copier;

/** Where whoever holds the capability to control the cores asks for that; passes on what concerns other cores. */
final class ControlDesk implements ControlHandler, ProcessListener {
    private final CoreMonitor monitor;
    // What the queue of the binding had no room for.
    private final Deque<Telling> backlog;
    private final List<Waiting> waiting;
    // Set right after the binding has been made, which needs this handler first.
    private ControlBinding binding;

    ControlDesk(CoreMonitor monitor) {
        this.monitor = monitor;
        backlog = new ArrayDeque<>();
        waiting = new ArrayList<>();
    }

    private ControlDesk(ControlDesk source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
        backlog = new ArrayDeque<>(source.backlog);
        waiting = new ArrayList<>();
        source.waiting.forEach(one -> waiting.add(new Waiting(one.core, copier.of(one.reply))));
        binding = copier.of(source.binding);
    }

    @Override
    public ControlDesk copy(Copier copier) {
        return new ControlDesk(this, copier);
    }

    /** The number of the service that the monitor of a core offers under this name; no domain's service has it. */
    static long serviceOf(int core) {
        return Numbers.of(core, 0);
    }

    void speakThrough(ControlBinding with) {
        binding = with;
    }

    private Optional<Peer> peer(long core) {
        return core > Integer.MAX_VALUE ? Optional.empty() : monitor.peers().to((int) core);
    }

    private Optional<Peer> peerOf(long process) {
        return peer(Numbers.coreOf(process) & 0xffff_ffffL);
    }

    /** Why there is nobody to talk to about a core. */
    private ErrorCode absent(long core) {
        boolean exists = monitor.plan().cores().stream().anyMatch(facts -> facts.core().number() == core);
        return (exists ? SystemError.CORE_OFF : SystemError.NO_SUCH_CORE).code();
    }

    @Override
    public void spawn(long core, long image, String arguments, String environment, SpawnReply reply) {
        peer(core).ifPresentOrElse(
                peer -> peer.say(new Request.Spawn(
                        image, arguments, environment, false, new Relay.OfSpawn(monitor.started(), this, reply))),
                () -> reply.reply(0, absent(core)));
    }

    @Override
    public void kill(long process, KillReply reply) {
        peerOf(process).ifPresentOrElse(
                peer -> peer.say(new Request.Kill(process, new Relay.OfKill(reply))),
                () -> reply.reply(SystemError.NO_SUCH_PROCESS.code()));
    }

    @Override
    public void ended(long process, int status) {
        backlog.add(new Ending(process, status));
        sendable();
    }

    @Override
    public void sendable() {
        while (!backlog.isEmpty() && backlog.peek().sendOn(binding)) {
            backlog.remove();
        }
    }

    @Override
    public void bootCore(long core, BootCoreReply reply) {
        boolean exists = monitor.plan().cores().stream().anyMatch(facts -> facts.core().number() == core);
        if (!exists) {
            reply.reply(SystemError.NO_SUCH_CORE.code());
        } else if (monitor.membership().includes((int) core)) {
            reply.reply(SystemError.CORE_RUNNING.code());
        } else {
            monitor.tree().parent((int) core).flatMap(parent -> monitor.peers().to(parent)).ifPresentOrElse(
                    parent -> {
                        waiting.add(new Waiting((int) core, reply));
                        parent.say(new Request.StartCore((int) core, new Relay.OfStart(this, (int) core)));
                    },
                    () -> reply.reply(SystemError.PARENT_OFF.code()));
        }
    }

    /** A core that somebody wants started cannot be. */
    void cannotStart(int core, ErrorCode why) {
        answer(core, why);
    }

    /** A core has joined. */
    void joined(int core) {
        answer(core, ErrorCode.NONE);
        backlog.add(new Joining(core));
        sendable();
    }

    private void answer(int core, ErrorCode what) {
        List<Waiting> theirs = new ArrayList<>(waiting);
        theirs.removeIf(one -> one.core != core);
        waiting.removeAll(theirs);
        theirs.forEach(one -> one.reply.reply(what));
    }

    @Override
    public void capabilityOf(long process, long from, CapabilityOfReply reply) {
        peerOf(process).ifPresentOrElse(
                peer -> peer.say(new Request.CapabilityOf(process, from, new Relay.OfCapability(reply))),
                () -> reply.reply(Descriptions.forControl(Descriptions.NOTHING), SystemError.NO_SUCH_PROCESS.code()));
    }

    @Override
    public void ancestorOf(long process, long address, long generation, AncestorOfReply reply) {
        peerOf(process).ifPresentOrElse(
                peer -> peer.say(new Request.AncestorOf(process, address, generation, new Relay.OfAncestor(reply))),
                () -> reply.reply(Descriptions.forControl(Descriptions.NOTHING), SystemError.NO_SUCH_PROCESS.code()));
    }

    @Override
    public void connectionAfter(long core, long number, ConnectionAfterReply reply) {
        peer(core).ifPresentOrElse(
                peer -> peer.say(new Request.ConnectionAfter(number, new Relay.OfConnection(reply))),
                () -> reply.reply(0, 0, 0, "", absent(core)));
    }

    @Override
    public void processAfter(long core, long number, ProcessAfterReply reply) {
        peer(core).ifPresentOrElse(
                peer -> peer.say(new Request.ProcessAfter(number, new Relay.OfProcess(reply))),
                () -> reply.reply(0, 0, absent(core)));
    }

    /** What whoever is in control has yet to be told. */
    private sealed interface Telling {
        boolean sendOn(ControlBinding binding);
    }

    /** A process has ended. */
    private record Ending(long process, int status) implements Telling {
        @Override
        public boolean sendOn(ControlBinding binding) {
            return binding.tryEnded(process, status);
        }
    }

    /** A core has joined. */
    private record Joining(int core) implements Telling {
        @Override
        public boolean sendOn(ControlBinding binding) {
            return binding.tryCoreJoined(core);
        }
    }

    /** Somebody waits for a core. */
    private record Waiting(int core, BootCoreReply reply) {}
}
