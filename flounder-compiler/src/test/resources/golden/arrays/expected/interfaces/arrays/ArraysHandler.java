package interfaces.arrays;

import java.util.List;
import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Handler;
import org.barreleye.kpi.message.Bytes;
import org.barreleye.kpi.message.Flags;
import org.barreleye.kpi.message.Longs;
import org.barreleye.kpi.outcome.Breach;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * What arrives over {@code arrays}. A message that is not overridden here closes the binding.
 */
@Generated("org.barreleye.flounder: arrays.if")
public interface ArraysHandler extends Handler {
    /**
     * Takes {@code send}.
     */
    default void send(Bytes data, Longs numbers, Flags flags, List<Gate> gates) {
        throw Breach.unhandled("send");
    }

    /**
     * Takes {@code list}.
     *
     * @param reply to be completed once, now or later
     */
    default void list(CapabilityReference folder, ListReply reply) {
        throw Breach.unhandled("list");
    }
}
