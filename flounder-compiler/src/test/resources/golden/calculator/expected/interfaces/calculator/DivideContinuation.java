package interfaces.calculator;

import org.barreleye.kpi.binding.ValueContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Generated;

/**
 * The continuation of a call of {@code divide}.
 */
@Generated("org.barreleye.flounder: calculator.if")
public interface DivideContinuation extends ValueContinuation<Division> {
    /**
     * Receives the reply.
     */
    @Override
    void replied(Division result, ErrorCode err);

    /**
     * Receives the reply as views, which are valid during the call only.
     */
    default void replied(DivisionView result, ErrorCode err) {
        replied(result.copy(), err);
    }
}
