package org.barreleye.capops;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.monitor.capops.SpaceSlot;

/**
 * The slots of one domain and of the monitor of its core. The rules are those of the CPU driver's capability spaces;
 * CNodes of 256 slots would make each copy of a node large.
 */
final class ExploredSpace implements Copyable {
    /** The root of the domain's space. */
    static final CapabilityAddress ROOT = CapabilityAddress.of(1, 1);
    /** The slot of the monitor from which a capability is sent. */
    static final CapabilityAddress OUTGOING = CapabilityAddress.of(2, 0);

    private static final int NODE = 3;

    private final KernelControlBlock control;
    private final List<CapabilitySlot> slots = new ArrayList<>();
    private final CapabilitySlot outgoing;
    private boolean ended;

    /**
     * Creates a space of empty slots.
     *
     * @param count their number
     */
    ExploredSpace(KernelControlBlock control, int count) {
        this.control = control;
        for (int i = 0; i < count; i++) {
            // Ordinals of the kernel's own slots are not negative.
            slots.add(new CapabilitySlot(i - 100));
        }
        outgoing = new CapabilitySlot(-1);
    }

    List<CapabilitySlot> slots() {
        return slots;
    }

    CapabilitySlot outgoing() {
        return outgoing;
    }

    boolean isEnded() {
        return ended;
    }

    /** Ends the domain: deletes all of its capabilities. */
    void end() {
        ended = true;
        for (CapabilitySlot slot : slots) {
            if (!slot.isEmpty()) {
                control.deletion().delete(slot);
            }
        }
    }

    static CapabilityAddress address(int slot) {
        return CapabilityAddress.of(NODE, slot);
    }

    static SpaceSlot spaceSlot(int slot) {
        return new SpaceSlot(ROOT, address(slot));
    }

    /** The number of the first empty slot, or -1. */
    int firstEmpty() {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    /** The number of the last empty slot, or -1. */
    int lastEmpty() {
        int last = slots.size() - 1;
        while (last >= 0 && !slots.get(last).isEmpty()) {
            last--;
        }
        return last;
    }

    /** The number of the last occupied slot. */
    int lastOccupied() {
        int last = slots.size() - 1;
        while (slots.get(last).isEmpty()) {
            last--;
        }
        return last;
    }

    /** Returns whether system calls find a capability in a slot. */
    boolean isFound(CapabilitySlot slot) {
        return !slot.isEmpty() && !control.revocation().isBeingRevoked(slot);
    }

    /** Returns whether a system call can make something from the capability in a slot. */
    boolean isUsable(CapabilitySlot slot) {
        return isFound(slot) && !control.revocation().isRevoking(slot);
    }

    /** The occupied slot of the domain at an address. */
    Outcome<CapabilitySlot> occupied(SpaceSlot address) {
        return slotAt(address).flatMap(slot ->
                isFound(slot) ? Outcome.of(slot) : Outcome.refused(KernelError.CAPABILITY_NOT_FOUND));
    }

    /** The slot of the domain at an address. */
    Outcome<CapabilitySlot> slotAt(SpaceSlot address) {
        if (ended || !address.root().equals(ROOT)) {
            return Outcome.refused(KernelError.CNODE_NOT_FOUND);
        }
        return address.address().equals(CapabilityAddress.NULL) ? Outcome.refused(KernelError.NO_SUCH_SLOT)
                : Outcome.of(slots.get(address.address().index()));
    }
}
