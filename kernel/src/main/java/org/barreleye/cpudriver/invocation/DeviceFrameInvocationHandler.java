package org.barreleye.cpudriver.invocation;

import org.barreleye.cpudriver.object.MappedRegion;
import org.barreleye.generated.kernel.DeviceFrameCapability;
import org.barreleye.generated.kernel.DeviceFrameInvocations;
import org.barreleye.generated.user.DeviceFrameIdentifyResult;
import org.barreleye.generated.user.DeviceFrameMapResult;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.machine.description.MmuKind;

/** The invocations of a {@code DeviceFrame}. */
final class DeviceFrameInvocationHandler implements DeviceFrameInvocations<InvocationContext> {
    @Override
    public Outcome<DeviceFrameIdentifyResult> identify(InvocationContext context, DeviceFrameCapability target) {
        return Outcome.of(new DeviceFrameIdentifyResult(target.base(), target.bytes()));
    }

    @Override
    public Outcome<DeviceFrameMapResult> map(InvocationContext context, DeviceFrameCapability target) {
        if (context.core().description().mmu() != MmuKind.NONE) {
            return Outcome.refused(KernelError.HAS_MMU);
        }
        if (!context.core().addressMap().maps(target.base())) {
            return Outcome.refused(KernelError.ADDRESS_TOO_LARGE);
        }
        boolean writable = (target.rights() & ObjectRights.WRITE) != 0;
        context.control().map(context.caller(), context.slot(),
                new MappedRegion(context.slot(), target.base(), target.bytes(), writable));
        return Outcome.of(new DeviceFrameMapResult(target.base(), target.bytes()));
    }
}
