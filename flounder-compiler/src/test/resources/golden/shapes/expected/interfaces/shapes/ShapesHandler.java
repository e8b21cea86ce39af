package interfaces.shapes;

import org.barreleye.kpi.binding.Handler;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.types.Generated;

/**
 * Takes the messages of {@code shapes}. One whose method is not overridden closes the binding.
 */
@Generated("org.barreleye.flounder: shapes.if")
public interface ShapesHandler extends Handler {
    /**
     * Takes {@code draw}.
     */
    default void draw(Figure f, boolean now) {
        throw ProtocolViolation.unhandled("draw");
    }

    /**
     * Takes the same message in views, which are valid during the call only.
     */
    default void draw(FigureView f, boolean now) {
        draw(f.copy(), now);
    }

    /**
     * Takes {@code store}.
     */
    default void store(Octets o, Colour c) {
        throw ProtocolViolation.unhandled("store");
    }

    /**
     * Takes the same message in views, which are valid during the call only.
     */
    default void store(OctetsView o, Colour c) {
        store(o.copy(), c);
    }
}
