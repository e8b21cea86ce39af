package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Continuation;

/**
 * What waits for the answer to a call of {@code add}.
 */
@Generated("org.barreleye.flounder: calculator.if")
public interface AddContinuation extends Continuation {
    /**
     * The answer has come.
     *
     * @param sum modulo 2^64
     */
    void replied(long sum);
}
