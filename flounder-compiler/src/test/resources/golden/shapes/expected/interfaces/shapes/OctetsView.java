package interfaces.shapes;

import org.barreleye.kpi.types.Generated;

/**
 * Shows a {@code Octets} that has arrived, during the call only: {@link #copy} keeps it.
 */
@Generated("org.barreleye.flounder: shapes.if")
public final class OctetsView {
    final byte[] elements = new byte[40];

    OctetsView() {
    }

    /**
     * The element at an index, 0 .. 39.
     */
    public int get(int index) {
        return elements[index] & 0xff;
    }

    /**
     * How many elements there are: 40.
     */
    public int length() {
        return 40;
    }

    /**
     * The same, to keep.
     */
    public Octets copy() {
        return Octets.of(elements);
    }

    @Override
    public String toString() {
        return copy().toString();
    }
}
