package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Continuation;

/**
 * The continuation of a call of {@code add}.
 */
@Generated("org.barreleye.flounder: calculator.if")
public interface AddContinuation extends Continuation {
    /**
     * Takes the reply.
     *
     * @param sum modulo 2^64
     */
    void replied(long sum);
}
