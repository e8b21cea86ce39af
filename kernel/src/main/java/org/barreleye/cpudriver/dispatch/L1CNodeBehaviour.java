package org.barreleye.cpudriver.dispatch;

import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.control.Work;
import org.barreleye.cpudriver.object.CapabilityNode;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.generated.kernel.L1CNodeInvocations;
import org.barreleye.generated.kernel.L2CNodeCapability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.kernel.RetypeRules;
import org.barreleye.generated.kernel.WireForm;
import org.barreleye.generated.user.L1CNodeAncestorResult;
import org.barreleye.generated.user.L1CNodeDescribeResult;
import org.barreleye.generated.user.L1CNodeIdentifyResult;
import org.barreleye.generated.user.L1CNodeInspectResult;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;

/**
 * What a capability space can do. A source is an address of the caller's own space; a destination is one of the space
 * whose root is invoked, which may be another.
 */
final class L1CNodeBehaviour implements L1CNodeInvocations<Call> {
    private static final long LINE = 64;

    @Override
    public Outcome<Outcome.Done> retype(Call call, L1CNodeCapability target, CapabilityAddress source, long offset,
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
        if (type.isZeroed() && Long.compareUnsigned(count * bytes / Long.BYTES, Work.LIMIT.words()) > 0) {
            return Outcome.refused(KernelError.TOO_MUCH_AT_ONCE);
        }
        if (!call.core().grantsAllocation()) {
            return Outcome.refused(KernelError.ALLOCATION_REFUSED);
        }
        return emptySlots(call, target, destination, count)
                .then(slots -> create(call, slots, parent, offset, type, bytes));
    }

    /** So many empty slots in a row, all of one node. */
    private static Outcome<List<CapabilitySlot>> emptySlots(
            Call call, L1CNodeCapability root, CapabilityAddress first, long count) {
        if (first.equals(CapabilityAddress.NOWHERE) || count > CapabilityNode.SLOTS - first.index()) {
            return Outcome.refused(KernelError.NO_SUCH_SLOT);
        }
        return call.spaceBelow(root).nodeOf(first).then(node -> {
            call.control().touched(count);
            List<CapabilitySlot> slots = node.slots().subList(first.index(), first.index() + (int) count);
            return slots.stream().allMatch(CapabilitySlot::isEmpty)
                    ? Outcome.of(slots)
                    : Outcome.refused(KernelError.SLOT_IN_USE);
        });
    }

    private static Outcome<Outcome.Done> create(Call call, List<CapabilitySlot> slots, Capability parent, long offset,
            ObjectType type, long bytes) {
        // Who holds the source of a part of its own type sees the same bytes anyway.
        if (type.isZeroed() && type != parent.type()) {
            clear(call, Relations.address(parent) + offset, slots.size() * bytes);
        }
        for (int i = 0; i < slots.size(); i++) {
            call.control().create(slots.get(i), RetypeRules.make(parent, offset, type, bytes, i));
        }
        return Outcome.done();
    }

    /** Nobody finds in an object what somebody else had left in its memory. */
    private static void clear(Call call, long base, long bytes) {
        for (long line = base; line < base + bytes; line += LINE) {
            call.core().clearLine(line);
        }
        call.control().cleared(bytes / Long.BYTES);
    }

    @Override
    public Outcome<Outcome.Done> install(Call call, L1CNodeCapability target, CapabilityAddress node, int index) {
        return call.occupiedSlotAt(node).then(found -> {
            if (!(found.capability() instanceof L2CNodeCapability)) {
                return Outcome.refused(KernelError.WRONG_TYPE);
            }
            CapabilitySlot slot = call.control().node(target).slot(index);
            if (!slot.isEmpty()) {
                return Outcome.refused(KernelError.SLOT_IN_USE);
            }
            call.control().insert(slot, found.capability());
            return Outcome.done();
        });
    }

    @Override
    public Outcome<Outcome.Done> copy(
            Call call, L1CNodeCapability target, CapabilityAddress source, CapabilityAddress destination) {
        return mint(call, target, source, Rights.ALL, destination);
    }

    @Override
    public Outcome<Outcome.Done> mint(
            Call call, L1CNodeCapability target, CapabilityAddress source, Rights mask, CapabilityAddress destination) {
        return call.occupiedSlotAt(source)
                .then(from -> call.spaceBelow(target).emptySlotAt(destination).then(slot -> {
                    Capability original = from.capability();
                    call.control().insert(slot, original.withRights(original.rights() & mask.bits()));
                    return Outcome.done();
                }));
    }

    @Override
    public Outcome<Outcome.Done> delete(Call call, L1CNodeCapability target, CapabilityAddress slot) {
        return call.spaceBelow(target).occupiedSlotAt(slot).then(occupied -> {
            KernelError refusal = call.control().whyNotDelete(occupied);
            if (refusal != KernelError.NONE) {
                return Outcome.refused(refusal);
            }
            call.control().delete(occupied);
            return Outcome.done();
        });
    }

    @Override
    public Outcome<Outcome.Done> revoke(Call call, L1CNodeCapability target, CapabilityAddress slot) {
        return call.spaceBelow(target).occupiedSlotAt(slot).then(occupied -> {
            if ((occupied.capability().rights() & ObjectRights.REVOKE) == 0) {
                return Outcome.refused(KernelError.MISSING_RIGHTS);
            }
            KernelError refusal = call.control().revoke(occupied);
            return refusal == KernelError.NONE ? Outcome.done() : Outcome.refused(refusal);
        });
    }

    @Override
    public Outcome<L1CNodeDescribeResult> describe(Call call, L1CNodeCapability target, CapabilityAddress slot) {
        return call.occupiedSlotAt(slot).then(occupied -> {
            Capability capability = occupied.capability();
            if (!WireForm.isTransferable(capability.type())) {
                return Outcome.refused(KernelError.NOT_TRANSFERABLE);
            }
            return Outcome.of(new L1CNodeDescribeResult(WireForm.word(capability, 0), WireForm.word(capability, 1),
                    WireForm.word(capability, 2), WireForm.word(capability, 3)));
        });
    }

    @Override
    public Outcome<L1CNodeIdentifyResult> identify(Call call, L1CNodeCapability target, CapabilityAddress address) {
        return call.spaceBelow(target).occupiedSlotAt(address)
                .then(slot -> Outcome.of(
                        new L1CNodeIdentifyResult(slot.capability().type().number(), slot.capability().rights())));
    }

    @Override
    public Outcome<L1CNodeInspectResult> inspect(Call call, L1CNodeCapability target, CapabilityAddress from) {
        CapabilityNode root = call.control().node(target);
        for (int node = from.node(); node < CapabilityNode.SLOTS; node++) {
            if (!root.slot(node).isEmpty()) {
                CapabilityNode below = call.control().node((L2CNodeCapability) root.slot(node).capability());
                call.control().touched(CapabilityNode.SLOTS);
                for (int index = node == from.node() ? from.index() : 0; index < CapabilityNode.SLOTS; index++) {
                    if (!below.slot(index).isEmpty()) {
                        return Outcome.of(description(call, CapabilityAddress.of(node, index), below.slot(index)));
                    }
                }
            }
        }
        return Outcome.refused(KernelError.CAPABILITY_NOT_FOUND);
    }

    private static L1CNodeInspectResult description(Call call, CapabilityAddress address, CapabilitySlot slot) {
        Capability found = slot.capability();
        return new L1CNodeInspectResult(address, found.type().ordinal(), found.rights(), Relations.address(found),
                Relations.size(found), call.control().mappings().copies(slot).size(),
                call.control().mappings().descendants(slot, Work.RELATIVES_MAX).size());
    }

    @Override
    public Outcome<L1CNodeAncestorResult> ancestor(
            Call call, L1CNodeCapability target, CapabilityAddress address, long generation) {
        Outcome<CapabilitySlot> start = call.spaceBelow(target).occupiedSlotAt(address);
        if (!start.succeeded()) {
            return Outcome.refused(start.error());
        }
        Optional<CapabilitySlot> slot = Optional.of(start.value());
        for (long i = 0; i < generation && slot.isPresent(); i++) {
            slot = call.control().mappings().ancestor(slot.get());
        }
        return slot.map(found -> Outcome.of(line(call, found)))
                .orElse(Outcome.refused(KernelError.CAPABILITY_NOT_FOUND));
    }

    private static L1CNodeAncestorResult line(Call call, CapabilitySlot slot) {
        L1CNodeInspectResult all = description(call, CapabilityAddress.NOWHERE, slot);
        return new L1CNodeAncestorResult(
                all.type(), all.rights(), all.base(), all.bytes(), all.copies(), all.descendants());
    }
}
