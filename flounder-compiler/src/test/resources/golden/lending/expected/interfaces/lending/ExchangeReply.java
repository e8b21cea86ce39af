package interfaces.lending;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Reply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CapabilityAddress;
import org.example.ServiceReference;

/**
 * The duty to answer a call of {@code exchange}, once, now or later.
 */
@Generated("org.barreleye.flounder: lending.if")
public final class ExchangeReply extends Reply {
    private final LendingAnswering binding_;

    ExchangeReply(LendingAnswering binding) {
        binding_ = binding;
    }

    /**
     * Answers the call. An answer that cannot be sent closes the binding.
     *
     * @throws IllegalStateException if it has been answered already
     */
    public void reply(ServiceReference service, ErrorCode err) {
        binding_.replyExchange(complete(), service, err);
        binding_.replyPool().recycle(0, this);
    }

    /**
     * Answers with an error; all else in the answer is zero or empty.
     */
    public void failed(ErrorCode error) {
        reply(new ServiceReference(CapabilityAddress.NULL), error);
    }
}
