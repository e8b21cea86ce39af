package org.barreleye.cpudriver.state;

import java.util.ArrayDeque;
import java.util.Deque;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.kpi.state.Copyable;

/**
 * The revokes of this core that have finished in later steps, until they are called again. To begin again would take as
 * many steps once more, if there are many mappings that the capability keeps. A record ends when a copy or a descendant
 * is made, so that a call which finds it has nothing to delete.
 */
final class FinishedRevokes implements Copyable {
    private final Deque<Finished> finished = new ArrayDeque<>();

    /** Adds one. Of too many, the oldest begins again when it is called again. */
    void add(CapabilitySlot kept) {
        if (finished.size() == CapabilityRevocation.REVOCATIONS_MAX) {
            finished.remove();
        }
        finished.add(new Finished(kept, kept.capability()));
    }

    /** Removes the one that keeps the capability in a slot, and returns whether there was one. */
    boolean remove(CapabilitySlot kept) {
        return finished.removeIf(done -> done.kept == kept);
    }

    /** A capability is inserted. A mapping is made through the capability that is kept, or through another one. */
    void onInserted(Capability capability) {
        if (!finished.isEmpty() && !capability.type().isMapping()) {
            finished.removeIf(done -> Relations.isSameObject(capability, done.object)
                    || Relations.isDescendant(capability, done.object));
        }
    }

    /** A revoke that has finished: the slot that keeps its capability, and the capability. */
    private record Finished(CapabilitySlot kept, Capability object) implements Copyable {}
}
