package org.barreleye.monitor.inspection;

import java.util.Optional;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.KernelLoadCellResult;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.addressspace.MappedInfo;
import org.barreleye.generated.user.addressspace.TranslationCounts;
import org.barreleye.generated.user.addressspace.WalkInfo;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.monitor.domain.DomainTable;
import org.barreleye.monitor.domain.LocalDomain;
import org.barreleye.monitor.plan.CoreScopedId;

/**
 * The address spaces of one core: that of the monitor, and those of the domains, as the CPU driver describes them. A
 * process that does not exist, or whose dispatcher is stopped, is refused with {@code CAPABILITY_NOT_FOUND}.
 */
final class AddressSpaces implements Copyable {
    private static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);
    private static final int DEPTH_MAX = 0xff;

    private final SystemCalls syscalls;
    private final long monitor;
    private final DomainTable domains;

    AddressSpaces(SystemCalls syscalls, int core, DomainTable domains) {
        this.syscalls = syscalls;
        monitor = CoreScopedId.of(core, 0);
        this.domains = domains;
    }

    Outcome<MappedInfo> nextMapped(long process, long from) {
        return dispatcher(process).flatMap(dispatcher -> KERNEL.nextMapped(syscalls, dispatcher, from))
                .map(found -> new MappedInfo(found.first(), found.bytes(), found.pageBytes(), found.base(),
                        found.type(), found.access().bits(), found.hasUsage(), found.accessed(), found.written(),
                        slot(found.source())));
    }

    Outcome<WalkInfo> walk(long process, long address, long depth) {
        return depth > DEPTH_MAX ? Outcome.refused(KernelError.NOT_MAPPED)
                : dispatcher(process).flatMap(dispatcher -> KERNEL.walk(syscalls, dispatcher, address, (int) depth))
                        .map(step -> new WalkInfo(step.type(), step.table(), step.index(), step.entry(),
                                step.flags(), step.span(), step.names(), slot(step.source()), slot(step.mapping())));
    }

    Outcome<KernelLoadCellResult> loadCell(long process, long address) {
        return dispatcher(process).flatMap(dispatcher -> KERNEL.loadCell(syscalls, dispatcher, address));
    }

    Outcome<TranslationCounts> translations(long process) {
        return dispatcher(process).flatMap(dispatcher -> KERNEL.translations(syscalls, dispatcher))
                .map(counts -> new TranslationCounts(counts.hits(), counts.walks(), counts.faults()));
    }

    Outcome<TranslationCounts> coreTranslations() {
        return KERNEL.coreTranslations(syscalls)
                .map(counts -> new TranslationCounts(counts.hits(), counts.walks(), counts.faults()));
    }

    private Outcome<CapabilityAddress> dispatcher(long process) {
        Optional<CapabilityAddress> found = process == monitor ? Optional.of(WellKnownSlots.DISPATCHER)
                : domains.get(process).flatMap(LocalDomain::dispatcher).map(DispatcherReference::address);
        return found.map(Outcome::of).orElseGet(() -> Outcome.refused(KernelError.CAPABILITY_NOT_FOUND));
    }

    private static long slot(CapabilityAddress address) {
        return Integer.toUnsignedLong(address.slot());
    }
}
