package interfaces.arrays;

import java.util.List;
import org.barreleye.kpi.binding.Handler;
import org.barreleye.kpi.marshal.BooleanArrayView;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.marshal.LongArrayView;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Generated;

/**
 * The handler of the messages of {@code arrays}. A message whose method is not overridden closes the
 * binding.
 */
@Generated("org.barreleye.flounder: arrays.if")
public interface ArraysHandler extends Handler {
    /**
     * Handles {@code send}.
     */
    default void send(ByteArrayView data, LongArrayView numbers, BooleanArrayView flags,
            List<Gate> gates) {
        throw ProtocolViolation.unhandled("send");
    }

    /**
     * Handles {@code list}.
     *
     * @param reply the reply, which is sent once, now or later
     */
    default void list(CapabilityReference folder, ListReply reply) {
        throw ProtocolViolation.unhandled("list");
    }
}
