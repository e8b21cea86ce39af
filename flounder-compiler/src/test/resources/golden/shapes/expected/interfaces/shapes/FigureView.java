package interfaces.shapes;

import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Generated;

/**
 * A view of a received {@code Figure}, valid during the call only; a {@link #copy} stays valid.
 */
@Generated("org.barreleye.flounder: shapes.if")
public final class FigureView {
    final PathView outline = new PathView();

    Colour fill;

    String label;

    final Uint32Array4View marks = new Uint32Array4View();

    CapabilityReference frame;

    FigureView() {
    }

    /**
     * The field {@code outline}.
     */
    public PathView outline() {
        return outline;
    }

    /**
     * The field {@code fill}.
     */
    public Colour fill() {
        return fill;
    }

    /**
     * The field {@code label}.
     */
    public String label() {
        return label;
    }

    /**
     * The field {@code marks}.
     */
    public Uint32Array4View marks() {
        return marks;
    }

    /**
     * The field {@code frame}.
     */
    public CapabilityReference frame() {
        return frame;
    }

    /**
     * A copy that stays valid after the call.
     */
    public Figure copy() {
        return new Figure(outline.copy(), fill, label, marks.copy(), frame);
    }

    @Override
    public String toString() {
        return copy().toString();
    }
}
