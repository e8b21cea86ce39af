package org.barreleye.cpudriver.state;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.CNode;
import org.barreleye.generated.kernel.L2CNodeCapability;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * What the addresses of one dispatcher mean: the upper bits choose a slot of the root, the lower eight one of the node
 * that lies there. Address 0 is nowhere.
 *
 * @param control the state of the core, which knows the nodes
 * @param root the level-1 node
 */
public record CapabilitySpace(KernelControlBlock control, CNode root) {
    /** The slot at an address, full or empty. */
    public Outcome<CapabilitySlot> slotAt(CapabilityAddress address) {
        if (address.equals(CapabilityAddress.NULL)) {
            return Outcome.refused(KernelError.NO_SUCH_SLOT);
        }
        return cnodeOf(address).flatMap(node -> Outcome.of(node.slot(address.index())));
    }

    /** The slot at an address, if it holds something. */
    public Outcome<CapabilitySlot> occupiedSlotAt(CapabilityAddress address) {
        return slotAt(address)
                .flatMap(slot -> slot.isEmpty() ? Outcome.refused(KernelError.CAPABILITY_NOT_FOUND) : Outcome.of(slot));
    }

    /** The slot at an address, if it is empty. */
    public Outcome<CapabilitySlot> emptySlotAt(CapabilityAddress address) {
        return slotAt(address)
                .flatMap(slot -> slot.isEmpty() ? Outcome.of(slot) : Outcome.refused(KernelError.SLOT_IN_USE));
    }

    /** The level-2 node that an address leads to. */
    public Outcome<CNode> cnodeOf(CapabilityAddress address) {
        if (address.node() >= CNode.SLOTS) {
            return Outcome.refused(KernelError.NO_SUCH_SLOT);
        }
        CapabilitySlot installed = root.slot(address.node());
        return installed.isEmpty()
                ? Outcome.refused(KernelError.CNODE_NOT_FOUND)
                : Outcome.of(control.cnode((L2CNodeCapability) installed.capability()));
    }
}
