package org.barreleye.cpudriver.invocation;

import org.barreleye.cpudriver.state.InterruptVectors;
import org.barreleye.generated.kernel.NotifyInterruptCapability;
import org.barreleye.generated.kernel.NotifyInterruptInvocations;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CoreId;

/**
 * The invocations of a {@code NotifyInterrupt}. The CPU driver of the sender interrupts the core of the vector; that of
 * the receiver finds the endpoint. Neither knows the other.
 */
final class NotifyInterruptInvocationHandler implements NotifyInterruptInvocations<InvocationContext> {
    @Override
    public Outcome<Outcome.Unit> signal(InvocationContext context, NotifyInterruptCapability target) {
        long core = Long.divideUnsigned(target.vector(), InterruptVectors.OF_A_CORE);
        if (core > Integer.MAX_VALUE || !context.core().exists(new CoreId((int) core))) {
            return Outcome.refused(KernelError.NO_SUCH_CORE);
        }
        context.core().sendInterrupt(new CoreId((int) core),
                (int) Long.remainderUnsigned(target.vector(), InterruptVectors.OF_A_CORE));
        return Outcome.unit();
    }
}
