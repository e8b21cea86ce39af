package org.barreleye.monitor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.barreleye.domain.Arguments;
import org.barreleye.domain.binding.Client;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.quota.Quota;
import org.barreleye.generated.user.intermon.BindReply;
import org.barreleye.generated.user.intermon.BootCoreReply;
import org.barreleye.generated.user.intermon.ChargeReply;
import org.barreleye.generated.user.intermon.DepartReply;
import org.barreleye.generated.user.intermon.EchoReply;
import org.barreleye.generated.user.intermon.GetNameServiceReply;
import org.barreleye.generated.user.intermon.IntermonHandler;
import org.barreleye.generated.user.intermon.InvalidateReply;
import org.barreleye.generated.user.intermon.KillReply;
import org.barreleye.generated.user.intermon.MeasureDistanceReply;
import org.barreleye.generated.user.intermon.NextProcessReply;
import org.barreleye.generated.user.intermon.ReleaseCoreReply;
import org.barreleye.generated.user.intermon.SpawnReply;
import org.barreleye.generated.user.intermon.SplitQuotaReply;
import org.barreleye.generated.user.quotas.QuotaAmounts;
import org.barreleye.kpi.marshal.IntArrayView;
import org.barreleye.kpi.marshal.LongArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.monitor.binding.Binder;
import org.barreleye.monitor.binding.ConnectionTable;
import org.barreleye.monitor.binding.NameServiceLocator;
import org.barreleye.monitor.binding.RemoteConnection;
import org.barreleye.monitor.binding.RingOffer;
import org.barreleye.monitor.boot.CoreRestarts;
import org.barreleye.monitor.capops.CapabilityMessage.CapDestroy;
import org.barreleye.monitor.capops.CapabilityMessage.CapDestroyed;
import org.barreleye.monitor.capops.CapabilityMessage.CapDropped;
import org.barreleye.monitor.capops.CapabilityMessage.CapFailed;
import org.barreleye.monitor.capops.CapabilityMessage.CapGrant;
import org.barreleye.monitor.capops.CapabilityMessage.CapGranted;
import org.barreleye.monitor.capops.CapabilityMessage.CapReserve;
import org.barreleye.monitor.capops.CapabilityMessage.CapReserved;
import org.barreleye.monitor.capops.CapabilityMessage.CapRevoke;
import org.barreleye.monitor.capops.CapabilityMessage.CapRevoked;
import org.barreleye.monitor.capops.CapabilityMessage.CapSend;
import org.barreleye.monitor.capops.CapabilityMessage.Position;
import org.barreleye.monitor.capops.CapabilityMessage.Requester;
import org.barreleye.monitor.capops.CapabilityMessage;
import org.barreleye.monitor.capops.CapabilityOperations;
import org.barreleye.monitor.capops.OperationListener;
import org.barreleye.monitor.capops.RetypeRequest;
import org.barreleye.monitor.capops.Transfer;
import org.barreleye.monitor.capops.WireCapability;
import org.barreleye.monitor.domain.DomainTable;
import org.barreleye.monitor.domain.ExitListeners;
import org.barreleye.monitor.domain.LocalDomain;
import org.barreleye.monitor.domain.SpawnRequest;
import org.barreleye.monitor.domain.Spawner;
import org.barreleye.monitor.membership.CoreNumbers;
import org.barreleye.monitor.membership.FailureDetector;
import org.barreleye.monitor.membership.Membership;
import org.barreleye.monitor.membership.MessagePositions;
import org.barreleye.monitor.membership.MonitorLink;
import org.barreleye.monitor.membership.MonitorLinks;
import org.barreleye.monitor.memory.MemoryGrowth;
import org.barreleye.monitor.translation.SharedRange;
import org.barreleye.monitor.translation.Shootdowns;

/**
 * Server side of {@code intermon.if} for the monitor at the other end of one link, which may be this monitor itself.
 */
final class MonitorRequestHandler implements IntermonHandler, Copyable {
    private final int core;
    private final MonitorLink link;
    private final MonitorLinks links;
    private final Membership membership;
    private final Spawner spawner;
    private final DomainTable domains;
    private final ExitListeners exitListeners;
    private final Binder binder;
    private final ConnectionTable connections;
    private final NameServiceLocator nameService;
    private final CoreRestarts restarts;
    private final MemoryGrowth growth;
    private final QuotaRequests quotas;
    private final CapabilityOperations operations;
    private final Shootdowns shootdowns;
    private final FailureDetector detector;
    private final CoreDeparture departure;

    MonitorRequestHandler(int core, MonitorLink link, MonitorLinks links, Membership membership, Spawner spawner,
            DomainTable domains, ExitListeners exitListeners, Binder binder, ConnectionTable connections,
            NameServiceLocator nameService, CoreRestarts restarts, MemoryGrowth growth,
            QuotaRequests quotas, CapabilityOperations operations, Shootdowns shootdowns, FailureDetector detector,
            CoreDeparture departure) {
        this.core = core;
        this.link = link;
        this.links = links;
        this.membership = membership;
        this.spawner = spawner;
        this.domains = domains;
        this.exitListeners = exitListeners;
        this.binder = binder;
        this.connections = connections;
        this.nameService = nameService;
        this.restarts = restarts;
        this.growth = growth;
        this.quotas = quotas;
        this.operations = operations;
        this.shootdowns = shootdowns;
        this.detector = detector;
        this.departure = departure;
    }

    @Override
    public void onBound() {
        if (link.markConnected()) {
            membership.onConnected(link);
        }
    }

    // ---- Processes

    @Override
    public void spawn(long programNumber, String arguments, String environment, boolean supervised, long assigned,
            long grants, QuotaAmounts quota, long spawning, long setBy, SpawnReply reply) {
        List<Manifest.Need> passedOn = Manifest.Need.ofBits(grants);
        Optional<SystemError> invalid = departure.isBegun() ? Optional.of(SystemError.CORE_OFF)
                : spawner.validate(programNumber, passedOn);
        if (invalid.isPresent()) {
            reply.failed(invalid.get().code());
            return;
        }
        SpawnRequest request = new SpawnRequest((int) programNumber, new Arguments(arguments, environment), passedOn,
                Quota.of(quota).orElse(spawner.quotaOf(programNumber)), spawning, setBy);
        new PendingSpawn(spawner, growth, link, request, supervised, assigned, reply).begin();
    }

    @Override
    public void splitQuota(long process, long programNumber, QuotaAmounts requested, SplitQuotaReply reply) {
        quotas.split(process, programNumber, Quota.of(requested), reply);
    }

    @Override
    public void returnQuota(long process, QuotaAmounts amount) {
        quotas.takeBack(process, Quota.of(amount));
    }

    @Override
    public void charge(long process, long bytes, ChargeReply reply) {
        reply.reply(quotas.charge(process, bytes));
    }

    @Override
    public void credit(long process, long bytes) {
        quotas.credit(process, bytes);
    }

    @Override
    public void withdraw(long service) {
        domains.withdraw(service);
        binder.onWithdrawn(service);
    }

    @Override
    public void kill(long process, KillReply reply) {
        Optional<LocalDomain> domain = domains.get(process);
        if (domain.isEmpty()) {
            reply.reply(SystemError.NO_SUCH_PROCESS.code());
            return;
        }
        domain.get().kill(reply);
    }

    @Override
    public void ended(long process, int status) {
        exitListeners.onEnded(process, status);
    }

    @Override
    public void nextProcess(long number, NextProcessReply reply) {
        Optional<LocalDomain> next = domains.after(number);
        if (next.isEmpty()) {
            reply.reply(0, 0, false, SystemError.NO_SUCH_PROCESS.code());
        } else {
            reply.reply(next.get().process(), next.get().programNumber(), next.get().isSupervised(), ErrorCode.NONE);
        }
    }

    // ---- Connections

    @Override
    public void bind(long service, long connection, long word0, long word1, long word2, long word3, long client,
            QuotaAmounts quota, BindReply reply) {
        binder.accept(service, link, new RingOffer(connection, new WireCapability(word0, word1, word2, word3)),
                new Client(client, Quota.of(quota)), reply);
    }

    @Override
    public void disconnected(long connection) {
        binder.cancel(link, connection);
        connections.remote(connection).ifPresent(RemoteConnection::onRemoteClosed);
    }

    @Override
    public void getNameService(GetNameServiceReply reply) {
        nameService.locate(reply);
    }

    // ---- Capabilities

    private void receive(CapabilityMessage message) {
        operations.receive(link.core(), message);
    }

    @Override
    public void capSend(long connection, long sequence, long sender, boolean present, int mode, long word0,
            long word1, long word2, long word3, ErrorCode err) {
        receive(new CapSend(new Transfer(connection, sequence, (int) sender, present,
                TransferMode.of(mode).orElse(TransferMode.COPY), new WireCapability(word0, word1, word2, word3), err)));
    }

    @Override
    public void capGrant(long connection, long sequence, long receiver, long word0, long word1, long word2,
            long word3, long view) {
        receive(new CapGrant((int) receiver, new Transfer(connection, sequence, link.core(), true,
                TransferMode.BY_HOME, new WireCapability(word0, word1, word2, word3), ErrorCode.NONE), (int) view));
    }

    @Override
    public void capGranted(long connection, long sequence) {
        receive(new CapGranted(connection, sequence));
    }

    @Override
    public void capFailed(long connection, ErrorCode error) {
        receive(new CapFailed(connection, error));
    }

    @Override
    public void capDropped(long word0, long word1, long word2, long word3, long count) {
        receive(new CapDropped(new WireCapability(word0, word1, word2, word3), (int) count));
    }

    @Override
    public void capReserve(long request, long word0, long word1, long word2, long word3, long offset, long objectType,
            long bytes, long count) {
        receive(new CapReserve(request, new WireCapability(word0, word1, word2, word3),
                new RetypeRequest(offset, objectType, bytes, count)));
    }

    @Override
    public void capReserved(long request, ErrorCode err) {
        receive(new CapReserved(request, kernelError(err)));
    }

    private static KernelError kernelError(ErrorCode code) {
        return code.kernelError().orElse(KernelError.BAD_ARGUMENT);
    }

    @Override
    public void capRevoke(long request, long word0, long word1, long word2, long word3) {
        receive(new CapRevoke(request, new WireCapability(word0, word1, word2, word3)));
    }

    @Override
    public void capRevoked(long request, ErrorCode err) {
        receive(new CapRevoked(request, kernelError(err)));
    }

    @Override
    public void capDestroy(long revoke, long word0, long word1, long word2, long word3, long requester,
            long request, long view) {
        receive(new CapDestroy(link.core(), revoke, new WireCapability(word0, word1, word2, word3),
                new Requester((int) requester, request), (int) view, List.of(new Position(core, 0))));
    }

    @Override
    public void capDestroyAll(long revoke, long word0, long word1, long word2, long word3, long requester,
            long request, long view, long home, LongArrayView holders) {
        receive(new CapDestroy((int) home, revoke, new WireCapability(word0, word1, word2, word3),
                new Requester((int) requester, request), (int) view, MessagePositions.toList(holders)));
    }

    @Override
    public void capDestroyed(long revoke, boolean kept) {
        receive(new CapDestroyed(core, revoke, kept ? OptionalInt.of(link.core()) : OptionalInt.empty(),
                List.of(new Position(link.core(), 0))));
    }

    @Override
    public void capDestroyedAll(long home, long revoke, boolean kept, long keptCore, LongArrayView holders) {
        receive(new CapDestroyed((int) home, revoke, kept ? OptionalInt.of((int) keptCore) : OptionalInt.empty(),
                MessagePositions.toList(holders)));
    }

    // ---- Membership and boot

    @Override
    public void joined(IntArrayView cores) {
        membership.onReport(link.core(), CoreNumbers.toList(cores));
    }

    @Override
    public void view(long number, IntArrayView cores) {
        membership.install((int) number, CoreNumbers.toList(cores));
    }

    @Override
    public void left(long number, long left, boolean failed) {
        membership.installWithout((int) number, (int) left, failed);
    }

    @Override
    public void members(long number, IntArrayView cores, IntArrayView incarnations) {
        membership.installAll((int) number, CoreNumbers.toList(cores), CoreNumbers.toList(incarnations));
    }

    @Override
    public void suspect(long suspected, long incarnation) {
        membership.onSuspected((int) suspected, (int) incarnation);
    }

    @Override
    public void ping() {
        link.binding().sendPong();
        membership.onPinged(link.core());
    }

    @Override
    public void pong() {
        detector.onAnswered(link.core());
    }

    @Override
    public void echo(long number, EchoReply reply) {
        reply.reply(number);
    }

    @Override
    public void measureDistance(long target, MeasureDistanceReply reply) {
        links.measureDistance(target, reply);
    }

    @Override
    public void depart(DepartReply reply) {
        departure.begin(reply);
    }

    @Override
    public void bindMonitor(long from, long to, long word0, long word1, long word2, long word3) {
        WireCapability rings = new WireCapability(word0, word1, word2, word3);
        if (to == core) {
            links.accept((int) from, rings);
        } else {
            links.forward((int) from, (int) to, rings);
        }
    }

    @Override
    public void invalidate(long word0, long word1, long word2, long word3, long offset, long bytes,
            IntArrayView cores, InvalidateReply reply) {
        shootdowns.onRequest(new SharedRange(new WireCapability(word0, word1, word2, word3), offset, bytes),
                CoreNumbers.toList(cores), reply);
    }

    @Override
    public void releaseCore(long failed, ReleaseCoreReply reply) {
        operations.release((int) failed, new Released(reply));
    }

    /** Nothing is left here of a core. */
    private record Released(ReleaseCoreReply reply) implements OperationListener, Copyable {
        @Override
        public void onDone(KernelError error) {
            reply.reply(ErrorCode.of(error));
        }
    }

    @Override
    public void bootCore(long child, BootCoreReply reply) {
        restarts.boot((int) child, reply);
    }
}
