package interfaces.arrays;

import java.util.List;
import java.util.Objects;
import org.barreleye.kpi.marshal.BooleanArrayView;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.marshal.LongArrayView;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Generated;

/**
 * A server of {@code arrays} that replies to each call when its method returns.
 */
@Generated("org.barreleye.flounder: arrays.if")
public interface ArraysService {
    /**
     * Handles {@code send}.
     */
    default void send(ByteArrayView data, LongArrayView numbers, BooleanArrayView flags,
            List<Gate> gates) {
        throw ProtocolViolation.unhandled("send");
    }

    /**
     * Handles {@code list}.
     */
    ListResult list(CapabilityReference folder);

    /**
     * Calls a service for each message that arrives, and replies with the value that it returns.
     */
    final class Serving implements ArraysHandler, Copyable {
        private final ArraysService _service;

        Serving(ArraysService service) {
            _service = service;
        }

        @Override
        public void send(ByteArrayView data, LongArrayView numbers, BooleanArrayView flags,
                List<Gate> gates) {
            _service.send(data, numbers, flags, gates);
        }

        @Override
        public void list(CapabilityReference folder, ListReply reply) {
            ListResult _result = Objects.requireNonNull(_service.list(folder), "the service returned null for 'list'");
            reply.reply(_result.gates(), _result.err());
            reply.recycle();
        }
    }
}
