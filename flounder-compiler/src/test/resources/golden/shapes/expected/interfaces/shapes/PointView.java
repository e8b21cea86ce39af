package interfaces.shapes;

import org.barreleye.kpi.types.Generated;

/**
 * A view of a received {@code Point}, valid during the call only; a {@link #copy} stays valid.
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
     * A copy that stays valid after the call.
     */
    public Point copy() {
        return new Point(x, y);
    }

    @Override
    public String toString() {
        return copy().toString();
    }
}
