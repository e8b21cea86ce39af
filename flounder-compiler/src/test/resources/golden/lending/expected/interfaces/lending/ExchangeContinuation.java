package interfaces.lending;

import org.barreleye.kpi.binding.ValueContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Generated;
import org.example.ServiceReference;

/**
 * The continuation of a call of {@code exchange}.
 */
@Generated("org.barreleye.flounder: lending.if")
public interface ExchangeContinuation extends ValueContinuation<ServiceReference> {
    /**
     * Receives the reply.
     */
    @Override
    void replied(ServiceReference service, ErrorCode err);
}
