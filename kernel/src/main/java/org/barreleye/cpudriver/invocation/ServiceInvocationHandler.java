package org.barreleye.cpudriver.invocation;

import org.barreleye.generated.kernel.ServiceCapability;
import org.barreleye.generated.kernel.ServiceInvocations;
import org.barreleye.generated.user.ServiceIdentifyResult;
import org.barreleye.kpi.outcome.Outcome;

/** The invocations of a {@code Service}. */
final class ServiceInvocationHandler implements ServiceInvocations<InvocationContext> {
    @Override
    public Outcome<ServiceIdentifyResult> identify(InvocationContext context, ServiceCapability target) {
        return Outcome.of(new ServiceIdentifyResult(target.number()));
    }
}
