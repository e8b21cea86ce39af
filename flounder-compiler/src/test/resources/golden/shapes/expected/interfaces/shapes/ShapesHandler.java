package interfaces.shapes;

import org.barreleye.kpi.binding.Handler;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.types.Generated;

/**
 * The handler of the messages of {@code shapes}. A message whose method is not overridden closes the
 * binding.
 */
@Generated("org.barreleye.flounder: shapes.if")
public interface ShapesHandler extends Handler {
    /**
     * Handles {@code draw}.
     */
    default void draw(Figure f, boolean now) {
        throw ProtocolViolation.unhandled("draw");
    }

    /**
     * Handles the same message as views, which are valid during the call only.
     */
    default void draw(FigureView f, boolean now) {
        draw(f.copy(), now);
    }

    /**
     * Handles {@code store}.
     */
    default void store(Octets o, Colour c) {
        throw ProtocolViolation.unhandled("store");
    }

    /**
     * Handles the same message as views, which are valid during the call only.
     */
    default void store(OctetsView o, Colour c) {
        store(o.copy(), c);
    }
}
