package org.barreleye.cpudriver.control;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.CapabilityNode;
import org.barreleye.generated.kernel.L2CNodeCapability;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * What the addresses of one dispatcher mean: the upper bits choose a slot of the root, the lower eight one of the node that
 * lies there. Address 0 is nowhere.
 *
 * @param control the state of the core, which knows the nodes
 * @param root the level-1 node
 */
public record CapabilitySpace(KernelControlBlock control, CapabilityNode root) {
    /** The slot at an address, full or empty. */
    public Outcome<CapabilitySlot> slotAt(CapabilityAddress address) {
        if (address.equals(CapabilityAddress.NOWHERE)) {
            return Outcome.refused(KernelError.NO_SUCH_SLOT);
        }
        return nodeOf(address).then(node -> Outcome.of(node.slot(address.index())));
    }

    /** The slot at an address, if it holds something. */
    public Outcome<CapabilitySlot> occupiedSlotAt(CapabilityAddress address) {
        return slotAt(address)
                .then(slot -> slot.isEmpty() ? Outcome.refused(KernelError.CAPABILITY_NOT_FOUND) : Outcome.of(slot));
    }

    /** The slot at an address, if it is empty. */
    public Outcome<CapabilitySlot> emptySlotAt(CapabilityAddress address) {
        return slotAt(address)
                .then(slot -> slot.isEmpty() ? Outcome.of(slot) : Outcome.refused(KernelError.SLOT_IN_USE));
    }

    /** The level-2 node that an address leads to. */
    public Outcome<CapabilityNode> nodeOf(CapabilityAddress address) {
        if (address.node() >= CapabilityNode.SLOTS) {
            return Outcome.refused(KernelError.NO_SUCH_SLOT);
        }
        CapabilitySlot installed = root.slot(address.node());
        return installed.isEmpty()
                ? Outcome.refused(KernelError.NODE_NOT_FOUND)
                : Outcome.of(control.node((L2CNodeCapability) installed.capability()));
    }
}
