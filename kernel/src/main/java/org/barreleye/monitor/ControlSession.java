package org.barreleye.monitor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.generated.user.control.BootCoreReply;
import org.barreleye.generated.user.control.ControlBinding;
import org.barreleye.generated.user.control.ControlHandler;
import org.barreleye.generated.user.control.GetAncestorReply;
import org.barreleye.generated.user.control.GetCapabilityReply;
import org.barreleye.generated.user.control.KillReply;
import org.barreleye.generated.user.control.NextConnectionReply;
import org.barreleye.generated.user.control.NextProcessReply;
import org.barreleye.generated.user.control.SpawnReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.StateCloner;

/** Where whoever holds the capability to control the cores asks for that; passes on what concerns other cores. */
final class ControlSession implements ControlHandler, ExitListener {
    private final CoreMonitor monitor;
    // What the queue of the binding had no room for.
    private final Deque<Telling> backlog;
    private final List<PendingBootCall> pendingBootCalls;
    // Set right after the binding has been made, which needs this handler first.
    private ControlBinding binding;

    ControlSession(CoreMonitor monitor) {
        this.monitor = monitor;
        backlog = new ArrayDeque<>();
        pendingBootCalls = new ArrayList<>();
    }

    private ControlSession(ControlSession source, StateCloner cloner) {
        cloner.register(source, this);
        monitor = cloner.of(source.monitor);
        backlog = new ArrayDeque<>(source.backlog);
        pendingBootCalls = new ArrayList<>();
        source.pendingBootCalls.forEach(
                pending -> pendingBootCalls.add(new PendingBootCall(pending.core, cloner.of(pending.reply))));
        binding = cloner.of(source.binding);
    }

    @Override
    public ControlSession copy(StateCloner cloner) {
        return new ControlSession(this, cloner);
    }

    /** The number of the service that the monitor of a core offers under this name; no domain's service has it. */
    static long serviceOf(int core) {
        return CoreScopedId.of(core, 0);
    }

    void attach(ControlBinding newBinding) {
        binding = newBinding;
    }

    private Optional<MonitorLink> linkTo(long core) {
        return core > Integer.MAX_VALUE ? Optional.empty() : monitor.links().linkTo((int) core);
    }

    private Optional<MonitorLink> linkOf(long process) {
        return linkTo(CoreScopedId.coreOf(process) & 0xffff_ffffL);
    }

    /** Why there is nobody to talk to about a core. */
    private ErrorCode unreachableError(long core) {
        boolean exists = monitor.plan().cores().stream().anyMatch(properties -> properties.core().number() == core);
        return (exists ? SystemError.CORE_OFF : SystemError.NO_SUCH_CORE).code();
    }

    @Override
    public void spawn(long core, long programNumber, String arguments, String environment, SpawnReply reply) {
        linkTo(core).ifPresentOrElse(
                link -> link.send(new Request.Spawn(
                        programNumber, arguments, environment, false,
                        new Relay.OfSpawn(monitor.exitListeners(), this, reply))),
                () -> reply.reply(0, unreachableError(core)));
    }

    @Override
    public void kill(long process, KillReply reply) {
        linkOf(process).ifPresentOrElse(
                link -> link.send(new Request.Kill(process, new Relay.OfKill(reply))),
                () -> reply.reply(SystemError.NO_SUCH_PROCESS.code()));
    }

    @Override
    public void ended(long process, int status) {
        backlog.add(new Ending(process, status));
        onSendable();
    }

    @Override
    public void onSendable() {
        while (!backlog.isEmpty() && backlog.peek().sendOn(binding)) {
            backlog.remove();
        }
    }

    @Override
    public void bootCore(long core, BootCoreReply reply) {
        boolean exists = monitor.plan().cores().stream().anyMatch(properties -> properties.core().number() == core);
        if (!exists) {
            reply.reply(SystemError.NO_SUCH_CORE.code());
        } else if (monitor.membership().includes((int) core)) {
            reply.reply(SystemError.CORE_RUNNING.code());
        } else {
            monitor.tree().parent((int) core).flatMap(parent -> monitor.links().linkTo(parent)).ifPresentOrElse(
                    parent -> {
                        pendingBootCalls.add(new PendingBootCall((int) core, reply));
                        parent.send(new Request.StartCore((int) core, new Relay.OfStart(this, (int) core)));
                    },
                    () -> reply.reply(SystemError.PARENT_OFF.code()));
        }
    }

    /** A core that somebody wants started cannot be. */
    void onBootFailed(int core, ErrorCode error) {
        completeBoots(core, error);
    }

    /** A core has joined. */
    void onCoreJoined(int core) {
        completeBoots(core, ErrorCode.NONE);
        backlog.add(new Joining(core));
        onSendable();
    }

    private void completeBoots(int core, ErrorCode error) {
        List<PendingBootCall> completed = new ArrayList<>(pendingBootCalls);
        completed.removeIf(pending -> pending.core != core);
        pendingBootCalls.removeAll(completed);
        completed.forEach(pending -> pending.reply.reply(error));
    }

    @Override
    public void getCapability(long process, long from, GetCapabilityReply reply) {
        linkOf(process).ifPresentOrElse(
                link -> link.send(new Request.CapabilityOf(process, from, new Relay.OfCapability(reply))),
                () -> reply.reply(CapInfo.zero(), SystemError.NO_SUCH_PROCESS.code()));
    }

    @Override
    public void getAncestor(long process, long address, long generation, GetAncestorReply reply) {
        linkOf(process).ifPresentOrElse(
                link -> link.send(new Request.AncestorOf(process, address, generation, new Relay.OfAncestor(reply))),
                () -> reply.reply(CapInfo.zero(), SystemError.NO_SUCH_PROCESS.code()));
    }

    @Override
    public void nextConnection(long core, long number, NextConnectionReply reply) {
        linkTo(core).ifPresentOrElse(
                link -> link.send(new Request.ConnectionAfter(number, new Relay.OfConnection(reply))),
                () -> reply.reply(0, 0, 0, "", unreachableError(core)));
    }

    @Override
    public void nextProcess(long core, long number, NextProcessReply reply) {
        linkTo(core).ifPresentOrElse(
                link -> link.send(new Request.ProcessAfter(number, new Relay.OfProcess(reply))),
                () -> reply.reply(0, 0, unreachableError(core)));
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
    private record PendingBootCall(int core, BootCoreReply reply) {}
}
