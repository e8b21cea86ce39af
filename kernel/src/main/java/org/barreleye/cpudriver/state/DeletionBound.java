package org.barreleye.cpudriver.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.CNode;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.generated.kernel.L2CNodeCapability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.kpi.state.Copyable;

/**
 * An upper bound for the slots that a delete empties: with the last capability to a CNode, the slots of the CNode are
 * emptied too, and so on.
 */
final class DeletionBound implements Copyable {
    private final KernelControlBlock control;

    DeletionBound(KernelControlBlock control) {
        this.control = control;
    }

    /**
     * Returns whether one system call may empty these slots. The bound is not exact: a CNode with a further copy is not
     * destroyed, but its slots are counted.
     */
    boolean fitsOneSystemCall(List<CapabilitySlot> slots) {
        Deque<CapabilitySlot> open = new ArrayDeque<>(slots);
        Set<Long> seen = new TreeSet<>();
        int count = slots.size();
        while (!open.isEmpty() && count <= SystemCallCost.DELETES_MAX) {
            Capability capability = open.pop().capability();
            if (isCNode(capability) && seen.add(Relations.address(capability))) {
                List<CapabilitySlot> contents = occupiedSlots(capability);
                count += contents.size();
                open.addAll(contents);
            }
        }
        return count <= SystemCallCost.DELETES_MAX;
    }

    private List<CapabilitySlot> occupiedSlots(Capability cnode) {
        control.countSlotAccesses(CNode.SLOTS);
        return control.objects().occupiedSlots(cnode);
    }

    private static boolean isCNode(Capability capability) {
        return capability instanceof L1CNodeCapability || capability instanceof L2CNodeCapability;
    }
}
