package interfaces.shapes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.barreleye.kpi.types.Generated;

/**
 * Shows a {@code Path} that has arrived, during the call only: {@link #copy} keeps it.
 */
@Generated("org.barreleye.flounder: shapes.if")
public final class PathView {
    final PointView[] elements = new PointView[3];

    PathView() {
        Arrays.setAll(elements, index -> new PointView());
    }

    /**
     * The element at an index, 0 .. 2.
     */
    public PointView get(int index) {
        return elements[index];
    }

    /**
     * How many elements there are: 3.
     */
    public int length() {
        return 3;
    }

    /**
     * The same, to keep.
     */
    public Path copy() {
        List<Point> copies = new ArrayList<>(3);
        for (PointView element : elements) {
            copies.add(element.copy());
        }
        return new Path(copies);
    }

    @Override
    public String toString() {
        return copy().toString();
    }
}
