package org.barreleye.cpudriver.invocation;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.EndpointBuffer;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.EndPointCapability;
import org.barreleye.generated.kernel.EndPointInvocations;
import org.barreleye.generated.user.EndPointReceiveResult;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * The invocations of an {@code EndPoint}: local message passing (LMP), up to ten words and one capability between two
 * dispatchers of a core.
 */
final class EndPointInvocationHandler implements EndPointInvocations<InvocationContext> {
    @Override
    public Outcome<Outcome.Unit> send(InvocationContext context, EndPointCapability target, int words,
            CapabilityAddress capability, boolean move, long word0, long word1, long word2, long word3, long word4,
            long word5, long word6, long word7, long word8, long word9) {
        EndpointBuffer buffer = context.control().objects().endpoint(target);
        if (words > 10) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        if (buffer.listener().state() == DispatcherControlBlock.State.ENDED) {
            return Outcome.refused(KernelError.ENDPOINT_CLOSED);
        }
        if (buffer.isFull()) {
            buffer.addBlockedSender(context.caller());
            return Outcome.refused(KernelError.ENDPOINT_FULL);
        }
        EndpointBuffer.Entry entry = buffer.next();
        if (!capability.equals(CapabilityAddress.NULL)) {
            Outcome<CapabilitySlot> source = context.occupiedSlotAt(capability);
            if (!source.succeeded()) {
                return Outcome.refused(source.error());
            }
            if (source.value().capability().type().isMapping()) {
                return Outcome.refused(KernelError.NOT_COPYABLE);
            }
            transferCapability(context, source.value(), move, entry.slot());
        }
        entry.fill(words, word0, word1, word2, word3, word4, word5, word6, word7, word8, word9);
        if (!capability.equals(CapabilityAddress.NULL)) {
            entry.setCarriesCapability();
        }
        buffer.commit();
        buffer.listener().wake();
        return Outcome.unit();
    }

    /** Moves a capability with all rights, or copies it without the right to revoke. */
    private static void transferCapability(InvocationContext context, CapabilitySlot from, boolean move,
            CapabilitySlot to) {
        if (move) {
            context.control().move(from, to);
        } else {
            Capability original = from.capability();
            context.control().insert(to, original.withRights(original.rights() & ~ObjectRights.REVOKE));
        }
    }

    @Override
    public Outcome<EndPointReceiveResult> receive(InvocationContext context, EndPointCapability target,
            CapabilityAddress slot) {
        EndpointBuffer buffer = context.control().objects().endpoint(target);
        if (buffer.takeInterrupt()) {
            return Outcome.of(new EndPointReceiveResult(0, false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        }
        if (buffer.isEmpty()) {
            return buffer.takeTerminationNotice()
                    .map(EndPointInvocationHandler::terminationResult)
                    .orElse(Outcome.refused(KernelError.ENDPOINT_EMPTY));
        }
        EndpointBuffer.Entry entry = buffer.oldest();
        if (!entry.slot().isEmpty() && context.control().revocation().isBeingRevoked(entry.slot())) {
            context.control().deletion().delete(entry.slot());
            return Outcome.refused(KernelError.REVOKED);
        }
        boolean capability = !entry.slot().isEmpty();
        if (capability) {
            Outcome<CapabilitySlot> destination = context.emptySlotAt(slot);
            if (!destination.succeeded()) {
                return Outcome.refused(destination.error());
            }
            context.control().move(entry.slot(), destination.value());
        }
        buffer.removeOldest();
        return Outcome.of(new EndPointReceiveResult(entry.length(), capability, entry.word(0), entry.word(1),
                entry.word(2), entry.word(3), entry.word(4), entry.word(5), entry.word(6), entry.word(7),
                entry.word(8), entry.word(9)));
    }

    private static Outcome<EndPointReceiveResult> terminationResult(EndpointBuffer.TerminationNotice notice) {
        return Outcome.of(new EndPointReceiveResult(
                2, false, notice.badge(), notice.status(), 0, 0, 0, 0, 0, 0, 0, 0));
    }
}
