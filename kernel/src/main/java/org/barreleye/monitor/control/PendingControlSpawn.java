package org.barreleye.monitor.control;

import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.quota.Quota;
import org.barreleye.generated.user.control.SpawnReply;
import org.barreleye.generated.user.intermon.SpawnContinuation;
import org.barreleye.generated.user.intermon.SplitQuotaContinuation;
import org.barreleye.generated.user.quotas.QuotaAmounts;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.domain.QuotaAccount;
import org.barreleye.monitor.membership.MonitorLink;
import org.barreleye.monitor.plan.CoreScopedId;

/**
 * A request to spawn a program: takes its quota out of that of its spawner, at the monitor of the spawner's core, and
 * then asks the monitor of the program's core. If that refuses, the quota goes back.
 */
final class PendingControlSpawn implements SplitQuotaContinuation, SpawnContinuation, Copyable {
    private final ControlSession session;
    private final long core;
    private final long programNumber;
    private final String arguments;
    private final String environment;
    private final long spawner;
    private final Quota requested;
    private final long grants;
    private final SpawnReply reply;
    // Present when it was taken out of that of the spawner.
    private Optional<Quota> charged = Optional.empty();

    PendingControlSpawn(ControlSession session, long core, long programNumber, String arguments, String environment,
            long spawner, Quota requested, long grants, SpawnReply reply) {
        this.session = session;
        this.core = core;
        this.programNumber = programNumber;
        this.arguments = arguments;
        this.environment = environment;
        this.spawner = spawner;
        this.requested = requested;
        this.grants = grants;
        this.reply = reply;
    }

    void begin() {
        Optional<MonitorLink> target = session.linkTo(core);
        Optional<MonitorLink> accounts = session.linkTo(Integer.toUnsignedLong(CoreScopedId.coreOf(spawner)));
        if (target.isEmpty()) {
            reply.failed(session.missing(core));
        } else if (CoreScopedId.isOfMonitor(spawner)) {
            spawn(target.get(), requested);
        } else if (accounts.isEmpty()) {
            reply.failed(SystemError.NO_SUCH_PROCESS.code());
        } else {
            accounts.get().binding().sendSplitQuota(spawner, programNumber, requested.sent(), this);
        }
    }

    @Override
    public void replied(QuotaAmounts given, boolean taken, ErrorCode error) {
        if (error.failed()) {
            reply.failed(error);
            return;
        }
        charged = taken ? Optional.of(Quota.of(given)) : Optional.empty();
        session.linkTo(core).ifPresentOrElse(target -> spawn(target, Quota.of(given)),
                () -> refuse(session.missing(core)));
    }

    private void spawn(MonitorLink target, Quota quota) {
        boolean isSetBySpawner = charged.isPresent() || !requested.isUnset();
        target.binding().sendSpawn(programNumber, arguments, environment, false, 0, grants, quota.sent(),
                charged.isPresent() ? spawner : 0, isSetBySpawner ? spawner : 0, this);
    }

    @Override
    public void replied(long process, long service, ErrorCode error) {
        if (error.failed()) {
            refuse(error);
        } else {
            session.onSpawned(process, spawner, programNumber, arguments);
            reply.reply(process, ErrorCode.NONE);
        }
    }

    private void refuse(ErrorCode error) {
        charged.ifPresent(quota -> session.linkTo(Integer.toUnsignedLong(CoreScopedId.coreOf(spawner))).ifPresent(
                link -> link.binding().sendReturnQuota(spawner, QuotaAccount.costOf(quota).sent())));
        reply.failed(error);
    }

    @Override
    public void failed(Failure failure) {
        refuse(SystemError.PEER_GONE.code());
    }
}
