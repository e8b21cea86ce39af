package org.barreleye.cpudriver.capability;

import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.Copyable;

/** A node of a {@link RangeTree}. A missing child is null, inside this package only. */
final class TreeNode<E extends Copyable> implements Copyable {
    E entry;
    // An entry at or below this node that ends last.
    E farthest;
    TreeNode<E> left;
    TreeNode<E> right;
    int level = 1;
    // The number of entries at and below this node, and all flags that any of them has.
    int count;
    int flags;

    TreeNode(E entry, CapabilityRelations<E> relations) {
        this.entry = entry;
        update(relations);
    }

    /** Computes what this node stores about its subtree from what its children store. */
    void update(CapabilityRelations<E> relations) {
        farthest = entry;
        count = 1;
        flags = relations.flags(entry);
        include(relations, left);
        include(relations, right);
    }

    private void include(CapabilityRelations<E> relations, TreeNode<E> child) {
        if (child != null) {
            farthest = farther(relations, farthest, child.farthest);
            count += child.count;
            flags |= child.flags;
        }
    }

    private static <E> E farther(CapabilityRelations<E> relations, E one, E other) {
        return compareEnds(relations, one, other) >= 0 ? one : other;
    }

    private static <E> int compareEnds(CapabilityRelations<E> relations, E one, E other) {
        return Ranges.compareEnds(
                relations.address(one), relations.size(one), relations.address(other), relations.size(other));
    }

    /**
     * Decreases the level of this node to one above its lower child, and the level of its right child to its own, if
     * they are higher.
     */
    void decreaseLevel() {
        int highest = Math.min(levelOf(left), levelOf(right)) + 1;
        if (highest < level) {
            level = highest;
            if (right != null && highest < right.level) {
                right.level = highest;
            }
        }
    }

    private static int levelOf(TreeNode<?> node) {
        return node == null ? 0 : node.level;
    }

    /**
     * Checks the invariants of this subtree.
     *
     * @return the number of nodes
     */
    int checkInvariants(CapabilityRelations<E> relations) {
        require(levelOf(left) == level - 1, "the left child of a node is one level below it");
        require(levelOf(right) == level || levelOf(right) == level - 1,
                "the right child is on the same level or one below");
        require(right == null || levelOf(right.right) < level,
                "of two right links in a row one leads to a lower level");
        int counted = 1 + (left == null ? 0 : left.checkInvariants(relations))
                + (right == null ? 0 : right.checkInvariants(relations));
        E previous = farthest;
        int previousCount = count;
        int previousFlags = flags;
        update(relations);
        require(compareEnds(relations, previous, farthest) == 0, "a node stores the farthest entry of its subtree");
        require(previousCount == counted, "a node stores the number of entries of its subtree");
        require(previousFlags == flags, "a node stores the flags of its subtree");
        return counted;
    }

    private void require(boolean rule, String sentence) {
        if (!rule) {
            throw new KernelBug(sentence + ", which is violated at " + entry);
        }
    }
}
