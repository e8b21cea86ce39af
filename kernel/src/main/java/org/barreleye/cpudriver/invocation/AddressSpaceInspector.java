package org.barreleye.cpudriver.invocation;

import java.util.Optional;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.CNode;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.PageMapping;
import org.barreleye.cpudriver.state.AddressSpaceInspection;
import org.barreleye.cpudriver.state.MappedPart;
import org.barreleye.cpudriver.state.WalkStep;
import org.barreleye.generated.kernel.DispatcherCapability;
import org.barreleye.generated.user.KernelLoadCellResult;
import org.barreleye.generated.user.KernelNextMappedResult;
import org.barreleye.generated.user.KernelWalkResult;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.kpi.types.Rights;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.translation.MmuCounts;

/** The invocations of a {@code Kernel} that describe the address space of a dispatcher. */
final class AddressSpaceInspector {
    private final InvocationContext context;
    private final DispatcherControlBlock dispatcher;
    private final AddressSpaceInspection inspection;

    private AddressSpaceInspector(InvocationContext context, DispatcherControlBlock dispatcher) {
        this.context = context;
        this.dispatcher = dispatcher;
        inspection = context.control().pageMappings().inspect(dispatcher);
    }

    /** The inspector of the dispatcher whose capability is at an address of the caller's space. */
    static Outcome<AddressSpaceInspector> at(InvocationContext context, CapabilityAddress address) {
        return context.occupiedSlotAt(address).flatMap(slot ->
                slot.capability() instanceof DispatcherCapability capability
                        ? Outcome.of(new AddressSpaceInspector(context,
                                context.control().objects().dispatcher(capability)))
                        : Outcome.refused(KernelError.WRONG_TYPE));
    }

    Outcome<KernelNextMappedResult> next(long from) {
        Outcome<MappedPart> found = inspection.next(from);
        context.control().countSlotAccesses(inspection.visited());
        return found.map(part -> {
            Optional<MappedPart.Usage> usage = part.usage();
            return new KernelNextMappedResult(part.first(), part.bytes(), part.pageBytes(), part.base(),
                    part.source().map(slot -> slot.capability().type().number()).orElse(0),
                    new Rights(part.access()), usage.map(MappedPart.Usage::accessed).orElse(0),
                    usage.map(MappedPart.Usage::written).orElse(0), usage.isPresent(), address(part.source()));
        });
    }

    Outcome<KernelWalkResult> walk(long virtual, int depth) {
        Outcome<WalkStep> found = inspection.step(virtual, depth);
        context.control().countSlotAccesses(inspection.visited());
        return found.map(step -> new KernelWalkResult(step.table().type().number(), step.table().base(), step.index(),
                step.entry(), step.flags(), step.table().entrySpan(), step.names(),
                address(step.mapping().map(PageMapping::source)), address(step.mapping().map(PageMapping::slot))));
    }

    /** The address of a slot in the space of the dispatcher. */
    private CapabilityAddress address(Optional<CapabilitySlot> slot) {
        if (slot.isEmpty() || !dispatcher.isStarted()) {
            return CapabilityAddress.NULL;
        }
        context.control().countSlotAccesses(CNode.SLOTS);
        return context.control().space(dispatcher.cspace()).addressOf(slot.get());
    }

    Outcome<KernelLoadCellResult> load(long address) {
        Outcome<Long> found = inspection.locate(address & -Long.BYTES);
        context.control().countSlotAccesses(inspection.visited());
        return found.map(physical -> new KernelLoadCellResult(physical,
                context.core().load(physical, Long.BYTES, Endianness.BIG)));
    }

    Outcome<MmuCounts> translations() {
        return counted(context, context.control().translations().of(dispatcher));
    }

    /** The counts of the MMU of this core. */
    static Outcome<MmuCounts> allTranslations(InvocationContext context) {
        return counted(context, context.control().translations().all());
    }

    private static Outcome<MmuCounts> counted(InvocationContext context, MmuCounts counts) {
        return context.core().description().mmu() == MmuKind.NONE ? Outcome.refused(KernelError.NO_MMU)
                : Outcome.of(counts);
    }
}
