package org.barreleye.cpudriver.invocation;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.MappedRegion;
import org.barreleye.generated.kernel.DeviceFrameCapability;
import org.barreleye.generated.kernel.DeviceFrameInvocations;
import org.barreleye.generated.kernel.FrameCapability;
import org.barreleye.generated.user.DeviceFrameAllowDmaResult;
import org.barreleye.generated.user.DeviceFrameIdentifyResult;
import org.barreleye.generated.user.DeviceFrameMapResult;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.barreleye.machine.description.MmuKind;

/** The invocations of a {@code DeviceFrame}. */
final class DeviceFrameInvocationHandler implements DeviceFrameInvocations<InvocationContext> {
    private static final int ACCESS = ObjectRights.READ | ObjectRights.WRITE;

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

    @Override
    public Outcome<DeviceFrameAllowDmaResult> allowDma(InvocationContext context, DeviceFrameCapability target,
            CapabilityAddress frame, Rights access) {
        int rights = access.bits();
        if ((rights & ACCESS) == 0 || (rights & ~ACCESS) != 0) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        return frameAt(context, frame, rights).flatMap(slot -> context.control().dmaWindows()
                .open(context.slot(), slot, (rights & ObjectRights.READ) != 0, (rights & ObjectRights.WRITE) != 0))
                .map(DeviceFrameAllowDmaResult::new);
    }

    private static Outcome<CapabilitySlot> frameAt(InvocationContext context, CapabilityAddress frame, int rights) {
        return context.occupiedSlotAt(frame, rights).flatMap(slot -> slot.capability() instanceof FrameCapability
                ? Outcome.of(slot) : Outcome.refused(KernelError.WRONG_TYPE));
    }

    @Override
    public Outcome<Outcome.Unit> forbidDma(InvocationContext context, DeviceFrameCapability target,
            CapabilityAddress frame) {
        return frameAt(context, frame, 0).flatMap(slot -> {
            KernelError refusal = context.control().dmaWindows().close(context.slot(), slot);
            return refusal == KernelError.NONE ? Outcome.unit() : Outcome.refused(refusal);
        });
    }
}
