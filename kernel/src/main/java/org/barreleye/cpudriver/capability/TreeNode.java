package org.barreleye.cpudriver.capability;

import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.Copyable;

/** A node of a {@link RangeTree}. A missing child is null, which does not leave this package. */
final class TreeNode<E extends Copyable> implements Copyable {
    E entry;
    // Of all entries at or below this node, one that ends last.
    E farthest;
    TreeNode<E> left;
    TreeNode<E> right;
    int level = 1;

    TreeNode(E entry) {
        this.entry = entry;
        farthest = entry;
    }

    /** Finds out again how far this subtree reaches; its children know. */
    void updateFarthest(CapabilityRelations<E> relations) {
        farthest = entry;
        if (left != null) {
            farthest = farther(relations, farthest, left.farthest);
        }
        if (right != null) {
            farthest = farther(relations, farthest, right.farthest);
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
     * A node stands at most one level above the lower of its children, and its right child at most as high as itself.
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
     * Checks the rules of the tree from here on down.
     *
     * @return how many nodes there are
     */
    int checkInvariants(CapabilityRelations<E> relations) {
        require(levelOf(left) == level - 1, "the left child of a node stands one level below it");
        require(levelOf(right) == level || levelOf(right) == level - 1, "the right child stands level or one below");
        require(right == null || levelOf(right.right) < level, "two right links in a row lead down");
        int count = 1 + (left == null ? 0 : left.checkInvariants(relations))
                + (right == null ? 0 : right.checkInvariants(relations));
        E previous = farthest;
        updateFarthest(relations);
        require(compareEnds(relations, previous, farthest) == 0, "a node knows how far its subtree reaches");
        return count;
    }

    private void require(boolean rule, String sentence) {
        if (!rule) {
            throw new KernelBug(sentence + "; at " + entry + " this is not so");
        }
    }
}
