package org.barreleye.cpudriver.state;

import java.util.List;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.kpi.state.Copyable;

/**
 * A CNode or an endpoint whose last capability was deleted while there were capabilities in it. These are deleted in
 * steps. Its own capability stays in a slot of the kernel meanwhile, so its memory is in use until the last step.
 */
final class DestroyedObject implements Copyable {
    private final CapabilitySlot self;
    private final List<CapabilitySlot> contents;
    private int next;

    /**
     * Begins to empty an object.
     *
     * @param self the slot of the kernel with the capability to the object
     * @param contents the slots in the object
     */
    DestroyedObject(CapabilitySlot self, List<CapabilitySlot> contents) {
        this.self = self;
        this.contents = List.copyOf(contents);
    }

    /** Returns whether there is nothing in the object that was its last capability's, but mappings made through it. */
    boolean hasContents() {
        return !contents.isEmpty();
    }

    /** The slot of the kernel with the capability to the object. */
    CapabilitySlot self() {
        return self;
    }

    /**
     * Does a step.
     *
     * @return whether all slots in the object are empty
     */
    boolean advance(CapabilityDeletion deletion, StepBudget budget) {
        while (next < contents.size() && budget.isLeft()) {
            CapabilitySlot slot = contents.get(next);
            if (!slot.isEmpty() && !deletion.releaseMappings(slot, budget)) {
                // Other cores have to invalidate translations first, or the budget is used up.
                return false;
            }
            next++;
            if (slot.isEmpty()) {
                budget.onRead(1);
            } else {
                deletion.empty(slot, budget);
            }
        }
        return next == contents.size() && deletion.releaseMappings(self, budget);
    }
}
