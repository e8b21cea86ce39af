package org.barreleye.cpudriver.invocation;

import org.barreleye.generated.kernel.RamCapability;
import org.barreleye.generated.kernel.RamInvocations;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.user.RamIdentifyResult;
import org.barreleye.generated.user.RamNextObjectResult;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;

/** The invocations of {@code Ram}. */
final class RamInvocationHandler implements RamInvocations<InvocationContext> {
    @Override
    public Outcome<RamIdentifyResult> identify(InvocationContext context, RamCapability target) {
        return Outcome.of(new RamIdentifyResult(target.base(), target.bytes()));
    }

    @Override
    public Outcome<RamNextObjectResult> nextObject(InvocationContext context, RamCapability target, long from) {
        return context.control().mappings().firstDescendantFrom(context.slot(), from)
                .map(found -> Outcome.of(new RamNextObjectResult(
                        Relations.address(found.capability()), Relations.size(found.capability()))))
                .orElse(Outcome.refused(KernelError.CAPABILITY_NOT_FOUND));
    }
}
