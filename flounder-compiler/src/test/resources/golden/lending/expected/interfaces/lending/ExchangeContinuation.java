package interfaces.lending;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Continuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.example.ServiceReference;

/**
 * What waits for the answer to a call of {@code exchange}.
 */
@Generated("org.barreleye.flounder: lending.if")
public interface ExchangeContinuation extends Continuation {
    /**
     * The answer has come.
     */
    void replied(ServiceReference service, ErrorCode err);
}
