package org.barreleye.cpudriver.invocation;

import org.barreleye.generated.kernel.MappingCapability;
import org.barreleye.generated.kernel.MappingInvocations;
import org.barreleye.generated.user.MappingIdentifyResult;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;

/** The invocations of the mappings of one type. */
final class MappingInvocationHandler implements MappingInvocations<InvocationContext> {
    private final ObjectType type;

    MappingInvocationHandler(ObjectType type) {
        this.type = type;
    }

    @Override
    public ObjectType type() {
        return type;
    }

    @Override
    public Outcome<MappingIdentifyResult> identify(InvocationContext context, MappingCapability target) {
        return Outcome.of(new MappingIdentifyResult(target.base(), target.bytes(), target.table(), target.entry(),
                target.entries()));
    }

    @Override
    public Outcome<Outcome.Unit> protect(InvocationContext context, MappingCapability target, Rights access) {
        var mappings = context.control().pageMappings();
        return outcome(mappings.protect(mappings.mapping(context.slot()), access.bits()));
    }

    @Override
    public Outcome<Outcome.Unit> unmap(InvocationContext context, MappingCapability target) {
        return outcome(context.control().deletion().deleteUnmapped(context.slot()));
    }

    @Override
    public Outcome<Outcome.Unit> copyTo(InvocationContext context, MappingCapability target, CapabilityAddress frame,
            long offset, Rights access) {
        var mappings = context.control().pageMappings();
        return context.occupiedSlotAt(frame).flatMap(slot ->
                outcome(mappings.copyTo(mappings.mapping(context.slot()), slot, offset, access.bits())));
    }

    private static Outcome<Outcome.Unit> outcome(KernelError refusal) {
        return refusal == KernelError.NONE ? Outcome.unit() : Outcome.refused(refusal);
    }
}
