package org.barreleye.capops;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.state.Shared;

/**
 * The operations of one core, by number. The last numbers are those of the monitor's poll, of a
 * release, and of a step of the kernel.
 *
 * @param list in the order of their numbers
 */
@Shared // immutable
record Actions(List<Action> list) {
    /** All operations of some kinds on each of some slots. */
    static Actions of(int core, int cores, int slots, List<OperationKind> kinds) {
        List<Action> list = new ArrayList<>();
        for (OperationKind kind : kinds.stream().distinct().toList()) {
            boolean isOnSlot = kind != OperationKind.EXIT && kind != OperationKind.KILL;
            boolean hasTarget = kind == OperationKind.COPY || kind == OperationKind.MOVE;
            for (int slot = 0; slot < (isOnSlot ? slots : 1); slot++) {
                for (int target = 0; target < cores; target++) {
                    if (hasTarget ? target != core : target == core) {
                        list.add(new Action(kind, slot, target));
                    }
                }
            }
        }
        return new Actions(List.copyOf(list));
    }

    /** The number of the release of what a dead core has left. */
    int release() {
        return list.size() + 1;
    }

    /** The number of a step of the kernel. */
    int step() {
        return list.size() + 2;
    }

    /** The number of the poll of the monitor. */
    int poll() {
        return list.size();
    }

    /** Describes an operation in a few words. */
    String describe(int operation) {
        if (operation >= list.size()) {
            return operation == poll() ? "polls" : operation == step() ? "does a step"
                    : "releases the memory of the dead core";
        }
        return list.get(operation).toString();
    }
}
