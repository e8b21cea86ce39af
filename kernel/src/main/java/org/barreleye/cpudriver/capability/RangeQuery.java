package org.barreleye.cpudriver.capability;

import java.util.Optional;
import org.barreleye.kpi.state.Copyable;

/** A query of one tree for the entries that overlap a range. */
final class RangeQuery<E extends Copyable> {
    private final RangeTree<E> tree;
    private final CapabilityRelations<E> relations;
    private final long begin;
    private final long size;

    RangeQuery(RangeTree<E> tree, CapabilityRelations<E> relations, long begin, long size) {
        this.tree = tree;
        this.relations = relations;
        this.begin = begin;
        this.size = size;
    }

    RangeQueryResult<E> result() {
        for (Overlap overlap : new Overlap[] {Overlap.PARTIAL, Overlap.CONTAINED, Overlap.COVERING}) {
            Optional<E> found = find(overlap);
            if (found.isPresent()) {
                return new RangeQueryResult<>(overlap, found);
            }
        }
        return RangeQueryResult.none();
    }

    private Optional<E> find(Overlap overlap) {
        return switch (overlap) {
            case COVERING -> tree.lastReaching(begin, begin, this::covers);
            case CONTAINED -> tree.firstBeginningIn(begin, size, this::isContained);
            case PARTIAL -> tree.lastReaching(begin, begin, this::crossesBegin).or(this::lastAcrossEnd);
            case NONE -> Optional.empty();
        };
    }

    /**
     * Returns whether an entry that begins at or before the range and ends after its begin covers all of it. An empty
     * range must lie strictly inside.
     */
    private boolean covers(E entry) {
        return compareEndTo(entry) >= 0 && (size != 0 || relations.address(entry) != begin);
    }

    /** Returns whether an entry that begins in the range lies inside it and does not fill it. */
    private boolean isContained(E entry) {
        int end = compareEndTo(entry);
        return end < 0 || end == 0 && relations.address(entry) != begin;
    }

    /** Returns whether an entry that begins at or before the range and ends after its begin crosses the begin. */
    private boolean crossesBegin(E entry) {
        return relations.address(entry) != begin && compareEndTo(entry) < 0;
    }

    private Optional<E> lastAcrossEnd() {
        // No entry crosses the end of a range that ends at 2^64; the sum is 0 then.
        return size == 0 || begin + size == 0
                ? Optional.empty()
                : tree.lastReaching(begin + size - 1, begin + size,
                        entry -> Long.compareUnsigned(relations.address(entry), begin) > 0);
    }

    private int compareEndTo(E entry) {
        return Ranges.compareEnds(relations.address(entry), relations.size(entry), begin, size);
    }
}
