package interfaces.shapes;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.state.Copyable;

/**
 * A side of {@code shapes} that answers every call at once.
 */
@Generated("org.barreleye.flounder: shapes.if")
public interface ShapesService {
    /**
     * Takes {@code draw}.
     */
    default void draw(Figure f, boolean now) {
        throw ProtocolViolation.unhandled("draw");
    }

    /**
     * Takes {@code store}.
     */
    default void store(Octets o, Colour c) {
        throw ProtocolViolation.unhandled("store");
    }

    /**
     * Hands what arrives to a service, and answers with what it returns.
     */
    final class Serving implements ShapesHandler, Copyable {
        private final ShapesService service_;

        Serving(ShapesService service) {
            service_ = service;
        }

        @Override
        public void draw(Figure f, boolean now) {
            service_.draw(f, now);
        }

        @Override
        public void store(Octets o, Colour c) {
            service_.store(o, c);
        }
    }
}
