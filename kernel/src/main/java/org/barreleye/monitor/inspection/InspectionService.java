package org.barreleye.monitor.inspection;

import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.L1CNodeAncestorResult;
import org.barreleye.generated.user.L1CNodeInspectResult;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.generated.user.inspect.GetAncestorReply;
import org.barreleye.generated.user.inspect.GetCapabilityReply;
import org.barreleye.generated.user.inspect.GetQuotaReply;
import org.barreleye.generated.user.inspect.InspectHandler;
import org.barreleye.generated.user.inspect.NextConnectionReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.monitor.binding.Connection;
import org.barreleye.monitor.binding.ConnectionTable;
import org.barreleye.monitor.binding.QuotaUsage;
import org.barreleye.monitor.domain.DomainTable;
import org.barreleye.monitor.domain.LocalDomain;
import org.barreleye.monitor.domain.QuotaAccount;

/** Server side of {@code inspect}: describes the capabilities and the connections of the domains of this core. */
public final class InspectionService implements InspectHandler, Copyable {
    private static final long LAST_ADDRESS = 0xffff;
    private static final CapInfo NO_CAPABILITY = new CapInfo(0, 0, 0, 0, 0, 0, 0);

    private final SystemCalls syscalls;
    private final DomainTable domains;
    private final ConnectionTable connections;
    private final QuotaUsage usage;

    /** Describes what the tables of one core hold. */
    public InspectionService(SystemCalls syscalls, DomainTable domains, ConnectionTable connections,
            QuotaUsage usage) {
        this.syscalls = syscalls;
        this.domains = domains;
        this.connections = connections;
        this.usage = usage;
    }

    @Override
    public void getCapability(long process, long from, GetCapabilityReply reply) {
        Optional<L1CNodeReference> space = domains.get(process).map(LocalDomain::cspace);
        if (space.isEmpty()) {
            reply.reply(NO_CAPABILITY, SystemError.NO_SUCH_PROCESS.code());
            return;
        }
        Outcome<L1CNodeInspectResult> found = from > LAST_ADDRESS
                ? Outcome.refused(KernelError.CAPABILITY_NOT_FOUND)
                : space.get().inspect(syscalls, new CapabilityAddress((int) from));
        if (!found.succeeded()) {
            reply.reply(NO_CAPABILITY, SystemError.NO_SUCH_CAPABILITY.code());
            return;
        }
        L1CNodeInspectResult info = found.value();
        reply.reply(new CapInfo(info.address().slot(), info.type(), info.rights(), info.base(), info.bytes(),
                info.copies(), info.descendants()), ErrorCode.NONE);
    }

    @Override
    public void getAncestor(long process, long address, long generation, GetAncestorReply reply) {
        Optional<L1CNodeReference> space = domains.get(process).map(LocalDomain::cspace);
        if (space.isEmpty()) {
            reply.reply(NO_CAPABILITY, SystemError.NO_SUCH_PROCESS.code());
            return;
        }
        Outcome<L1CNodeAncestorResult> found = address > LAST_ADDRESS
                ? Outcome.refused(KernelError.CAPABILITY_NOT_FOUND)
                : space.get().ancestor(syscalls, new CapabilityAddress((int) address), generation);
        if (!found.succeeded()) {
            reply.reply(NO_CAPABILITY, SystemError.NO_SUCH_CAPABILITY.code());
            return;
        }
        L1CNodeAncestorResult info = found.value();
        reply.reply(new CapInfo(generation == 0 ? address : 0, info.type(), info.rights(), info.base(), info.bytes(),
                info.copies(), info.descendants()), ErrorCode.NONE);
    }

    @Override
    public void getQuota(long process, GetQuotaReply reply) {
        Optional<LocalDomain> domain = domains.get(process);
        if (domain.isEmpty()) {
            reply.failed(SystemError.NO_SUCH_PROCESS.code());
        } else {
            QuotaAccount account = domain.get().account();
            reply.reply(usage.of(domain.get()).sent(), account.quota().sent(), account.setBy(), ErrorCode.NONE);
        }
    }

    @Override
    public void nextConnection(long number, NextConnectionReply reply) {
        Optional<Connection> next = connections.after(number);
        if (next.isEmpty()) {
            reply.reply(0, 0, 0, "", SystemError.NO_SUCH_CONNECTION.code());
        } else {
            Connection connection = next.get();
            reply.reply(connection.number(), connection.domain().process(), connection.remoteCore(),
                    connection.transportReason(), ErrorCode.NONE);
        }
    }
}
