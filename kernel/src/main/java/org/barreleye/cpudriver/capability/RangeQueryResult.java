package org.barreleye.cpudriver.capability;

import java.util.Optional;

/**
 * The answer to a question about a range.
 *
 * @param overlap how what was found lies to the range
 * @param entry one that lies so: of those that surround it the last in the order, of those inside the first, of those
 *     across a border the last that begins before the range, or else the last; empty if nothing was found
 */
public record RangeQueryResult<E>(Overlap overlap, Optional<E> entry) {
    static <E> RangeQueryResult<E> none() {
        return new RangeQueryResult<>(Overlap.NONE, Optional.empty());
    }
}
