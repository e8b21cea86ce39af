package interfaces.shapes;

import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Generated;

/**
 * A server of {@code shapes} that replies to each call when its method returns.
 */
@Generated("org.barreleye.flounder: shapes.if")
public interface ShapesService {
    /**
     * Handles {@code draw}.
     */
    default void draw(Figure f, boolean now) {
        throw ProtocolViolation.unhandled("draw");
    }

    /**
     * Handles {@code store}.
     */
    default void store(Octets o, Colour c) {
        throw ProtocolViolation.unhandled("store");
    }

    /**
     * Calls a service for each message that arrives, and replies with the value that it returns.
     */
    final class Serving implements ShapesHandler, Copyable {
        private final ShapesService _service;

        Serving(ShapesService service) {
            _service = service;
        }

        @Override
        public void draw(Figure f, boolean now) {
            _service.draw(f, now);
        }

        @Override
        public void store(Octets o, Colour c) {
            _service.store(o, c);
        }
    }
}
