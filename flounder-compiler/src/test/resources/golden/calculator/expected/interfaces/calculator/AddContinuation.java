package interfaces.calculator;

import org.barreleye.kpi.binding.Continuation;
import org.barreleye.kpi.types.Generated;

/**
 * The continuation of a call of {@code add}.
 */
@Generated("org.barreleye.flounder: calculator.if")
public interface AddContinuation extends Continuation {
    /**
     * Receives the reply.
     *
     * @param sum modulo 2^64
     */
    void replied(long sum);
}
