package interfaces.arrays;

import java.util.List;
import org.barreleye.kpi.binding.Continuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Generated;

/**
 * The continuation of a call of {@code list}.
 */
@Generated("org.barreleye.flounder: arrays.if")
public interface ListContinuation extends Continuation {
    /**
     * Receives the reply.
     */
    void replied(List<Gate> gates, ErrorCode err);
}
