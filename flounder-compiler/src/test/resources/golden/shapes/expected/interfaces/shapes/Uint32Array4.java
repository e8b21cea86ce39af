package interfaces.shapes;

import org.barreleye.kpi.marshal.LongArrayView;
import org.barreleye.kpi.marshal.RangeCheck;
import org.barreleye.kpi.types.Generated;

/**
 * An array of 4 elements.
 */
@Generated("org.barreleye.flounder: shapes.if")
public record Uint32Array4(LongArrayView elements) {
    /**
     * Copies the elements, and checks that there are 4, all in their range.
     */
    public Uint32Array4 {
        elements = elements.copy();
        RangeCheck.exactly(4, elements.length(), "Uint32Array4");
        for (int i = 0; i < 4; i++) {
            RangeCheck.unsigned(elements.get(i), 32, "Uint32Array4");
        }
    }

    /**
     * The array of the given elements.
     */
    public static Uint32Array4 of(long... elements) {
        return new Uint32Array4(LongArrayView.of(elements));
    }

    /**
     * The value whose bits are all zero.
     */
    public static Uint32Array4 zero() {
        return new Uint32Array4(LongArrayView.of(new long[4]));
    }

    /**
     * The element at an index, 0 .. 3.
     */
    public long get(int index) {
        return elements.get(index);
    }

    /**
     * The number of elements: 4.
     */
    public int length() {
        return 4;
    }
}
