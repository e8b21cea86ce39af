package org.barreleye.cpudriver.invocation;

import org.barreleye.generated.kernel.RamCapability;
import org.barreleye.generated.kernel.RamInvocations;
import org.barreleye.generated.user.RamIdentifyResult;
import org.barreleye.kpi.outcome.Outcome;

/** Memory says where it is; all else is done to it, by retype. */
final class RamInvocationHandler implements RamInvocations<InvocationContext> {
    @Override
    public Outcome<RamIdentifyResult> identify(InvocationContext context, RamCapability target) {
        return Outcome.of(new RamIdentifyResult(target.base(), target.bytes()));
    }
}
