package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Continuation;

/**
 * The continuation of a call of {@code render}.
 */
@Generated("org.barreleye.flounder: calculator.if")
public interface RenderContinuation extends Continuation {
    /**
     * Takes the reply.
     */
    void replied(String text);
}
