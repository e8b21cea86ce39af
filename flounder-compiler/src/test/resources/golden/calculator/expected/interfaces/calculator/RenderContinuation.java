package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Continuation;

/**
 * What waits for the answer to a call of {@code render}.
 */
@Generated("org.barreleye.flounder: calculator.if")
public interface RenderContinuation extends Continuation {
    /**
     * The answer has come.
     */
    void replied(String text);
}
