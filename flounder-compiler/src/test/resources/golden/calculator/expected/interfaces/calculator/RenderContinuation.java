package interfaces.calculator;

import org.barreleye.kpi.binding.Continuation;
import org.barreleye.kpi.types.Generated;

/**
 * The continuation of a call of {@code render}.
 */
@Generated("org.barreleye.flounder: calculator.if")
public interface RenderContinuation extends Continuation {
    /**
     * Receives the reply.
     */
    void replied(String text);
}
