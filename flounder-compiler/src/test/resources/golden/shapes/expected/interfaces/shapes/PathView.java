package interfaces.shapes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.barreleye.kpi.types.Generated;

/**
 * A view of a received {@code Path}, valid during the call only; a {@link #copy} stays valid.
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
     * The number of elements: 3.
     */
    public int length() {
        return 3;
    }

    /**
     * A copy that stays valid after the call.
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
