package interfaces.shapes;

import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.marshal.RangeCheck;
import org.barreleye.kpi.types.Generated;

/**
 * An array of 40 elements.
 */
@Generated("org.barreleye.flounder: shapes.if")
public record Octets(ByteArrayView elements) {
    /**
     * Copies the elements, and checks that there are 40, all in their range.
     */
    public Octets {
        elements = elements.copy();
        RangeCheck.exactly(40, elements.length(), "Octets");
    }

    /**
     * The array of the given elements.
     */
    public static Octets of(byte... elements) {
        return new Octets(ByteArrayView.of(elements));
    }

    /**
     * The value whose bits are all zero.
     */
    public static Octets zero() {
        return new Octets(ByteArrayView.of(new byte[40]));
    }

    /**
     * The element at an index, 0 .. 39.
     */
    public int get(int index) {
        return elements.get(index) & 0xff;
    }

    /**
     * The number of elements: 40.
     */
    public int length() {
        return 40;
    }
}
