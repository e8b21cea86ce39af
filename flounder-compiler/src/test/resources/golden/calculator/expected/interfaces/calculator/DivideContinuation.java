package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.ValueContinuation;
import org.barreleye.kpi.outcome.ErrorCode;

/**
 * The continuation of a call of {@code divide}.
 */
@Generated("org.barreleye.flounder: calculator.if")
public interface DivideContinuation extends ValueContinuation<Division> {
    /**
     * Takes the reply.
     */
    @Override
    void replied(Division result, ErrorCode err);

    /**
     * The same, for those who do not keep what arrives: valid during the call only.
     */
    default void replied(DivisionView result, ErrorCode err) {
        replied(result.copy(), err);
    }
}
