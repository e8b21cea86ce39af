package interfaces.archive;

import org.barreleye.kpi.binding.Continuation;
import org.barreleye.kpi.types.Generated;

/**
 * The continuation of a call of {@code discard}.
 */
@Generated("org.barreleye.flounder: archive.if")
public interface DiscardContinuation extends Continuation {
    /**
     * Receives the reply.
     *
     * @param part The part that is free now.
     */
    void replied(Range part);

    /**
     * Receives the reply as views, which are valid during the call only.
     */
    default void replied(RangeView part) {
        replied(part.copy());
    }
}
