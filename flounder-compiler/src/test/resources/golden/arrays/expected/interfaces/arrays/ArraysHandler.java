package interfaces.arrays;

import java.util.List;
import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Handler;
import org.barreleye.kpi.marshal.BooleanArrayView;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.marshal.LongArrayView;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * What arrives over {@code arrays}. A message that is not overridden here closes the binding.
 */
@Generated("org.barreleye.flounder: arrays.if")
public interface ArraysHandler extends Handler {
    /**
     * Takes {@code send}.
     */
    default void send(ByteArrayView data, LongArrayView numbers, BooleanArrayView flags,
            List<Gate> gates) {
        throw ProtocolViolation.unhandled("send");
    }

    /**
     * Takes {@code list}.
     *
     * @param reply to be completed once, now or later
     */
    default void list(CapabilityReference folder, ListReply reply) {
        throw ProtocolViolation.unhandled("list");
    }
}
