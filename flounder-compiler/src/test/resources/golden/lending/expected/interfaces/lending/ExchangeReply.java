package interfaces.lending;

import org.barreleye.kpi.binding.Reply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Generated;
import org.example.ServiceReference;

/**
 * The reply to a call of {@code exchange}, sent once, now or later. As the continuation of another call it
 * forwards the reply of that call.
 */
@Generated("org.barreleye.flounder: lending.if")
public final class ExchangeReply extends Reply implements ExchangeContinuation {
    private final LendingAnswering _binding;

    ExchangeReply(LendingAnswering binding) {
        _binding = binding;
    }

    /**
     * Replies to the call. A reply that cannot be sent closes the binding.
     *
     * @throws IllegalStateException if it has been answered already
     */
    public void reply(ServiceReference service, ErrorCode err) {
        _binding.replyExchange(complete(), service, err);
    }

    @Override
    public void replied(ServiceReference service, ErrorCode err) {
        reply(service, err);
    }

    @Override
    public void failed(Failure failure) {
        failed(ErrorCode.of(failure.kind()));
    }

    /**
     * Returns this object to its binding, which uses it for a later call: the caller must not use it
     * again.
     *
     * @throws IllegalStateException if the call has not been answered
     */
    public void recycle() {
        giveBack();
        _binding.replyPool().recycle(0, this);
    }

    /**
     * Replies with an error; all other results are zero or empty.
     */
    public void failed(ErrorCode error) {
        reply(new ServiceReference(CapabilityAddress.NULL), error);
    }
}
