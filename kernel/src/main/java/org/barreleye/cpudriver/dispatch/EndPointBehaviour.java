package org.barreleye.cpudriver.dispatch;

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

/** Local message passing: up to ten words and one capability from one dispatcher to another of the same core. */
final class EndPointBehaviour implements EndPointInvocations<Call> {
    @Override
    public Outcome<Outcome.Done> send(Call call, EndPointCapability target, int words, CapabilityAddress capability,
            boolean giveAway, long word0, long word1, long word2, long word3, long word4, long word5, long word6,
            long word7, long word8, long word9) {
        EndpointBuffer buffer = call.control().endpoint(target);
        if (words > 10) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        if (buffer.listener().state() == DispatcherControlBlock.State.ENDED) {
            return Outcome.refused(KernelError.ENDPOINT_CLOSED);
        }
        if (buffer.isFull()) {
            buffer.refuse(call.caller());
            return Outcome.refused(KernelError.ENDPOINT_FULL);
        }
        EndpointBuffer.Entry entry = buffer.next();
        if (!capability.equals(CapabilityAddress.NOWHERE)) {
            Outcome<CapabilitySlot> source = call.occupiedSlotAt(capability);
            if (!source.succeeded()) {
                return Outcome.refused(source.error());
            }
            carry(call, source.value(), giveAway, entry.slot());
        }
        entry.fill(words, word0, word1, word2, word3, word4, word5, word6, word7, word8, word9);
        buffer.commit();
        buffer.listener().wake();
        return Outcome.done();
    }

    /** What is lent cannot be revoked by the borrower; who gives something away gives all of it. */
    private static void carry(Call call, CapabilitySlot from, boolean giveAway, CapabilitySlot to) {
        if (giveAway) {
            call.control().move(from, to);
        } else {
            Capability lent = from.capability();
            call.control().insert(to, lent.withRights(lent.rights() & ~ObjectRights.REVOKE));
        }
    }

    @Override
    public Outcome<EndPointReceiveResult> receive(Call call, EndPointCapability target, CapabilityAddress slot) {
        EndpointBuffer buffer = call.control().endpoint(target);
        if (buffer.isEmpty()) {
            return buffer.takeEnding()
                    .map(EndPointBehaviour::told)
                    .orElse(Outcome.refused(KernelError.ENDPOINT_EMPTY));
        }
        EndpointBuffer.Entry entry = buffer.oldest();
        boolean capability = !entry.slot().isEmpty();
        if (capability) {
            Outcome<CapabilitySlot> destination = call.emptySlotAt(slot);
            if (!destination.succeeded()) {
                return Outcome.refused(destination.error());
            }
            call.control().move(entry.slot(), destination.value());
        }
        buffer.drop();
        return Outcome.of(new EndPointReceiveResult(entry.length(), capability, entry.word(0), entry.word(1),
                entry.word(2), entry.word(3), entry.word(4), entry.word(5), entry.word(6), entry.word(7),
                entry.word(8), entry.word(9)));
    }

    private static Outcome<EndPointReceiveResult> told(EndpointBuffer.Ending ending) {
        return Outcome.of(new EndPointReceiveResult(
                2, false, ending.badge(), ending.status(), 0, 0, 0, 0, 0, 0, 0, 0));
    }
}
