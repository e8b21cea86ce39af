package interfaces.archive;

import org.barreleye.kpi.binding.Continuation;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Generated;

/**
 * The continuation of a call of {@code read}.
 */
@Generated("org.barreleye.flounder: archive.if")
public interface ReadContinuation extends Continuation {
    /**
     * Receives the reply.
     *
     * @param bytes The bytes read.
     */
    void replied(ByteArrayView bytes, ErrorCode error);
}
