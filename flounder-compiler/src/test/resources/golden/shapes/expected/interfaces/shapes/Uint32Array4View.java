package interfaces.shapes;

import org.barreleye.kpi.types.Generated;

/**
 * Shows a {@code Uint32Array4} that has arrived, during the call only: {@link #copy} keeps it.
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
     * How many elements there are: 4.
     */
    public int length() {
        return 4;
    }

    /**
     * The same, to keep.
     */
    public Uint32Array4 copy() {
        return Uint32Array4.of(elements);
    }

    @Override
    public String toString() {
        return copy().toString();
    }
}
