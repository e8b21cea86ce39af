package interfaces.calculator;

import org.barreleye.kpi.binding.BlockingCall;
import org.barreleye.kpi.binding.BlockingClient;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Generated;

/**
 * A client of {@code calculator} whose methods wait. One thread at a time may use it: a method that is called
 * while another runs throws.
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class CalculatorClient extends BlockingClient {
    private final CalculatorBinding _binding;

    private AddCall _addCall;

    private DivideCall _divideCall;

    private RenderCall _renderCall;

    CalculatorClient(CalculatorBinding binding, Waiter waiter) {
        super(binding, waiter);
        _binding = binding;
    }

    /**
     * Sets the time that each of the following calls may take.
     *
     * @param nanoseconds 0 or more
     */
    public CalculatorClient withDeadline(long nanoseconds) {
        timeout(nanoseconds);
        return this;
    }

    /**
     * Adds two numbers.
     *
     * @param left one number
     * @return modulo 2^64
     * @throws CallFailed if no reply comes, or not in time
     */
    public long add(long left, long right) throws CallFailed {
        enter("add");
        try {
            if (_addCall == null || !_addCall.isReusable()) {
                _addCall = new AddCall();
            }
            AddCall _call = _addCall;
            long _deadline = begin(_call);
            while (!_binding.tryAdd(left, right, _call)) {
                awaitSpace(_deadline, "add");
            }
            await(_call, _deadline, "add");
            return _call.sum;
        } finally {
            leave();
        }
    }

    /**
     * Calls {@code divide}, and waits for the reply.
     *
     * @throws CallFailed if no reply comes, or not in time
     */
    public DivideResult divide(long dividend, long divisor) throws CallFailed {
        enter("divide");
        try {
            if (_divideCall == null || !_divideCall.isReusable()) {
                _divideCall = new DivideCall();
            }
            DivideCall _call = _divideCall;
            long _deadline = begin(_call);
            while (!_binding.tryDivide(dividend, divisor, _call)) {
                awaitSpace(_deadline, "divide");
            }
            await(_call, _deadline, "divide");
            return new DivideResult(_call.result, _call.err);
        } finally {
            leave();
        }
    }

    /**
     * Calls {@code render}, and waits for the reply.
     *
     * @throws CallFailed if no reply comes, or not in time
     */
    public String render(long value, int base) throws CallFailed {
        enter("render");
        try {
            if (_renderCall == null || !_renderCall.isReusable()) {
                _renderCall = new RenderCall();
            }
            RenderCall _call = _renderCall;
            long _deadline = begin(_call);
            while (!_binding.tryRender(value, base, _call)) {
                awaitSpace(_deadline, "render");
            }
            await(_call, _deadline, "render");
            return _call.text;
        } finally {
            leave();
        }
    }

    /**
     * Sends {@code reset}, and waits for room if there is none.
     *
     * @throws CallFailed if the message cannot be sent in time
     */
    public void reset() throws CallFailed {
        enter("reset");
        try {
            long _deadline = deadline();
            while (!_binding.tryReset()) {
                awaitSpace(_deadline, "reset");
            }
        } finally {
            leave();
        }
    }

    /**
     * Sends {@code changed}, and waits for room if there is none.
     *
     * @param generation counts the changes
     * @throws CallFailed if the message cannot be sent in time
     */
    public void changed(long generation) throws CallFailed {
        enter("changed");
        try {
            long _deadline = deadline();
            while (!_binding.tryChanged(generation)) {
                awaitSpace(_deadline, "changed");
            }
        } finally {
            leave();
        }
    }

    private static final class AddCall extends BlockingCall implements AddContinuation {
        private long sum;

        @Override
        public void replied(long sum) {
            if (done()) {
                this.sum = sum;
            }
        }
    }

    private static final class DivideCall extends BlockingCall implements DivideContinuation {
        private Division result;

        private ErrorCode err;

        @Override
        public void replied(Division result, ErrorCode err) {
            if (done()) {
                this.result = result;
                this.err = err;
            }
        }
    }

    private static final class RenderCall extends BlockingCall implements RenderContinuation {
        private String text;

        @Override
        public void replied(String text) {
            if (done()) {
                this.text = text;
            }
        }
    }
}
