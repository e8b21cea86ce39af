package org.barreleye.cpudriver.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.generated.kernel.L2CNodeCapability;
import org.barreleye.generated.kernel.Relations;

/** Foresees how many slots are emptied when some are: a node that dies takes along what it holds, and so on. */
final class DeletionBound {
    private final KernelControlBlock control;

    DeletionBound(KernelControlBlock control) {
        this.control = control;
    }

    /** Whether one handler may do it. Reckons with more than happens where a node survives in a copy. */
    boolean fitsOneSystemCall(List<CapabilitySlot> slots) {
        Deque<CapabilitySlot> open = new ArrayDeque<>(slots);
        Set<Long> seen = new TreeSet<>();
        int count = slots.size();
        while (!open.isEmpty() && count <= SystemCallCost.DELETES_MAX) {
            Capability capability = open.pop().capability();
            if (isCNode(capability) && seen.add(Relations.address(capability))) {
                List<CapabilitySlot> contents = control.contents(capability);
                count += contents.size();
                open.addAll(contents);
            }
        }
        return count <= SystemCallCost.DELETES_MAX;
    }

    private static boolean isCNode(Capability capability) {
        return capability instanceof L1CNodeCapability || capability instanceof L2CNodeCapability;
    }
}
