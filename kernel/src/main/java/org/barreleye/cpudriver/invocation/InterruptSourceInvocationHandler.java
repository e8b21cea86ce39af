package org.barreleye.cpudriver.invocation;

import org.barreleye.generated.kernel.InterruptSourceCapability;
import org.barreleye.generated.kernel.InterruptSourceInvocations;
import org.barreleye.generated.user.InterruptSourceIdentifyResult;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;

/**
 * The invocations of an {@code InterruptSource}. The kernel programs no interrupt controllers, so it disables no line;
 * the routing service does.
 */
final class InterruptSourceInvocationHandler implements InterruptSourceInvocations<InvocationContext> {
    @Override
    public Outcome<InterruptSourceIdentifyResult> identify(InvocationContext context,
            InterruptSourceCapability target) {
        return Outcome.of(new InterruptSourceIdentifyResult(target.first(), target.count()));
    }

    @Override
    public Outcome<Outcome.Unit> enable(InvocationContext context, InterruptSourceCapability target, long line,
            boolean enabled) {
        if (Long.compareUnsigned(line - target.first(), target.count()) >= 0) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        return enabled ? Outcome.unit() : Outcome.refused(KernelError.NO_INTERRUPT_CONTROLLER);
    }
}
