package interfaces.shapes;

import org.barreleye.kpi.types.Generated;

/**
 * A view of a received {@code Octets}, valid during the call only; a {@link #copy} stays valid.
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
     * The number of elements: 40.
     */
    public int length() {
        return 40;
    }

    /**
     * A copy that stays valid after the call.
     */
    public Octets copy() {
        return Octets.of(elements);
    }

    @Override
    public String toString() {
        return copy().toString();
    }
}
