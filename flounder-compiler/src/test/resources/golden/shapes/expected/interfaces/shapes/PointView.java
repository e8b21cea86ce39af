package interfaces.shapes;

import org.barreleye.kpi.types.Generated;

/**
 * Shows a {@code Point} that has arrived, during the call only: {@link #copy} keeps it.
 */
@Generated("org.barreleye.flounder: shapes.if")
public final class PointView {
    int x;

    int y;

    PointView() {
    }

    /**
     * The field {@code x}.
     */
    public int x() {
        return x;
    }

    /**
     * The field {@code y}.
     */
    public int y() {
        return y;
    }

    /**
     * The same, to keep.
     */
    public Point copy() {
        return new Point(x, y);
    }

    @Override
    public String toString() {
        return copy().toString();
    }
}
