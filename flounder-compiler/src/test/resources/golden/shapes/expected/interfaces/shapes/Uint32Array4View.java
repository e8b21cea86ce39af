package interfaces.shapes;

import org.barreleye.kpi.types.Generated;

/**
 * A view of a received {@code Uint32Array4}, valid during the call only; a {@link #copy} stays valid.
 */
@Generated("org.barreleye.flounder: shapes.if")
public final class Uint32Array4View {
    final long[] elements = new long[4];

    Uint32Array4View() {
    }

    /**
     * The element at an index, 0 .. 3.
     */
    public long get(int index) {
        return elements[index];
    }

    /**
     * The number of elements: 4.
     */
    public int length() {
        return 4;
    }

    /**
     * A copy that stays valid after the call.
     */
    public Uint32Array4 copy() {
        return Uint32Array4.of(elements);
    }

    @Override
    public String toString() {
        return copy().toString();
    }
}
