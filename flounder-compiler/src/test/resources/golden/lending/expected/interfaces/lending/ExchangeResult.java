package interfaces.lending;

import java.util.Objects;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Generated;
import org.example.ServiceReference;

/**
 * The results of {@code exchange}.
 */
@Generated("org.barreleye.flounder: lending.if")
public record ExchangeResult(ServiceReference service, ErrorCode err) {
    /**
     * Checks that nothing is null.
     */
    public ExchangeResult {
        Objects.requireNonNull(service, "exchange.service");
        Objects.requireNonNull(err, "exchange.err");
    }

    /**
     * A result without an error.
     */
    public static ExchangeResult of(ServiceReference service) {
        return new ExchangeResult(service, ErrorCode.NONE);
    }

    /**
     * A result with an error; all other parts are zero or empty.
     */
    public static ExchangeResult failed(ErrorCode error) {
        return new ExchangeResult(new ServiceReference(CapabilityAddress.NULL), error);
    }
}
