package org.barreleye.flounder.plan;

/**
 * Some bits of a field at their place in a word.
 *
 * @param field whose
 * @param low the first bit of the field that is here
 * @param width how many, 1 to 64
 * @param shift where they begin in the word; bit 0 is the least significant
 */
public record Piece(Field field, int low, int width, int shift) {
    /** The last bit of the field that is here. */
    public int high() {
        return low + width - 1;
    }

    /** As many ones as there are bits here, from bit 0. */
    public long mask() {
        return -1L >>> Long.SIZE - width;
    }

    /** As layout tables write it: {@code path:type[low..high]<<shift}. */
    @Override
    public String toString() {
        return field.label() + ":" + field.scalar() + "[" + low + ".." + high() + "]<<" + shift;
    }
}
