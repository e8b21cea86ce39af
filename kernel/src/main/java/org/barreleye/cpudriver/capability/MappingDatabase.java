package org.barreleye.cpudriver.capability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;

/**
 * The mapping database: every capability of one core, in the order of the generated comparison. Copies are adjacent,
 * and an ancestor precedes its descendants. Descent is not stored; it follows from the order, the ranges and the
 * relations between the types.
 *
 * <p>There is one {@linkplain RangeTree range tree} for each root type, because only ranges of one root can overlap. A
 * query takes time logarithmic in the number of entries, and linear in the number of results.
 *
 * @param <E> what is ordered: slots that hold a capability each
 */
public final class MappingDatabase<E extends Copyable> implements Copyable {
    @Shared // a function
    private final CapabilityRelations<E> relations;
    private final SortedMap<Integer, RangeTree<E>> trees;

    /** Creates an empty database with these relations, which must be stateless. */
    public MappingDatabase(CapabilityRelations<E> relations) {
        this.relations = relations;
        trees = new TreeMap<>();
    }

    /** An empty database of slots, ordered by the relations that are generated from {@code caps.hl}. */
    public static MappingDatabase<CapabilitySlot> ofSlots() {
        return new MappingDatabase<>(new SlotRelations());
    }

    /**
     * Inserts an entry.
     *
     * @throws org.barreleye.kpi.outcome.KernelBug if it is in the database already
     */
    public void insert(E entry) {
        tree(entry).insert(entry);
    }

    /**
     * Removes an entry. It must hold the same capability as when it was inserted.
     *
     * @throws org.barreleye.kpi.outcome.KernelBug if it is not in the database
     */
    public void remove(E entry) {
        tree(entry).remove(entry);
    }

    private RangeTree<E> tree(E entry) {
        return trees.computeIfAbsent(relations.root(entry), root -> new RangeTree<>(relations));
    }

    /** The next entry in order, copies included. */
    public Optional<E> successor(E entry) {
        return tree(entry).firstBeyond(other -> strictOrder(other, entry) > 0)
                .or(() -> firstAfter(relations.root(entry)));
    }

    /** The previous entry in order, copies included. */
    public Optional<E> predecessor(E entry) {
        return tree(entry).lastBefore(other -> strictOrder(other, entry) < 0)
                .or(() -> lastBefore(relations.root(entry)));
    }

    /** The first entry after all copies of one. */
    public Optional<E> firstGreater(E entry) {
        return tree(entry)
                .firstBeyond(other -> relations.compare(other, entry) > 0)
                .or(() -> firstAfter(relations.root(entry)));
    }

    /** The last entry before all copies of one. */
    public Optional<E> lastLess(E entry) {
        return tree(entry)
                .lastBefore(other -> relations.compare(other, entry) < 0)
                .or(() -> lastBefore(relations.root(entry)));
    }

    private int strictOrder(E left, E right) {
        int order = relations.compare(left, right);
        return order != 0 ? order : relations.breakTie(left, right);
    }

    private Optional<E> firstAfter(int root) {
        for (RangeTree<E> tree : trees.tailMap(root + 1).values()) {
            if (!tree.isEmpty()) {
                return tree.first();
            }
        }
        return Optional.empty();
    }

    private Optional<E> lastBefore(int root) {
        Optional<E> last = Optional.empty();
        for (RangeTree<E> tree : trees.headMap(root).values()) {
            last = tree.isEmpty() ? last : tree.last();
        }
        return last;
    }

    /** Returns whether another entry holds a copy of the same capability. */
    public boolean hasCopies(E entry) {
        return anyCopy(entry).isPresent();
    }

    /** Another entry that holds a copy of the same capability. */
    public Optional<E> anyCopy(E entry) {
        return successor(entry)
                .filter(next -> relations.isCopy(entry, next))
                .or(() -> predecessor(entry).filter(previous -> relations.isCopy(entry, previous)));
    }

    /**
     * Returns whether this core has a descendant of an entry's capability. A capability without a range has none.
     *
     * <p>Ranges do not cross, so if any entry lies inside the range, the next one does.
     */
    public boolean hasDescendants(E entry) {
        return firstGreater(entry)
                .filter(next -> beginsInside(next, entry))
                .filter(next -> relations.isAncestor(entry, next))
                .isPresent();
    }

    /**
     * The first descendant of an entry's capability on this core that begins at an address or after it, in the range of
     * the entry. An ancestor comes before its descendants.
     */
    public Optional<E> firstDescendantFrom(E entry, long address) {
        long offset = address - relations.address(entry);
        return Long.compareUnsigned(offset, relations.size(entry)) >= 0 ? Optional.empty()
                : tree(entry).firstBeginningIn(address, relations.size(entry) - offset,
                        other -> relations.isAncestor(entry, other));
    }

    /** The other entries that hold copies of an entry's capability, in order. */
    public List<E> copies(E entry) {
        return copies(entry, Integer.MAX_VALUE);
    }

    /** The first of the other entries that hold copies of an entry's capability, up to a limit. */
    public List<E> copies(E entry, int limit) {
        List<E> copies = new ArrayList<>();
        Optional<E> next = tree(entry).firstBeyond(other -> relations.compare(other, entry) >= 0);
        while (copies.size() < limit && next.isPresent() && relations.compare(next.get(), entry) == 0) {
            if (next.get() != entry && relations.isCopy(next.get(), entry)) {
                copies.add(next.get());
            }
            next = successor(next.get());
        }
        return copies;
    }

    /** Every entry that holds a descendant of an entry's capability, in order. */
    public List<E> descendants(E entry) {
        return descendants(entry, Integer.MAX_VALUE);
    }

    /** The first of the entries that hold descendants of an entry's capability, up to a limit. */
    public List<E> descendants(E entry, int limit) {
        List<E> descendants = new ArrayList<>();
        Optional<E> next = firstGreater(entry);
        while (descendants.size() < limit && next.isPresent() && beginsInside(next.get(), entry)) {
            if (relations.isAncestor(entry, next.get())) {
                descendants.add(next.get());
            }
            next = successor(next.get());
        }
        return descendants;
    }

    private boolean beginsInside(E next, E entry) {
        return relations.root(next) == relations.root(entry)
                && Ranges.endsAfter(relations.address(entry), relations.size(entry), relations.address(next));
    }

    /** The nearest ancestor of an entry's capability. Of several copies, the last. */
    public Optional<E> ancestor(E entry) {
        Optional<E> before = lastLess(entry)
                .filter(other -> relations.root(other) == relations.root(entry))
                .filter(other -> relations.isAncestor(other, entry));
        if (before.isPresent()) {
            return before;
        }
        long address = relations.address(entry);
        return tree(entry).lastReaching(address, address,
                other -> relations.address(other) != address && relations.isAncestor(other, entry));
    }

    /** The overlap of the entries of a root with a range: the greatest that occurs, in the order of {@link Overlap}. */
    public RangeQueryResult<E> overlap(int root, long address, long size) {
        RangeTree<E> tree = trees.get(root);
        return tree == null ? RangeQueryResult.none() : new RangeQuery<>(tree, relations, address, size).result();
    }

    /** Returns whether any entry of a root that satisfies a condition overlaps a range. */
    public boolean anyOverlaps(int root, long address, long size, Predicate<E> condition) {
        RangeTree<E> tree = trees.get(root);
        return tree != null && new RangeQuery<>(tree, relations, address, size).anyOverlaps(condition);
    }

    /** The parts of a range that no entry of a root covers, in order. */
    public List<AddressRange> uncovered(int root, AddressRange range) {
        RangeTree<E> tree = trees.get(root);
        if (tree == null) {
            return range.size() == 0 ? List.of() : List.of(range);
        }
        List<AddressRange> gaps = new ArrayList<>();
        long address = range.address();
        long left = range.size();
        while (left != 0) {
            Optional<E> covering = tree.lastReaching(address, address, entry -> true);
            long step = covering.isPresent()
                    ? relations.address(covering.get()) + relations.size(covering.get()) - address
                    : distanceToNext(tree, address, left);
            // The end of a range that ends at 2^64 wraps to 0.
            step = step == 0 || Long.compareUnsigned(step, left) > 0 ? left : step;
            if (covering.isEmpty()) {
                gaps.add(new AddressRange(address, step));
            }
            address += step;
            left -= step;
        }
        return gaps;
    }

    private long distanceToNext(RangeTree<E> tree, long address, long left) {
        return tree.firstBeginningIn(address, left, entry -> true)
                .map(next -> relations.address(next) - address)
                .orElse(left);
    }

    /** Every entry, in order. */
    public List<E> entries() {
        List<E> entries = new ArrayList<>();
        trees.values().forEach(tree -> tree.forEach(entries::add));
        return entries;
    }

    /** The number of tree nodes visited since the database was created: the cost of its work. */
    public long visits() {
        long visits = 0;
        for (RangeTree<E> tree : trees.values()) {
            visits += tree.visits();
        }
        return visits;
    }

    /**
     * Checks the invariants of the trees.
     *
     * @throws org.barreleye.kpi.outcome.KernelBug if one is violated
     */
    public void checkInvariants() {
        trees.values().forEach(RangeTree::checkInvariants);
    }
}
