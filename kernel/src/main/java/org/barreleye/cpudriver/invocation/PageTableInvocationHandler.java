package org.barreleye.cpudriver.invocation;

import org.barreleye.cpudriver.object.PageTable;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.kernel.PageTableInvocations;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.PageTableIdentifyResult;
import org.barreleye.generated.user.PageTableUsageResult;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;

/** The invocations of the page tables of one type. */
final class PageTableInvocationHandler implements PageTableInvocations<InvocationContext> {
    private final ObjectType type;

    PageTableInvocationHandler(ObjectType type) {
        this.type = type;
    }

    @Override
    public ObjectType type() {
        return type;
    }

    @Override
    public Outcome<Outcome.Unit> map(InvocationContext context, PageTableCapability target, CapabilityAddress source,
            long offset, int entry, int entries, Rights access, CapabilityAddress mapping) {
        return context.occupiedSlotAt(source).flatMap(from -> context.emptySlotAt(mapping).flatMap(slot -> {
            if (!context.core().grantsAllocation()) {
                return Outcome.refused(KernelError.ALLOCATION_REFUSED);
            }
            PageTable table = context.control().objects().pageTable(target);
            KernelError refusal = context.control().pageMappings()
                    .map(table, from, offset, entry, entries, access.bits(), slot);
            return refusal == KernelError.NONE ? Outcome.unit() : Outcome.refused(refusal);
        }));
    }

    @Override
    public Outcome<PageTableUsageResult> usage(InvocationContext context, PageTableCapability target, int entry,
            int entries, boolean clear) {
        PageTable table = context.control().objects().pageTable(target);
        return context.control().pageMappings().usage(table, entry, entries, clear)
                .map(usage -> new PageTableUsageResult(usage.accessed(), usage.written()));
    }

    @Override
    public Outcome<PageTableIdentifyResult> identify(InvocationContext context, PageTableCapability target) {
        return Outcome.of(new PageTableIdentifyResult(target.base()));
    }
}
