package org.barreleye.monitor.inspection;

import java.util.Optional;
import org.barreleye.domain.capability.ObjectIdentity;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.KernelCoreInterruptsResult;
import org.barreleye.generated.user.KernelLoadCellResult;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.addressspace.MappedInfo;
import org.barreleye.generated.user.addressspace.TranslationCounts;
import org.barreleye.generated.user.addressspace.WalkInfo;
import org.barreleye.generated.user.capinfo.CapInfo;
import org.barreleye.generated.user.inspect.GetAncestorReply;
import org.barreleye.generated.user.inspect.GetCapabilityReply;
import org.barreleye.generated.user.inspect.GetCoreInterruptsReply;
import org.barreleye.generated.user.inspect.GetCoreTranslationsReply;
import org.barreleye.generated.user.inspect.GetQuotaReply;
import org.barreleye.generated.user.inspect.GetTranslationsReply;
import org.barreleye.generated.user.inspect.InspectHandler;
import org.barreleye.generated.user.inspect.LoadCellReply;
import org.barreleye.generated.user.inspect.NextConnectionReply;
import org.barreleye.generated.user.inspect.NextMappedReply;
import org.barreleye.generated.user.inspect.NextRelatedReply;
import org.barreleye.generated.user.inspect.WalkReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.monitor.binding.Connection;
import org.barreleye.monitor.binding.ConnectionTable;
import org.barreleye.monitor.binding.QuotaUsage;
import org.barreleye.monitor.domain.DomainTable;
import org.barreleye.monitor.domain.LocalDomain;
import org.barreleye.monitor.domain.QuotaAccount;

/** Server side of {@code inspect}: describes capabilities, connections and memory of the domains of this core. */
public final class InspectionService implements InspectHandler, Copyable {
    // A monitor does nothing else while it searches.
    private static final int SEARCHED_MAX = 64;
    private static final CapInfo NO_CAPABILITY = CapInfo.zero();
    private static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);

    private final SystemCalls syscalls;
    private final CapabilitySpaces spaces;
    private final AddressSpaces addressSpaces;
    private final DomainTable domains;
    private final ConnectionTable connections;
    private final QuotaUsage usage;

    /** Describes what the tables of one core hold. */
    public InspectionService(SystemCalls syscalls, int core, DomainTable domains, ConnectionTable connections,
            QuotaUsage usage) {
        this.syscalls = syscalls;
        spaces = new CapabilitySpaces(syscalls, core, domains);
        addressSpaces = new AddressSpaces(syscalls, core, domains);
        this.domains = domains;
        this.connections = connections;
        this.usage = usage;
    }

    @Override
    public void getCapability(long process, long from, GetCapabilityReply reply) {
        Optional<CapInfo> found = spaces.capability(process, from);
        reply.reply(found.orElse(NO_CAPABILITY), error(process, found));
    }

    @Override
    public void getAncestor(long process, long address, long generation, GetAncestorReply reply) {
        Optional<CapInfo> found = spaces.ancestor(process, address, generation);
        reply.reply(found.orElse(NO_CAPABILITY), error(process, found));
    }

    private ErrorCode error(long process, Optional<CapInfo> found) {
        return found.isPresent() ? ErrorCode.NONE
                : spaces.contains(process) ? SystemError.NO_SUCH_CAPABILITY.code()
                : SystemError.NO_SUCH_PROCESS.code();
    }

    @Override
    public void nextRelated(CapInfo object, long process, long from, NextRelatedReply reply) {
        ObjectIdentity wanted = ObjectIdentity.of(object);
        Optional<Found> last = next(process, from);
        for (int i = 1; i < SEARCHED_MAX && last.isPresent() && !last.get().isRelatedTo(wanted); i++) {
            last = next(last.get().holder, last.get().capability.address() + 1);
        }
        if (last.isPresent()) {
            reply.reply(last.get().holder, last.get().isRelatedTo(wanted), last.get().capability, ErrorCode.NONE);
        } else {
            reply.reply(0, false, NO_CAPABILITY, SystemError.NO_SUCH_CAPABILITY.code());
        }
    }

    /** The next capability of this core; a process that has ended meanwhile has none. */
    private Optional<Found> next(long process, long from) {
        Optional<Long> holder = Optional.of(process);
        Optional<CapInfo> capability = spaces.capability(process, from);
        while (capability.isEmpty() && holder.isPresent()) {
            holder = spaces.after(holder.get());
            capability = holder.flatMap(next -> spaces.capability(next, 0));
        }
        return capability.isEmpty() ? Optional.empty() : Optional.of(new Found(holder.get(), capability.get()));
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

    @Override
    public void nextMapped(long process, long from, NextMappedReply reply) {
        Outcome<MappedInfo> found = addressSpaces.nextMapped(process, from);
        reply.reply(found.succeeded() ? found.value() : MappedInfo.zero(), error(found));
    }

    @Override
    public void walk(long process, long address, long depth, WalkReply reply) {
        Outcome<WalkInfo> step = addressSpaces.walk(process, address, depth);
        reply.reply(step.succeeded() ? step.value() : WalkInfo.zero(), error(step));
    }

    @Override
    public void loadCell(long process, long address, LoadCellReply reply) {
        Outcome<KernelLoadCellResult> cell = addressSpaces.loadCell(process, address);
        reply.reply(cell.succeeded() ? cell.value().physical() : 0, cell.succeeded() ? cell.value().bytes() : 0,
                error(cell));
    }

    @Override
    public void getTranslations(long process, GetTranslationsReply reply) {
        Outcome<TranslationCounts> counts = addressSpaces.translations(process);
        reply.reply(counts.succeeded() ? counts.value() : TranslationCounts.zero(), error(counts));
    }

    @Override
    public void getCoreTranslations(GetCoreTranslationsReply reply) {
        Outcome<TranslationCounts> counts = addressSpaces.coreTranslations();
        reply.reply(counts.succeeded() ? counts.value() : TranslationCounts.zero(), error(counts));
    }

    @Override
    public void getCoreInterrupts(GetCoreInterruptsReply reply) {
        // The monitor has the capability to the kernel of its core, with all rights.
        KernelCoreInterruptsResult counts = KERNEL.coreInterrupts(syscalls).value();
        reply.reply(counts.delivered(), counts.pended(), counts.spurious());
    }

    private static ErrorCode error(Outcome<?> outcome) {
        return outcome.error() == KernelError.CAPABILITY_NOT_FOUND ? SystemError.NO_SUCH_PROCESS.code()
                : ErrorCode.of(outcome.error());
    }

    private record Found(long holder, CapInfo capability) {
        boolean isRelatedTo(ObjectIdentity wanted) {
            return ObjectIdentity.of(capability).isRelatedTo(wanted);
        }
    }
}
