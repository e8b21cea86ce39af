package interfaces.arrays;

import java.util.List;
import javax.annotation.processing.Generated;
import org.barreleye.kpi.message.Bytes;
import org.barreleye.kpi.message.Flags;
import org.barreleye.kpi.message.Longs;
import org.barreleye.kpi.outcome.Breach;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/**
 * A side of {@code arrays} that answers every call at once.
 */
@Generated("org.barreleye.flounder: arrays.if")
public interface ArraysService {
    /**
     * Takes {@code send}.
     */
    default void send(Bytes data, Longs numbers, Flags flags, List<Gate> gates) {
        throw Breach.unhandled("send");
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

        private Serving(Serving source, Copier copier) {
            copier.enter(source, this);
            service_ = copier.ofForeign(source.service_);
        }

        @Override
        public Serving copy(Copier copier) {
            return new Serving(this, copier);
        }

        @Override
        public void send(Bytes data, Longs numbers, Flags flags, List<Gate> gates) {
            service_.send(data, numbers, flags, gates);
        }

        @Override
        public void list(CapabilityReference folder, ListReply reply) {
            ListResult result_ = service_.list(folder);
            reply.reply(result_.gates(), result_.err());
        }
    }
}
