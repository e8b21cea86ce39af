package interfaces.lending;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.BlockingCall;
import org.barreleye.kpi.binding.BlockingClient;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CapabilityReference;
import org.example.FrameReference;
import org.example.ServiceReference;

/**
 * The asking side of {@code lending} in straight-line code: every method waits.
 */
@Generated("org.barreleye.flounder: lending.if")
public final class LendingClient extends BlockingClient {
    private final LendingBinding binding_;

    private ExchangeCall _exchange;

    LendingClient(LendingBinding binding, Waiter waiter) {
        super(binding, waiter);
        binding_ = binding;
    }

    /**
     * Sets how long every following call may take.
     *
     * @param nanoseconds 0 or more
     */
    public LendingClient withDeadline(long nanoseconds) {
        timeout(nanoseconds);
        return this;
    }

    /**
     * Lends a page to be read.
     *
     * @throws CallFailed if it cannot be sent in time
     */
    public void lend(FrameReference page, long number) throws CallFailed {
        long deadline_ = deadline();
        while (!binding_.tryLend(page, number)) {
            awaitSpace(deadline_, "lend");
        }
    }

    /**
     * Gives a page away, and any capability with it.
     *
     * @throws CallFailed if it cannot be sent in time
     */
    public void surrender(FrameReference page, CapabilityReference receipt) throws CallFailed {
        long deadline_ = deadline();
        while (!binding_.trySurrender(page, receipt)) {
            awaitSpace(deadline_, "surrender");
        }
    }

    /**
     * Calls {@code exchange}, and waits for the answer.
     *
     * @throws CallFailed if no answer comes, or not in time
     */
    public ExchangeResult exchange(FrameReference page) throws CallFailed {
        if (_exchange == null || !_exchange.isReusable()) {
            _exchange = new ExchangeCall();
        }
        ExchangeCall call_ = _exchange;
        long deadline_ = begin(call_);
        while (!binding_.tryExchange(page, call_)) {
            awaitSpace(deadline_, "exchange");
        }
        await(call_, deadline_, "exchange");
        return new ExchangeResult(call_.service, call_.err);
    }

    private static final class ExchangeCall extends BlockingCall implements ExchangeContinuation {
        private ServiceReference service;

        private ErrorCode err;

        @Override
        public void replied(ServiceReference service, ErrorCode err) {
            if (done()) {
                this.service = service;
                this.err = err;
            }
        }
    }
}
