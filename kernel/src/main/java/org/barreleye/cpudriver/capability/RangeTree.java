package org.barreleye.cpudriver.capability;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;

/**
 * A range tree with the entries of one root: an AA tree (Andersson, "Balanced search trees made simple", 1993)
 * augmented like an interval tree (Cormen et al., "Introduction to Algorithms", chapter on augmenting data structures):
 * every node stores which entry below it ends last, so that a search by range skips subtrees that end too early. It
 * also stores how many entries are below it and what flags they have.
 *
 * <p>The order of an entry must not change while it is in the tree.
 */
final class RangeTree<E extends Copyable> implements Copyable {
    @Shared // a function
    private final CapabilityRelations<E> relations;
    private TreeNode<E> root;
    private long visits;

    RangeTree(CapabilityRelations<E> relations) {
        this.relations = relations;
    }

    boolean isEmpty() {
        return root == null;
    }

    /** The number of nodes visited since the tree was created. */
    long visits() {
        return visits;
    }

    void insert(E entry) {
        root = insert(root, entry);
    }

    void remove(E entry) {
        root = remove(root, entry);
    }

    private TreeNode<E> insert(TreeNode<E> node, E entry) {
        if (node == null) {
            return new TreeNode<>(entry, relations);
        }
        int order = order(entry, node.entry);
        if (order == 0) {
            throw new KernelBug("a slot is in the mapping database once, " + entry + " was inserted before");
        }
        if (order < 0) {
            node.left = insert(node.left, entry);
        } else {
            node.right = insert(node.right, entry);
        }
        node.update(relations);
        return split(skew(node));
    }

    private TreeNode<E> remove(TreeNode<E> node, E entry) {
        if (node == null) {
            throw new KernelBug("every capability is in the mapping database, " + entry + " is not");
        }
        int order = order(entry, node.entry);
        if (order < 0) {
            node.left = remove(node.left, entry);
        } else if (order > 0) {
            node.right = remove(node.right, entry);
        } else if (node.left == null && node.right == null) {
            return null;
        } else if (node.left == null) {
            node.entry = leftmost(node.right);
            node.right = remove(node.right, node.entry);
        } else {
            node.entry = rightmost(node.left);
            node.left = remove(node.left, node.entry);
        }
        return rebalance(node);
    }

    private TreeNode<E> rebalance(TreeNode<E> node) {
        node.decreaseLevel();
        node.update(relations);
        TreeNode<E> top = skew(node);
        top.right = skew(top.right);
        if (top.right != null) {
            top.right.right = skew(top.right.right);
            top.right.update(relations);
        }
        top.update(relations);
        top = split(top);
        top.right = split(top.right);
        top.update(relations);
        return top;
    }

    /** Skew: rotates right, so that a left child on the same level becomes the parent. */
    private TreeNode<E> skew(TreeNode<E> node) {
        if (node == null || node.left == null || node.left.level != node.level) {
            return node;
        }
        TreeNode<E> top = node.left;
        node.left = top.right;
        top.right = node;
        node.update(relations);
        top.update(relations);
        return top;
    }

    /** Split: rotates left and raises the level of the middle one of three nodes on the same level. */
    private TreeNode<E> split(TreeNode<E> node) {
        if (node == null || node.right == null || node.right.right == null
                || node.right.right.level != node.level) {
            return node;
        }
        TreeNode<E> top = node.right;
        node.right = top.left;
        top.left = node;
        top.level++;
        node.update(relations);
        top.update(relations);
        return top;
    }

    private int order(E left, E right) {
        visits++;
        int order = relations.compare(left, right);
        return order != 0 ? order : relations.breakTie(left, right);
    }

    Optional<E> first() {
        return root == null ? Optional.empty() : Optional.of(leftmost(root));
    }

    Optional<E> last() {
        return root == null ? Optional.empty() : Optional.of(rightmost(root));
    }

    private E leftmost(TreeNode<E> from) {
        TreeNode<E> node = from;
        while (node.left != null) {
            visits++;
            node = node.left;
        }
        return node.entry;
    }

    private E rightmost(TreeNode<E> from) {
        TreeNode<E> node = from;
        while (node.right != null) {
            visits++;
            node = node.right;
        }
        return node.entry;
    }

    /** The first entry that satisfies a condition that is false up to a point of the order and true after it. */
    Optional<E> firstBeyond(Predicate<E> isBeyond) {
        E found = null;
        TreeNode<E> node = root;
        while (node != null) {
            visits++;
            if (isBeyond.test(node.entry)) {
                found = node.entry;
                node = node.left;
            } else {
                node = node.right;
            }
        }
        return Optional.ofNullable(found);
    }

    /** The last entry that satisfies a condition that is true up to a point of the order and false after it. */
    Optional<E> lastBefore(Predicate<E> isBefore) {
        E found = null;
        TreeNode<E> node = root;
        while (node != null) {
            visits++;
            if (isBefore.test(node.entry)) {
                found = node.entry;
                node = node.right;
            } else {
                node = node.left;
            }
        }
        return Optional.ofNullable(found);
    }

    /** The number of entries before a point of the order: a condition is false up to it and true after it. */
    int countBefore(Predicate<E> isBeyond) {
        int counted = 0;
        TreeNode<E> node = root;
        while (node != null) {
            visits++;
            if (isBeyond.test(node.entry)) {
                node = node.left;
            } else {
                counted += 1 + (node.left == null ? 0 : node.left.count);
                node = node.right;
            }
        }
        return counted;
    }

    /** All flags that any entry between two points of the order has. */
    int flagsBetween(Predicate<E> isBeyondStart, Predicate<E> isBeyondEnd) {
        TreeNode<E> node = root;
        while (node != null) {
            visits++;
            if (!isBeyondStart.test(node.entry)) {
                node = node.right;
            } else if (isBeyondEnd.test(node.entry)) {
                node = node.left;
            } else {
                return relations.flags(node.entry) | flagsFrom(node.left, isBeyondStart)
                        | flagsUntil(node.right, isBeyondEnd);
            }
        }
        return 0;
    }

    private int flagsFrom(TreeNode<E> top, Predicate<E> isBeyondStart) {
        int flags = 0;
        TreeNode<E> node = top;
        while (node != null) {
            visits++;
            if (isBeyondStart.test(node.entry)) {
                flags |= relations.flags(node.entry) | (node.right == null ? 0 : node.right.flags);
                node = node.left;
            } else {
                node = node.right;
            }
        }
        return flags;
    }

    private int flagsUntil(TreeNode<E> top, Predicate<E> isBeyondEnd) {
        int flags = 0;
        TreeNode<E> node = top;
        while (node != null) {
            visits++;
            if (isBeyondEnd.test(node.entry)) {
                node = node.left;
            } else {
                flags |= relations.flags(node.entry) | (node.left == null ? 0 : node.left.flags);
                node = node.right;
            }
        }
        return flags;
    }

    /** The first entry that begins inside a range and satisfies a condition. */
    Optional<E> firstBeginningIn(long begin, long size, Predicate<E> property) {
        return Optional.ofNullable(firstBeginningIn(root, begin, size, property));
    }

    private E firstBeginningIn(TreeNode<E> node, long begin, long size, Predicate<E> property) {
        if (node == null) {
            return null;
        }
        visits++;
        if (Long.compareUnsigned(relations.address(node.entry), begin) < 0) {
            return firstBeginningIn(node.right, begin, size, property);
        }
        E left = firstBeginningIn(node.left, begin, size, property);
        if (left != null || Long.compareUnsigned(relations.address(node.entry) - begin, size) >= 0) {
            return left;
        }
        return property.test(node.entry) ? node.entry : firstBeginningIn(node.right, begin, size, property);
    }

    /** The last entry that begins at or before an address, ends after another one, and satisfies a condition. */
    Optional<E> lastReaching(long begin, long end, Predicate<E> property) {
        return Optional.ofNullable(lastReaching(root, begin, end, property));
    }

    private E lastReaching(TreeNode<E> node, long begin, long end, Predicate<E> property) {
        if (node == null || !endsAfter(node.farthest, end)) {
            return null;
        }
        visits++;
        if (Long.compareUnsigned(relations.address(node.entry), begin) > 0) {
            return lastReaching(node.left, begin, end, property);
        }
        E right = lastReaching(node.right, begin, end, property);
        if (right != null) {
            return right;
        }
        return endsAfter(node.entry, end) && property.test(node.entry)
                ? node.entry
                : lastReaching(node.left, begin, end, property);
    }

    /** The first entry that begins at or before an address and ends after it: of nested ranges the largest. */
    Optional<E> firstReaching(long address) {
        TreeNode<E> node = root;
        while (node != null && endsAfter(node.farthest, address)) {
            visits++;
            boolean begins = Long.compareUnsigned(relations.address(node.entry), address) <= 0;
            // All entries on the left of one that begins at or before the address do so, too.
            if (!begins || node.left != null && endsAfter(node.left.farthest, address)) {
                node = node.left;
            } else if (endsAfter(node.entry, address)) {
                return Optional.of(node.entry);
            } else {
                node = node.right;
            }
        }
        return Optional.empty();
    }

    private boolean endsAfter(E entry, long end) {
        return Ranges.endsAfter(relations.address(entry), relations.size(entry), end);
    }

    /** Visits every entry, in order. */
    void forEach(Consumer<E> consumer) {
        forEach(root, consumer);
    }

    private void forEach(TreeNode<E> node, Consumer<E> consumer) {
        if (node != null) {
            forEach(node.left, consumer);
            consumer.accept(node.entry);
            forEach(node.right, consumer);
        }
    }

    /** Checks the invariants of the tree. */
    void checkInvariants() {
        if (root != null) {
            root.checkInvariants(relations);
        }
    }
}
