package org.barreleye.cpudriver.invocation;

import org.barreleye.generated.kernel.InterruptDestinationCapability;
import org.barreleye.generated.kernel.InterruptDestinationInvocations;
import org.barreleye.generated.user.InterruptDestinationIdentifyResult;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * The invocations of an {@code InterruptDestination}. The kernel programs no interrupt controllers; the routing service
 * does.
 */
final class InterruptDestinationInvocationHandler implements InterruptDestinationInvocations<InvocationContext> {
    @Override
    public Outcome<InterruptDestinationIdentifyResult> identify(InvocationContext context,
            InterruptDestinationCapability target) {
        return Outcome.of(new InterruptDestinationIdentifyResult(target.first(), target.count()));
    }

    @Override
    public Outcome<Outcome.Unit> route(InvocationContext context, InterruptDestinationCapability target,
            CapabilityAddress source, long line, long vector, long count) {
        return Outcome.refused(KernelError.NOT_IMPLEMENTED);
    }
}
