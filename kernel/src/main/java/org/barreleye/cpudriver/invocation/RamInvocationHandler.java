package org.barreleye.cpudriver.invocation;

import org.barreleye.generated.kernel.RamCapability;
import org.barreleye.generated.kernel.RamInvocations;
import org.barreleye.generated.user.RamIdentifyResult;
import org.barreleye.kpi.outcome.Outcome;

/** The invocations of {@code Ram}. */
final class RamInvocationHandler implements RamInvocations<InvocationContext> {
    @Override
    public Outcome<RamIdentifyResult> identify(InvocationContext context, RamCapability target) {
        return Outcome.of(new RamIdentifyResult(target.base(), target.bytes()));
    }
}
