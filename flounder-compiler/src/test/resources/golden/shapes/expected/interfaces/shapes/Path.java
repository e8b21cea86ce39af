package interfaces.shapes;

import java.util.Collections;
import java.util.List;
import org.barreleye.kpi.marshal.RangeCheck;
import org.barreleye.kpi.types.Generated;

/**
 * An array of 3 elements.
 */
@Generated("org.barreleye.flounder: shapes.if")
public record Path(List<Point> elements) {
    /**
     * Copies the elements, and checks that there are 3, all in their range.
     */
    public Path {
        elements = List.copyOf(elements);
        RangeCheck.exactly(3, elements.size(), "Path");
    }

    /**
     * The value whose bits are all zero.
     */
    public static Path zero() {
        return new Path(Collections.nCopies(3, Point.zero()));
    }

    /**
     * The element at an index, 0 .. 2.
     */
    public Point get(int index) {
        return elements.get(index);
    }

    /**
     * The number of elements: 3.
     */
    public int length() {
        return 3;
    }
}
