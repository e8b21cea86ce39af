package org.barreleye.monitor.membership;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.state.Copyable;

/**
 * The cores that belong to the system as one monitor knows them: a list in the order of joining, and the number of the
 * last change. The root of the tree numbers the changes; all monitors see the same views in the same order.
 */
public final class MembershipView implements Copyable {
    private final List<Integer> members = new ArrayList<>();
    private int number;

    /** The number of the current view; 0 before the first. */
    int number() {
        return number;
    }

    /** Returns whether a core belongs to the system. */
    public boolean includes(int core) {
        return members.contains(core);
    }

    /** The cores that belong to the system, in the order in which they joined. */
    public List<Integer> cores() {
        return List.copyOf(members);
    }

    /** Installs a view and returns the cores that are new in it. */
    List<Integer> install(int newNumber, List<Integer> joined) {
        List<Integer> newMembers = joined.stream().filter(core -> !members.contains(core)).toList();
        number = newNumber;
        members.addAll(newMembers);
        return newMembers;
    }
}
