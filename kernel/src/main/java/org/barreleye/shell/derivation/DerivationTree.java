package org.barreleye.shell.derivation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.capability.ObjectIdentity;

/**
 * The objects of capabilities in the order of derivation. It follows from ranges and types: the parent of an object is
 * the smallest other one that it was made of, whichever core describes it.
 *
 * @param nodes a parent comes before its children; otherwise in the order of addresses
 * @param notes sentences about what the tree does not show
 */
public record DerivationTree(List<TreeNode> nodes, List<String> notes) {
    /** Copies the lists. */
    public DerivationTree {
        nodes = List.copyOf(nodes);
        notes = List.copyOf(notes);
    }

    /**
     * Makes the tree of the objects of capabilities.
     *
     * @param capabilities in any order
     */
    public static DerivationTree of(List<HeldCapability> capabilities) {
        SortedMap<ObjectIdentity, SortedMap<Holder, Integer>> byObject = new TreeMap<>(ObjectIdentity.ORDER);
        for (HeldCapability capability : capabilities) {
            byObject.computeIfAbsent(capability.object(), object -> new TreeMap<>())
                    .merge(capability.holder(), 1, Integer::sum);
        }
        List<TreeNode> nodes = new ArrayList<>();
        // The indices of the ancestors of the object before. Ranges do not cross, so other objects have no descendants.
        Deque<Integer> ancestors = new ArrayDeque<>();
        byObject.forEach((object, holders) -> {
            while (!ancestors.isEmpty() && !object.isMadeOf(nodes.get(ancestors.peek()).object())) {
                ancestors.pop();
            }
            int parent = ancestors.isEmpty() ? TreeNode.NO_PARENT : ancestors.peek();
            ancestors.push(nodes.size());
            nodes.add(new TreeNode(object, ancestors.size() - 1, parent, holders));
        });
        return new DerivationTree(nodes, List.of());
    }

    /**
     * Returns the tree without the nodes after the first ones; a note says how many are left out.
     *
     * @param count how many stay at most, 1 or more
     */
    public DerivationTree limitedTo(int count) {
        int more = nodes.size() - count;
        return more <= 0 ? this : new DerivationTree(nodes.subList(0, count), notes).with(
                more + (more == 1 ? " object is" : " objects are") + " left out; `--limit " + nodes.size()
                        + "` shows all");
    }

    /** Returns the tree with one more note. */
    public DerivationTree with(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new DerivationTree(nodes, more);
    }
}
