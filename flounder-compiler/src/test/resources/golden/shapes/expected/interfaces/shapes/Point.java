package interfaces.shapes;

import org.barreleye.kpi.marshal.RangeCheck;
import org.barreleye.kpi.types.Generated;

/**
 * A structure {@code point}.
 */
@Generated("org.barreleye.flounder: shapes.if")
public record Point(int x, int y) {
    /**
     * Checks that each value is in its range.
     */
    public Point {
        RangeCheck.signed(x, 16, "point.x");
        RangeCheck.signed(y, 16, "point.y");
    }

    /**
     * The value whose bits are all zero.
     */
    public static Point zero() {
        return new Point(0, 0);
    }
}
