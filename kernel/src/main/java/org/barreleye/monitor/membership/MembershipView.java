package org.barreleye.monitor.membership;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.barreleye.kpi.state.Copyable;

/**
 * The cores that belong to the system as one monitor knows them: a list in the order of joining, and the number of the
 * last change. The root of the tree numbers the changes; all monitors see the same views in the same order. A core that
 * joins again is a new incarnation.
 *
 * <p>In arrays by the numbers of the cores, since each of n monitors has such a list of n cores.
 */
public final class MembershipView implements Copyable {
    private static final int NEVER = -1;

    private int[] members = {};
    private int memberCount;
    // Of each core that is or was a member, from 0 on; NEVER for the others.
    private int[] incarnations = {};
    private boolean[] included = {};
    private int number;

    /** The number of the current view; 0 before the first. */
    int number() {
        return number;
    }

    /** Returns whether a core belongs to the system. */
    public boolean includes(int core) {
        return core >= 0 && core < included.length && included[core];
    }

    /** Returns whether a core has belonged to the system and does not any more. */
    public boolean hasLeft(int core) {
        return last(core) != NEVER && !includes(core);
    }

    /** The incarnation of a core that belongs to the system, or has. */
    int incarnation(int core) {
        return Math.max(last(core), 0);
    }

    /** The incarnation that a core has when it joins next. */
    public int nextIncarnation(int core) {
        return last(core) + 1;
    }

    private int last(int core) {
        return core >= 0 && core < incarnations.length ? incarnations[core] : NEVER;
    }

    /** The cores that belong to the system, in the order in which they joined. */
    public List<Integer> cores() {
        return IntStream.of(members).limit(memberCount).boxed().toList();
    }

    /** Returns whether it includes a core in an incarnation. */
    boolean includes(int core, int incarnation) {
        return includes(core) && incarnations[core] == incarnation;
    }

    /** Installs a view and returns the cores that are new in it. */
    List<Integer> install(int newNumber, List<Integer> joined) {
        List<Integer> newMembers = joined.stream().distinct().filter(core -> !includes(core)).toList();
        number = newNumber;
        newMembers.forEach(core -> add(core, nextIncarnation(core)));
        return newMembers;
    }

    /** Installs the view in which a core has left. Returns whether it was a member. */
    boolean installWithout(int newNumber, int left) {
        number = newNumber;
        if (!includes(left)) {
            return false;
        }
        included[left] = false;
        int index = 0;
        while (members[index] != left) {
            index++;
        }
        System.arraycopy(members, index + 1, members, index, memberCount - index - 1);
        memberCount--;
        return true;
    }

    /** Takes over the members of a view and their incarnations. */
    void installAll(int newNumber, List<Integer> all, List<Integer> theirIncarnations) {
        number = newNumber;
        memberCount = 0;
        Arrays.fill(included, false);
        for (int i = 0; i < all.size(); i++) {
            add(all.get(i), theirIncarnations.get(i));
        }
    }

    private void add(int core, int incarnation) {
        int before = incarnations.length;
        if (core >= before) {
            incarnations = Arrays.copyOf(incarnations, Math.max(core + 1, 2 * before));
            Arrays.fill(incarnations, before, incarnations.length, NEVER);
            included = Arrays.copyOf(included, incarnations.length);
        }
        if (memberCount == members.length) {
            members = Arrays.copyOf(members, Math.max(8, 2 * memberCount));
        }
        incarnations[core] = incarnation;
        included[core] = true;
        members[memberCount] = core;
        memberCount++;
    }
}
