package org.barreleye.flounder.plan;

import java.util.List;

/**
 * One word of a fragment.
 *
 * @param pieces what is in it, from bit 0 upwards without gaps; the rest is zero
 */
public record Word(List<Piece> pieces) {
    /** Copies the list. */
    public Word {
        pieces = List.copyOf(pieces);
    }

    /** The number of bits in use. */
    public int bits() {
        Piece last = pieces.get(pieces.size() - 1);
        return last.shift() + last.width();
    }
}
