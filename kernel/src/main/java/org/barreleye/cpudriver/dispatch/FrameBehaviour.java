package org.barreleye.cpudriver.dispatch;

import org.barreleye.cpudriver.object.MappedRegion;
import org.barreleye.generated.kernel.FrameCapability;
import org.barreleye.generated.kernel.FrameInvocations;
import org.barreleye.generated.user.FrameIdentifyResult;
import org.barreleye.generated.user.FrameMapResult;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.kpi.outcome.Outcome;

/** Frames say where they are, and let dispatchers touch them. */
final class FrameBehaviour implements FrameInvocations<Call> {
    @Override
    public Outcome<FrameIdentifyResult> identify(Call call, FrameCapability target) {
        return Outcome.of(new FrameIdentifyResult(target.base(), target.bytes()));
    }

    @Override
    public Outcome<FrameMapResult> map(Call call, FrameCapability target) {
        boolean writable = (target.rights() & ObjectRights.WRITE) != 0;
        call.caller().map(new MappedRegion(call.slot(), target.base(), target.bytes(), writable));
        return Outcome.of(new FrameMapResult(target.base(), target.bytes()));
    }
}
