package interfaces.lending;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CapabilityAddress;
import org.example.ServiceReference;

/**
 * What {@code exchange} answers.
 */
@Generated("org.barreleye.flounder: lending.if")
public record ExchangeResult(ServiceReference service, ErrorCode err) {
    /**
     * An answer without error.
     */
    public static ExchangeResult of(ServiceReference service) {
        return new ExchangeResult(service, ErrorCode.NONE);
    }

    /**
     * An answer that is only an error; all else in it is zero or empty.
     */
    public static ExchangeResult failed(ErrorCode error) {
        return new ExchangeResult(new ServiceReference(CapabilityAddress.NULL), error);
    }
}
