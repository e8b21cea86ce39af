package interfaces.arrays;

import java.util.List;
import javax.annotation.processing.Generated;
import org.barreleye.kpi.marshal.BooleanArrayView;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.marshal.LongArrayView;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * A side of {@code arrays} that answers every call at once.
 */
@Generated("org.barreleye.flounder: arrays.if")
public interface ArraysService {
    /**
     * Takes {@code send}.
     */
    default void send(ByteArrayView data, LongArrayView numbers, BooleanArrayView flags,
            List<Gate> gates) {
        throw ProtocolViolation.unhandled("send");
    }

    /**
     * Takes {@code list}.
     */
    ListResult list(CapabilityReference folder);

    /**
     * Hands what arrives to a service, and answers with what it returns.
     */
    final class Serving implements ArraysHandler, Copyable {
        private final ArraysService service_;

        Serving(ArraysService service) {
            service_ = service;
        }

        @Override
        public void send(ByteArrayView data, LongArrayView numbers, BooleanArrayView flags,
                List<Gate> gates) {
            service_.send(data, numbers, flags, gates);
        }

        @Override
        public void list(CapabilityReference folder, ListReply reply) {
            ListResult result_ = service_.list(folder);
            reply.reply(result_.gates(), result_.err());
        }
    }
}
