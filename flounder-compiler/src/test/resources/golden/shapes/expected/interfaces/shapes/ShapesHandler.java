package interfaces.shapes;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Handler;
import org.barreleye.kpi.outcome.ProtocolViolation;

/**
 * What arrives over {@code shapes}. A message that is not overridden here closes the binding.
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
     * The same, for those who do not keep what arrives: valid during the call only.
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
     * The same, for those who do not keep what arrives: valid during the call only.
     */
    default void store(OctetsView o, Colour c) {
        store(o.copy(), c);
    }
}
