package org.barreleye.cpudriver.control;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.Relations;

/** Foresees how many slots are emptied when some are: a node that dies takes along what it holds, and so on. */
final class Doom {
    private final KernelControlBlock control;

    Doom(KernelControlBlock control) {
        this.control = control;
    }

    /** Whether one handler may do it. Reckons with more than happens where a node survives in a copy. */
    boolean isBearable(List<CapabilitySlot> doomed) {
        Deque<CapabilitySlot> open = new ArrayDeque<>(doomed);
        Set<Long> seen = new TreeSet<>();
        int count = doomed.size();
        while (!open.isEmpty() && count <= Work.RELATIVES_MAX) {
            Capability capability = open.pop().capability();
            if (Life.of(capability.type()) instanceof Life.NodeLife && seen.add(Relations.address(capability))) {
                List<CapabilitySlot> contents = control.contents(capability);
                count += contents.size();
                open.addAll(contents);
            }
        }
        return count <= Work.RELATIVES_MAX;
    }
}
