package org.barreleye.cpudriver.capability;

import java.util.Optional;

/**
 * The result of a range query.
 *
 * @param overlap the greatest overlap of an entry with the range
 * @param entry an entry with this overlap: the last of those that cover the range, the first of those inside, the last
 *     of those that cross its begin or else its end; empty if no entry overlaps
 */
public record RangeQueryResult<E>(Overlap overlap, Optional<E> entry) {
    static <E> RangeQueryResult<E> none() {
        return new RangeQueryResult<>(Overlap.NONE, Optional.empty());
    }
}
