package org.barreleye.cpudriver.state;

import java.util.OptionalInt;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.CNode;
import org.barreleye.generated.kernel.L2CNodeCapability;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * A capability space: resolves capability addresses below one root. The upper bits of an address select a slot of the
 * root, the lower eight bits a slot of the level-2 CNode there. Address 0 is invalid.
 *
 * <p>A capability that a revoke is going to delete is not found any more.
 *
 * @param objects the kernel objects of the core, among them the CNodes
 * @param revocation the revokes that are not finished
 * @param root the level-1 CNode
 */
public record CapabilitySpace(KernelObjects objects, CapabilityRevocation revocation, CNode root) {
    /** The slot at an address, occupied or empty. */
    public Outcome<CapabilitySlot> slotAt(CapabilityAddress address) {
        if (address.equals(CapabilityAddress.NULL)) {
            return Outcome.refused(KernelError.NO_SUCH_SLOT);
        }
        if (address.equals(CapabilityAddress.REVOKED)) {
            return Outcome.refused(KernelError.REVOKED);
        }
        return cnodeOf(address).flatMap(node -> Outcome.of(node.slot(address.index())));
    }

    /** The slot at an address, if it is occupied. */
    public Outcome<CapabilitySlot> occupiedSlotAt(CapabilityAddress address) {
        return slotAt(address)
                .flatMap(slot -> slot.isEmpty() || revocation.isBeingRevoked(slot)
                        ? Outcome.refused(KernelError.CAPABILITY_NOT_FOUND) : Outcome.of(slot));
    }

    /** The slot at an address, if it is occupied; null otherwise. For the fast path, which allocates nothing. */
    public CapabilitySlot occupiedSlotOrNull(CapabilityAddress address) {
        int index = address.node();
        if (address.equals(CapabilityAddress.NULL) || index >= CNode.SLOTS || root.isDestroyed()
                || root.isEmpty(index) || revocation.isBeingRevoked(root.slot(index))) {
            return null;
        }
        CNode node = objects.cnode(root.slot(index));
        return node.isEmpty(address.index()) || revocation.isBeingRevoked(node.slot(address.index()))
                ? null : node.slot(address.index());
    }

    /** The slot at an address, if it is empty. */
    public Outcome<CapabilitySlot> emptySlotAt(CapabilityAddress address) {
        return slotAt(address)
                .flatMap(slot -> slot.isEmpty() ? Outcome.of(slot) : Outcome.refused(KernelError.SLOT_IN_USE));
    }

    /** The address of a slot; {@link CapabilityAddress#NULL} if it is not in this space. Reads the whole root. */
    public CapabilityAddress addressOf(CapabilitySlot slot) {
        for (int node = 0; node < CNode.SLOTS && !root.isDestroyed(); node++) {
            if (!root.isEmpty(node)) {
                OptionalInt index =
                        objects.cnode((L2CNodeCapability) root.slot(node).capability()).indexOf(slot);
                if (index.isPresent()) {
                    return CapabilityAddress.of(node, index.getAsInt());
                }
            }
        }
        return CapabilityAddress.NULL;
    }

    /** The level-2 CNode that an address selects. */
    public Outcome<CNode> cnodeOf(CapabilityAddress address) {
        if (address.node() >= CNode.SLOTS) {
            return Outcome.refused(KernelError.NO_SUCH_SLOT);
        }
        if (root.isDestroyed() || root.isEmpty(address.node())
                || revocation.isBeingRevoked(root.slot(address.node()))) {
            return Outcome.refused(KernelError.CNODE_NOT_FOUND);
        }
        return Outcome.of(objects.cnode(root.slot(address.node())));
    }
}
