package org.barreleye.cpudriver.dispatch;

import org.barreleye.generated.kernel.ServiceCapability;
import org.barreleye.generated.kernel.ServiceInvocations;
import org.barreleye.generated.user.ServiceIdentifyResult;
import org.barreleye.kpi.outcome.Outcome;

/** The name of a service says which; all else is up to the monitors. */
final class ServiceBehaviour implements ServiceInvocations<Call> {
    @Override
    public Outcome<ServiceIdentifyResult> identify(Call call, ServiceCapability target) {
        return Outcome.of(new ServiceIdentifyResult(target.number()));
    }
}
