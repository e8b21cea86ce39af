package org.barreleye.cpudriver.dispatch;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.CapabilityNode;
import org.barreleye.generated.kernel.CNodeCapability;
import org.barreleye.generated.kernel.CNodeInvocations;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.RetypeRules;
import org.barreleye.generated.kernel.WireForm;
import org.barreleye.generated.user.CNodeDescribeResult;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;

/**
 * What a capability space can do. A source is an address of the caller's own space; a destination is a slot of the node
 * that is invoked, which may belong to another space.
 */
final class CNodeBehaviour implements CNodeInvocations<Call> {
    @Override
    public Outcome<Outcome.Done> retype(Call call, CNodeCapability target, CapabilityAddress source, long offset,
            ObjectType type, long bytes, long count, CapabilityAddress destination) {
        Outcome<CapabilitySlot> found = call.occupiedSlotAt(source);
        if (!found.succeeded()) {
            return Outcome.refused(found.error());
        }
        Capability parent = found.value().capability();
        KernelError refusal = RetypeRules.check(parent, offset, type, bytes, count);
        if (refusal != KernelError.NONE) {
            return Outcome.refused(refusal);
        }
        // The rules have bounded count * bytes by the size of the source, so it cannot wrap.
        if (call.control().isInUse(parent, offset, count * bytes)) {
            return Outcome.refused(KernelError.REVOKE_FIRST);
        }
        return emptySlots(call.control().node(target), destination, count)
                .then(first -> create(call, target, first, parent, offset, type, bytes, (int) count));
    }

    private static Outcome<Integer> emptySlots(CapabilityNode node, CapabilityAddress first, long count) {
        if (first.slot() <= 0 || count > CapabilityNode.SLOTS - (long) first.slot()) {
            return Outcome.refused(KernelError.NO_SUCH_SLOT);
        }
        for (int i = 0; i < count; i++) {
            if (!node.slots().get(first.slot() + i).isEmpty()) {
                return Outcome.refused(KernelError.SLOT_IN_USE);
            }
        }
        return Outcome.of(first.slot());
    }

    private static Outcome<Outcome.Done> create(Call call, CNodeCapability target, int first, Capability parent,
            long offset, ObjectType type, long bytes, int count) {
        CapabilityNode node = call.control().node(target);
        for (int i = 0; i < count; i++) {
            call.control().create(node.slots().get(first + i), RetypeRules.make(parent, offset, type, bytes, i));
        }
        return Outcome.done();
    }

    @Override
    public Outcome<Outcome.Done> copy(
            Call call, CNodeCapability target, CapabilityAddress source, CapabilityAddress destination) {
        return mint(call, target, source, Rights.ALL, destination);
    }

    @Override
    public Outcome<Outcome.Done> mint(
            Call call, CNodeCapability target, CapabilityAddress source, Rights mask, CapabilityAddress destination) {
        return call.occupiedSlotAt(source)
                .then(from -> emptySlots(call.control().node(target), destination, 1).then(index -> {
                    Capability original = from.capability();
                    CapabilitySlot slot = call.control().node(target).slots().get(index);
                    call.control().insert(slot, original.withRights(original.rights() & mask.bits()));
                    return Outcome.done();
                }));
    }

    @Override
    public Outcome<Outcome.Done> delete(Call call, CNodeCapability target, CapabilityAddress slot) {
        return occupiedSlot(call, target, slot).then(occupied -> {
            call.control().delete(occupied);
            return Outcome.done();
        });
    }

    @Override
    public Outcome<Outcome.Done> revoke(Call call, CNodeCapability target, CapabilityAddress slot) {
        return occupiedSlot(call, target, slot).then(occupied -> {
            if ((occupied.capability().rights() & ObjectRights.REVOKE) == 0) {
                return Outcome.refused(KernelError.MISSING_RIGHTS);
            }
            return call.control().revoke(occupied) ? Outcome.done() : Outcome.refused(KernelError.OUTRANKED);
        });
    }

    private static Outcome<CapabilitySlot> occupiedSlot(Call call, CNodeCapability target, CapabilityAddress slot) {
        Outcome<CapabilitySlot> found = call.control().node(target).at(slot)
                .map(Outcome::of)
                .orElse(Outcome.refused(KernelError.NO_SUCH_SLOT));
        return found.then(
                there -> there.isEmpty() ? Outcome.refused(KernelError.CAPABILITY_NOT_FOUND) : Outcome.of(there));
    }

    @Override
    public Outcome<CNodeDescribeResult> describe(Call call, CNodeCapability target, CapabilityAddress slot) {
        return call.occupiedSlotAt(slot).then(occupied -> {
            Capability capability = occupied.capability();
            if (!WireForm.isTransferable(capability.type())) {
                return Outcome.refused(KernelError.NOT_TRANSFERABLE);
            }
            return Outcome.of(new CNodeDescribeResult(WireForm.word(capability, 0), WireForm.word(capability, 1),
                    WireForm.word(capability, 2), WireForm.word(capability, 3)));
        });
    }
}
