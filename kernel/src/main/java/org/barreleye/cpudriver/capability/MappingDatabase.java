package org.barreleye.cpudriver.capability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;

/**
 * The mapping database: every capability of one core, in the order of the generated comparison. Copies are adjacent,
 * and an ancestor precedes its descendants. Descent is not stored; it follows from the order, the ranges and the
 * relations between the types.
 *
 * <p>There is one {@linkplain RangeTree range tree} for each root type, because only ranges of one root can overlap. A
 * query takes time logarithmic in the number of entries, and linear in the number of results, as long as ranges do not
 * cross: of two ranges that overlap, one lies inside the other.
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
        boolean isInside = Long.compareUnsigned(address - relations.address(entry), relations.size(entry)) < 0;
        return !isInside ? Optional.empty()
                : descendantIn(entry, tree(entry).firstBeyond(other -> relations.compare(other, entry) > 0
                && Long.compareUnsigned(relations.address(other), address) >= 0));
    }

    /** The first of the other entries that hold copies of an entry's capability, in order, up to a limit. */
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
        List<E> descendants = new ArrayList<>();
        Optional<E> next = firstGreater(entry);
        while (next.isPresent() && beginsInside(next.get(), entry)) {
            if (relations.isAncestor(entry, next.get())) {
                descendants.add(next.get());
            }
            next = successor(next.get());
        }
        return descendants;
    }

    /** The first entry that holds a descendant of an entry's capability. */
    public Optional<E> firstDescendant(E entry) {
        return descendantIn(entry, firstGreater(entry));
    }

    /** The first entry after another one that holds a descendant of an entry's capability. */
    public Optional<E> nextDescendant(E entry, E after) {
        return descendantIn(entry, successor(after));
    }

    private Optional<E> descendantIn(E entry, Optional<E> next) {
        return next.filter(other -> beginsInside(other, entry)).filter(other -> relations.isAncestor(entry, other));
    }

    /** The number of other entries that hold copies of an entry's capability. */
    public int countCopies(E entry) {
        return !relations.isCopy(entry, entry) ? 0
                : tree(entry).countBefore(other -> relations.compare(other, entry) > 0)
                - tree(entry).countBefore(other -> relations.compare(other, entry) >= 0) - 1;
    }

    /** The number of entries that hold descendants of an entry's capability. */
    public int countDescendants(E entry) {
        return tree(entry).countBefore(other -> isBeyondDescendants(other, entry))
                - tree(entry).countBefore(other -> relations.compare(other, entry) > 0);
    }

    /** All rights that any copy or descendant of an entry's capability has, on this core or another. */
    public int rightsOfRelatives(E entry) {
        return SlotRelations.rightsIn(flagsOfRelatives(entry));
    }

    /** Returns whether a remote entry is a copy or descendant of an entry's capability. */
    public boolean hasRemoteRelatives(E entry) {
        return SlotRelations.hasRemote(flagsOfRelatives(entry));
    }

    private int flagsOfRelatives(E entry) {
        return tree(entry).flagsBetween(other -> relations.compare(other, entry) >= 0,
                other -> isBeyondDescendants(other, entry));
    }

    /** The first copy or descendant of an entry's capability, in order; may be the entry itself. */
    public Optional<E> firstRelative(E entry) {
        return relativeIn(entry, tree(entry).firstBeyond(other -> relations.compare(other, entry) >= 0));
    }

    /** The first copy or descendant of an entry's capability after another entry; may be the entry itself. */
    public Optional<E> nextRelative(E entry, E after) {
        return relativeIn(entry, successor(after));
    }

    private Optional<E> relativeIn(E entry, Optional<E> next) {
        return next.filter(other -> beginsInside(other, entry) || relations.isCopy(entry, other))
                .filter(other -> relations.isCopy(entry, other) || relations.isAncestor(entry, other));
    }

    /** The copies and descendants of an entry are one stretch of the order, since ranges do not cross. */
    private boolean isBeyondDescendants(E other, E entry) {
        return relations.compare(other, entry) > 0 && !beginsInside(other, entry);
    }

    /**
     * Returns whether a descendant of an entry's capability has an address in a part of its range.
     *
     * @param address the begin of the part
     * @param size its size; the part lies inside the range
     */
    public boolean hasDescendantIn(E entry, long address, long size) {
        if (size == 0) {
            return false;
        }
        RangeTree<E> tree = tree(entry);
        boolean beginsThere = tree.firstBeyond(other -> relations.compare(other, entry) > 0
                        && Long.compareUnsigned(relations.address(other), address) >= 0)
                .filter(other -> Long.compareUnsigned(relations.address(other) - address, size) < 0)
                .filter(other -> relations.isAncestor(entry, other))
                .isPresent();
        // Of the entries around the first address, which are nested, the innermost.
        return beginsThere || address != relations.address(entry)
                && tree.lastReaching(address - 1, address, other -> true)
                .filter(other -> relations.isAncestor(entry, other))
                .isPresent();
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
        if (address == 0) {
            return Optional.empty();
        }
        // The innermost of the entries around the address; one that does not descend from the ancestor is a rare case.
        return tree(entry).lastReaching(address - 1, address, other -> true)
                .filter(other -> relations.isAncestor(other, entry))
                .or(() -> tree(entry).lastReaching(address - 1, address,
                        other -> relations.isAncestor(other, entry)));
    }

    /** The overlap of the entries of a root with a range: the greatest that occurs, in the order of {@link Overlap}. */
    public RangeQueryResult<E> overlap(int root, long address, long size) {
        RangeTree<E> tree = trees.get(root);
        return tree == null ? RangeQueryResult.none() : new RangeQuery<>(tree, relations, address, size).result();
    }

    /** The end of the longest entry of a root around an address, or the address itself if there is none. */
    public long endOfCover(int root, long address) {
        RangeTree<E> tree = trees.get(root);
        return tree == null ? address : tree.firstReaching(address)
                .map(covering -> relations.address(covering) + relations.size(covering))
                .orElse(address);
    }

    /** The begin of the first entry of a root in a range, or the end of the range if there is none. */
    public long nextBegin(int root, long address, long size) {
        RangeTree<E> tree = trees.get(root);
        return tree == null ? address + size : tree.firstBeginningIn(address, size, entry -> true)
                .map(relations::address)
                .orElse(address + size);
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
