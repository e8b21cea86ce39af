package org.barreleye.monitor;

import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.quota.Quota;
import org.barreleye.domain.quota.Resource;
import org.barreleye.generated.user.intermon.SplitQuotaReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.monitor.binding.QuotaUsage;
import org.barreleye.monitor.domain.DomainTable;
import org.barreleye.monitor.domain.LocalDomain;
import org.barreleye.monitor.domain.QuotaAccount;
import org.barreleye.monitor.domain.QuotaAccounts;
import org.barreleye.monitor.domain.Spawner;
import org.barreleye.monitor.plan.CoreScopedId;

/**
 * The requests of other monitors that concern the accounts of this core: a quota is split when a process starts
 * another, and comes back when that has ended. A process with the authority {@code control} can start what it wants, so
 * nothing is taken out of its quota.
 */
final class QuotaRequests implements Copyable {
    private final SystemCalls syscalls;
    private final DomainTable domains;
    private final QuotaAccounts accounts;
    private final QuotaUsage usage;
    private final Spawner spawner;

    QuotaRequests(SystemCalls syscalls, DomainTable domains, QuotaAccounts accounts, QuotaUsage usage,
            Spawner spawner) {
        this.syscalls = syscalls;
        this.domains = domains;
        this.accounts = accounts;
        this.usage = usage;
        this.spawner = spawner;
    }

    /** Takes the quota of a program that is to be spawned out of that of its spawner. */
    void split(long process, long programNumber, Quota requested, SplitQuotaReply reply) {
        Quota policy = spawner.quotaOf(programNumber);
        Optional<LocalDomain> found = domains.get(process);
        if (!requested.orElse(Quota.UNLIMITED).isPossible()) {
            reply.failed(SystemError.BAD_ARGUMENT.code());
        } else if (CoreScopedId.isOfMonitor(process) || found.isPresent() && found.get().has(Manifest.Need.CONTROL)) {
            reply.reply(requested.orElse(policy).sent(), false, ErrorCode.NONE);
        } else if (found.isEmpty()) {
            reply.failed(SystemError.NO_SUCH_PROCESS.code());
        } else {
            split(found.get(), policy, requested, reply);
        }
    }

    private void split(LocalDomain domain, Quota policy, Quota requested, SplitQuotaReply reply) {
        Quota left = usage.leftOf(domain);
        Quota given = requested.orElse(policy.shareOf(left));
        Quota cost = QuotaAccount.costOf(given);
        Optional<Resource> exceeded = cost.exceeding(left);
        if (exceeded.isPresent()) {
            reply.failed(exceeded.get().error().code());
            return;
        }
        domain.account().passOn(cost);
        domain.applyLimits(syscalls);
        reply.reply(given.sent(), true, ErrorCode.NONE);
    }

    /** Puts back what was taken out of the quota of a process. */
    void takeBack(long process, Quota amount) {
        accounts.takeBack(process, amount);
        domains.get(process).ifPresent(domain -> domain.applyLimits(syscalls));
    }

    /** Counts memory of the memory service against a process. */
    ErrorCode charge(long process, long bytes) {
        Optional<LocalDomain> domain = domains.get(process);
        if (domain.isEmpty()) {
            return SystemError.NO_SUCH_PROCESS.code();
        }
        return domain.get().account().chargeMemory(bytes)
                ? ErrorCode.NONE
                : SystemError.MEMORY_QUOTA_REACHED.code();
    }

    /** A process has that much less memory of the memory service. */
    void credit(long process, long bytes) {
        domains.get(process).ifPresent(domain -> domain.account().creditMemory(bytes));
    }
}
