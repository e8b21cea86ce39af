package interfaces.lending;

import org.barreleye.kpi.binding.BlockingCall;
import org.barreleye.kpi.binding.BlockingClient;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Generated;
import org.example.FrameReference;
import org.example.ServiceReference;

/**
 * A client of {@code lending} whose methods wait. One thread at a time may use it: a method that is called
 * while another runs throws.
 */
@Generated("org.barreleye.flounder: lending.if")
public final class LendingClient extends BlockingClient {
    private final LendingBinding _binding;

    private ExchangeCall _exchangeCall;

    LendingClient(LendingBinding binding, Waiter waiter) {
        super(binding, waiter);
        _binding = binding;
    }

    /**
     * Sets the time that each of the following calls may take.
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
     * @throws CallFailed if the message cannot be sent in time
     */
    public void lend(FrameReference page, long number) throws CallFailed {
        enter("lend");
        try {
            long _deadline = deadline();
            while (!_binding.tryLend(page, number)) {
                awaitSpace(_deadline, "lend");
            }
        } finally {
            leave();
        }
    }

    /**
     * Gives a page away, and any capability with it.
     *
     * @throws CallFailed if the message cannot be sent in time
     */
    public void surrender(FrameReference page, CapabilityReference receipt) throws CallFailed {
        enter("surrender");
        try {
            long _deadline = deadline();
            while (!_binding.trySurrender(page, receipt)) {
                awaitSpace(_deadline, "surrender");
            }
        } finally {
            leave();
        }
    }

    /**
     * Calls {@code exchange}, and waits for the reply.
     *
     * @throws CallFailed if no reply comes, or not in time
     */
    public ExchangeResult exchange(FrameReference page) throws CallFailed {
        enter("exchange");
        try {
            if (_exchangeCall == null || !_exchangeCall.isReusable()) {
                _exchangeCall = new ExchangeCall();
            }
            ExchangeCall _call = _exchangeCall;
            long _deadline = begin(_call);
            while (!_binding.tryExchange(page, _call)) {
                awaitSpace(_deadline, "exchange");
            }
            await(_call, _deadline, "exchange");
            return new ExchangeResult(_call.service, _call.err);
        } finally {
            leave();
        }
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
