package org.barreleye.cpudriver.invocation;

import org.barreleye.cpudriver.object.MappedRegion;
import org.barreleye.generated.kernel.FrameCapability;
import org.barreleye.generated.kernel.FrameInvocations;
import org.barreleye.generated.user.FrameIdentifyResult;
import org.barreleye.generated.user.FrameMapResult;
import org.barreleye.generated.user.FrameMeasureResult;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.memory.AddressMap;

/** The invocations of a {@code Frame}. */
final class FrameInvocationHandler implements FrameInvocations<InvocationContext> {
    @Override
    public Outcome<FrameIdentifyResult> identify(InvocationContext context, FrameCapability target) {
        return Outcome.of(new FrameIdentifyResult(target.base(), target.bytes()));
    }

    @Override
    public Outcome<FrameMapResult> map(InvocationContext context, FrameCapability target) {
        if (context.core().description().mmu() != MmuKind.NONE) {
            return Outcome.refused(KernelError.HAS_MMU);
        }
        AddressMap seen = context.core().addressMap();
        if (!seen.maps(target.base()) || !seen.maps(target.base() + target.bytes() - 1)) {
            return Outcome.refused(KernelError.ADDRESS_TOO_LARGE);
        }
        boolean writable = (target.rights() & ObjectRights.WRITE) != 0;
        context.control().map(context.caller(), context.slot(),
                new MappedRegion(context.slot(), target.base(), target.bytes(), writable));
        return Outcome.of(new FrameMapResult(target.base(), target.bytes()));
    }

    @Override
    public Outcome<FrameMeasureResult> measure(InvocationContext context, FrameCapability target) {
        return Outcome.of(new FrameMeasureResult(target.bytes()));
    }
}
