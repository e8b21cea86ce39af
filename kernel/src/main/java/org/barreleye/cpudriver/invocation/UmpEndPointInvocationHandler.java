package org.barreleye.cpudriver.invocation;

import org.barreleye.generated.kernel.UmpEndPointCapability;
import org.barreleye.generated.kernel.UmpEndPointInvocations;
import org.barreleye.generated.user.UmpEndPointIdentifyResult;
import org.barreleye.kpi.outcome.Outcome;

/** The invocations of a {@code UmpEndPoint}. */
final class UmpEndPointInvocationHandler implements UmpEndPointInvocations<InvocationContext> {
    @Override
    public Outcome<UmpEndPointIdentifyResult> identify(InvocationContext context, UmpEndPointCapability target) {
        return Outcome.of(new UmpEndPointIdentifyResult(target.base(), target.bytes(), target.interfaceNumber()));
    }
}
