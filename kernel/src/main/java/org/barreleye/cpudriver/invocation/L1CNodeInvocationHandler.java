package org.barreleye.cpudriver.invocation;

import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.CNode;
import org.barreleye.cpudriver.state.SystemCallCost;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.generated.kernel.L1CNodeInvocations;
import org.barreleye.generated.kernel.L2CNodeCapability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.kernel.RetypeRules;
import org.barreleye.generated.kernel.WireForm;
import org.barreleye.generated.user.L1CNodeAncestorResult;
import org.barreleye.generated.user.L1CNodeCapacityResult;
import org.barreleye.generated.user.L1CNodeIdentifyResult;
import org.barreleye.generated.user.L1CNodeInspectResult;
import org.barreleye.generated.user.L1CNodeToWireResult;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;

/**
 * The invocations of an {@code L1CNode}, the root of a capability space. A source is an address of the caller's own
 * space; a destination is one of the space whose root is invoked, which may be another.
 */
final class L1CNodeInvocationHandler implements L1CNodeInvocations<InvocationContext> {
    private static final long LINE_BYTES = 64;

    @Override
    public Outcome<Outcome.Unit> retype(InvocationContext context, L1CNodeCapability target, CapabilityAddress source,
            long offset, ObjectType type, long bytes, long count, CapabilityAddress destination) {
        Outcome<CapabilitySlot> found = context.occupiedSlotAt(source);
        if (!found.succeeded()) {
            return Outcome.refused(found.error());
        }
        Capability parent = found.value().capability();
        KernelError refusal = RetypeRules.check(parent, offset, type, bytes, count);
        if (refusal != KernelError.NONE) {
            return Outcome.refused(refusal);
        }
        if (context.control().directory().homeOf(parent).isPresent()) {
            return Outcome.refused(KernelError.FOREIGN_MEMORY);
        }
        // The rules have bounded count * bytes by the size of the source, so it cannot wrap.
        if (context.control().isInUse(found.value(), offset, count * bytes)) {
            return Outcome.refused(KernelError.REVOKE_FIRST);
        }
        if (type == ObjectType.END_POINT && (parent.rights() & ObjectRights.WRITE) == 0) {
            // The dispatcher receives what is sent to its endpoints.
            return Outcome.refused(KernelError.MISSING_RIGHTS);
        }
        if (type.isZeroed() && Long.compareUnsigned(count * bytes / Long.BYTES, SystemCallCost.LIMIT.words()) > 0) {
            return Outcome.refused(KernelError.OPERATION_TOO_LARGE);
        }
        if (!context.core().grantsAllocation()) {
            return Outcome.refused(KernelError.ALLOCATION_REFUSED);
        }
        return emptySlots(context, target, destination, count)
                .flatMap(slots -> create(context, slots, parent, offset, type, bytes));
    }

    /** A number of consecutive empty slots of one CNode. */
    static Outcome<List<CapabilitySlot>> emptySlots(
            InvocationContext context, L1CNodeCapability root, CapabilityAddress first, long count) {
        if (first.equals(CapabilityAddress.NULL) || count > CNode.SLOTS - first.index()) {
            return Outcome.refused(KernelError.NO_SUCH_SLOT);
        }
        return context.spaceBelow(root).cnodeOf(first).flatMap(node -> {
            context.control().countSlotAccesses(count);
            List<CapabilitySlot> slots = node.slots(first.index(), (int) count);
            return slots.stream().allMatch(CapabilitySlot::isEmpty)
                    ? Outcome.of(slots)
                    : Outcome.refused(KernelError.SLOT_IN_USE);
        });
    }

    private static Outcome<Outcome.Unit> create(InvocationContext context, List<CapabilitySlot> slots,
            Capability parent, long offset, ObjectType type, long bytes) {
        // The holder of the source can read a part of the same type anyway.
        if (type.isZeroed() && type != parent.type()) {
            clear(context, Relations.address(parent) + offset, slots.size() * bytes);
        }
        for (int i = 0; i < slots.size(); i++) {
            context.control().create(slots.get(i), RetypeRules.make(parent, offset, type, bytes, i));
        }
        return Outcome.unit();
    }

    /** Clears memory, so that no data of its previous owner is left in the new objects. */
    static void clear(InvocationContext context, long base, long bytes) {
        for (long line = base; line < base + bytes; line += LINE_BYTES) {
            context.core().clearLine(line);
        }
        context.control().countClearedWords(bytes / Long.BYTES);
    }

    @Override
    public Outcome<Outcome.Unit> install(InvocationContext context, L1CNodeCapability target, CapabilityAddress node,
            int index) {
        // Through the space, the slots of the node are read and written.
        return context.occupiedSlotAt(node, ObjectRights.READ | ObjectRights.WRITE).flatMap(found -> {
            if (!(found.capability() instanceof L2CNodeCapability)) {
                return Outcome.refused(KernelError.WRONG_TYPE);
            }
            CNode root = context.control().objects().cnode(target);
            CapabilitySlot slot = root.slot(index);
            if (!slot.isEmpty()) {
                return Outcome.refused(KernelError.SLOT_IN_USE);
            }
            if (root.occupied() >= root.limit()) {
                return Outcome.refused(KernelError.SLOT_QUOTA_REACHED);
            }
            context.control().insert(slot, found.capability());
            return Outcome.unit();
        });
    }

    @Override
    public Outcome<Outcome.Unit> limit(InvocationContext context, L1CNodeCapability target, long nodes) {
        if (nodes < 1 || nodes > CNode.SLOTS) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        context.control().objects().cnode(target).limitTo((int) nodes);
        return Outcome.unit();
    }

    @Override
    public Outcome<L1CNodeCapacityResult> capacity(InvocationContext context, L1CNodeCapability target) {
        return Outcome.of(new L1CNodeCapacityResult(
                (long) context.control().objects().cnode(target).occupied() * CNode.SLOTS));
    }

    @Override
    public Outcome<Outcome.Unit> copy(
            InvocationContext context, L1CNodeCapability target, CapabilityAddress source,
            CapabilityAddress destination) {
        return mint(context, target, source, Rights.ALL, destination);
    }

    @Override
    public Outcome<Outcome.Unit> mint(
            InvocationContext context, L1CNodeCapability target, CapabilityAddress source, Rights mask,
            CapabilityAddress destination) {
        return context.occupiedSlotAt(source)
                .flatMap(from -> context.spaceBelow(target).emptySlotAt(destination).flatMap(slot -> {
                    Capability original = from.capability();
                    if (original.type().isMapping()) {
                        return Outcome.refused(KernelError.NOT_COPYABLE);
                    }
                    context.control().insert(slot, original.withRights(original.rights() & mask.bits()));
                    return Outcome.unit();
                }));
    }

    @Override
    public Outcome<Outcome.Unit> delete(InvocationContext context, L1CNodeCapability target, CapabilityAddress slot) {
        return context.spaceBelow(target).occupiedSlotAt(slot).flatMap(occupied -> {
            KernelError refusal = context.control().deletion().deleteUnmapped(occupied);
            return refusal == KernelError.NONE ? Outcome.unit() : Outcome.refused(refusal);
        });
    }

    @Override
    public Outcome<Outcome.Unit> revoke(InvocationContext context, L1CNodeCapability target, CapabilityAddress slot) {
        return context.spaceBelow(target).occupiedSlotAt(slot).flatMap(occupied -> {
            if ((occupied.capability().rights() & ObjectRights.REVOKE) == 0) {
                return Outcome.refused(KernelError.MISSING_RIGHTS);
            }
            KernelError refusal = context.control().revocation().revoke(occupied);
            return refusal == KernelError.NONE ? Outcome.unit() : Outcome.refused(refusal);
        });
    }

    @Override
    public Outcome<L1CNodeToWireResult> toWire(InvocationContext context, L1CNodeCapability target,
            CapabilityAddress slot) {
        return context.occupiedSlotAt(slot).flatMap(occupied -> {
            Capability capability = occupied.capability();
            if (!WireForm.isTransferable(capability.type())) {
                return Outcome.refused(KernelError.NOT_TRANSFERABLE);
            }
            return Outcome.of(new L1CNodeToWireResult(WireForm.word(capability, 0), WireForm.word(capability, 1),
                    WireForm.word(capability, 2), WireForm.word(capability, 3)));
        });
    }

    @Override
    public Outcome<L1CNodeIdentifyResult> identify(InvocationContext context, L1CNodeCapability target,
            CapabilityAddress address) {
        return context.spaceBelow(target).occupiedSlotAt(address)
                .flatMap(slot -> Outcome.of(
                        new L1CNodeIdentifyResult(slot.capability().type().number(), slot.capability().rights())));
    }

    @Override
    public Outcome<L1CNodeInspectResult> inspect(InvocationContext context, L1CNodeCapability target,
            CapabilityAddress from) {
        CNode root = context.control().objects().cnode(target);
        for (int node = from.node(); node < CNode.SLOTS; node++) {
            if (!root.isEmpty(node)) {
                CNode below = context.control().objects().cnode((L2CNodeCapability) root.slot(node).capability());
                context.control().countSlotAccesses(CNode.SLOTS);
                for (int index = node == from.node() ? from.index() : 0; index < CNode.SLOTS; index++) {
                    if (!below.isEmpty(index)) {
                        return Outcome.of(inspectResult(context, CapabilityAddress.of(node, index), below.slot(index)));
                    }
                }
            }
        }
        return Outcome.refused(KernelError.CAPABILITY_NOT_FOUND);
    }

    private static L1CNodeInspectResult inspectResult(InvocationContext context, CapabilityAddress address,
            CapabilitySlot slot) {
        Capability found = slot.capability();
        return new L1CNodeInspectResult(address, found.type().ordinal(), found.rights(), Relations.address(found),
                Relations.size(found), context.control().mappings().countCopies(slot),
                context.control().mappings().countDescendants(slot), ObjectNumber.of(found));
    }

    @Override
    public Outcome<L1CNodeAncestorResult> ancestor(
            InvocationContext context, L1CNodeCapability target, CapabilityAddress address, long generation) {
        Outcome<CapabilitySlot> start = context.spaceBelow(target).occupiedSlotAt(address);
        if (!start.succeeded()) {
            return Outcome.refused(start.error());
        }
        Optional<CapabilitySlot> slot = Optional.of(start.value());
        for (long i = 0; i < generation && slot.isPresent(); i++) {
            slot = context.control().mappings().ancestor(slot.get());
        }
        return slot.map(found -> Outcome.of(ancestorResult(context, found)))
                .orElse(Outcome.refused(KernelError.CAPABILITY_NOT_FOUND));
    }

    private static L1CNodeAncestorResult ancestorResult(InvocationContext context, CapabilitySlot slot) {
        L1CNodeInspectResult all = inspectResult(context, CapabilityAddress.NULL, slot);
        return new L1CNodeAncestorResult(
                all.type(), all.rights(), all.base(), all.bytes(), all.copies(), all.descendants(), all.number());
    }
}
