package org.barreleye.cpudriver.invocation;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.state.InterruptVectors;
import org.barreleye.generated.kernel.InterruptVectorCapability;
import org.barreleye.generated.kernel.InterruptVectorInvocations;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;

/** The invocations of an {@code InterruptVector}. */
final class InterruptVectorInvocationHandler implements InterruptVectorInvocations<InvocationContext> {
    @Override
    public Outcome<Outcome.Unit> connect(InvocationContext context, InterruptVectorCapability target,
            CapabilityAddress endpoint) {
        int vector = InterruptVectors.onCore(target);
        if (isOfOtherCore(context, target)) {
            return Outcome.refused(KernelError.OTHER_CORES_VECTOR);
        }
        if (context.control().interrupts().isReserved(vector) || context.control().mailbox().handlesInterrupt(vector)
                || context.control().dmaWindows().handlesInterrupt(vector)) {
            return Outcome.refused(KernelError.VECTOR_RESERVED);
        }
        Outcome<CapabilitySlot> readable = context.occupiedSlotAt(endpoint, ObjectRights.READ);
        return readable.flatMap(slot -> context.ownEndpointAt(endpoint)).flatMap(buffer ->
                outcome(context.control().interrupts().connect(vector, context.slot(), buffer)));
    }

    private static boolean isOfOtherCore(InvocationContext context, InterruptVectorCapability vector) {
        return InterruptVectors.coreOf(vector) != context.core().id().number();
    }

    @Override
    public Outcome<Outcome.Unit> disconnect(InvocationContext context, InterruptVectorCapability target) {
        return isOfOtherCore(context, target) ? Outcome.refused(KernelError.OTHER_CORES_VECTOR)
                : outcome(context.control().interrupts().disconnect(InterruptVectors.onCore(target)));
    }

    @Override
    public Outcome<Outcome.Unit> acknowledge(InvocationContext context, InterruptVectorCapability target) {
        return isOfOtherCore(context, target) ? Outcome.refused(KernelError.OTHER_CORES_VECTOR)
                : outcome(context.control().interrupts().acknowledge(InterruptVectors.onCore(target)));
    }

    private static Outcome<Outcome.Unit> outcome(KernelError refusal) {
        return refusal == KernelError.NONE ? Outcome.unit() : Outcome.refused(refusal);
    }
}
