package org.barreleye.monitor.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;

/**
 * The cores that belong to the system as one monitor knows them: a list in the order of joining, and the number of the
 * last change. The root of the tree numbers the changes; all monitors see the same views in the same order. A core that
 * joins again is a new incarnation.
 */
public final class MembershipView implements Copyable {
    private final List<Integer> members = new ArrayList<>();
    // The incarnation of each core that is or was a member, from 0 on.
    private final SortedMap<Integer, Integer> incarnations = new TreeMap<>();
    private int number;

    /** The number of the current view; 0 before the first. */
    int number() {
        return number;
    }

    /** Returns whether a core belongs to the system. */
    public boolean includes(int core) {
        return members.contains(core);
    }

    /** Returns whether a core has belonged to the system and does not any more. */
    public boolean hasLeft(int core) {
        return incarnations.containsKey(core) && !includes(core);
    }

    /** The incarnation of a core that belongs to the system, or has. */
    int incarnation(int core) {
        return incarnations.getOrDefault(core, 0);
    }

    /** The incarnation that a core has when it joins next. */
    public int nextIncarnation(int core) {
        return incarnations.containsKey(core) ? incarnations.get(core) + 1 : 0;
    }

    /** The cores that belong to the system, in the order in which they joined. */
    public List<Integer> cores() {
        return List.copyOf(members);
    }

    /** Installs a view and returns the cores that are new in it. */
    List<Integer> install(int newNumber, List<Integer> joined) {
        List<Integer> newMembers = joined.stream().distinct().filter(core -> !members.contains(core)).toList();
        number = newNumber;
        newMembers.forEach(core -> incarnations.put(core, nextIncarnation(core)));
        members.addAll(newMembers);
        return newMembers;
    }

    /** Installs the view in which a core has left. Returns whether it was a member. */
    boolean installWithout(int newNumber, int left) {
        number = newNumber;
        return members.remove((Integer) left);
    }

    /** Takes over the members of a view and their incarnations. */
    void installAll(int newNumber, List<Integer> all, List<Integer> theirIncarnations) {
        number = newNumber;
        members.clear();
        members.addAll(all);
        for (int i = 0; i < all.size(); i++) {
            incarnations.put(all.get(i), theirIncarnations.get(i));
        }
    }
}
