package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.BlockingCall;
import org.barreleye.kpi.binding.BlockingClient;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;

/**
 * The asking side of {@code calculator} in straight-line code: every method waits.
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class CalculatorClient extends BlockingClient {
    private final CalculatorBinding binding_;

    private AddCall _add;

    private DivideCall _divide;

    private RenderCall _render;

    CalculatorClient(CalculatorBinding binding, Waiter waiter) {
        super(binding, waiter);
        binding_ = binding;
    }

    /**
     * Sets how long every following call may take.
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
     * @throws CallFailed if no answer comes, or not in time
     */
    public long add(long left, long right) throws CallFailed {
        if (_add == null || !_add.isReusable()) {
            _add = new AddCall();
        }
        AddCall call_ = _add;
        long deadline_ = begin(call_);
        while (!binding_.tryAdd(left, right, call_)) {
            awaitSpace(deadline_, "add");
        }
        await(call_, deadline_, "add");
        return call_.sum;
    }

    /**
     * Calls {@code divide}, and waits for the answer.
     *
     * @throws CallFailed if no answer comes, or not in time
     */
    public DivideResult divide(long dividend, long divisor) throws CallFailed {
        if (_divide == null || !_divide.isReusable()) {
            _divide = new DivideCall();
        }
        DivideCall call_ = _divide;
        long deadline_ = begin(call_);
        while (!binding_.tryDivide(dividend, divisor, call_)) {
            awaitSpace(deadline_, "divide");
        }
        await(call_, deadline_, "divide");
        return new DivideResult(call_.result, call_.err);
    }

    /**
     * Calls {@code render}, and waits for the answer.
     *
     * @throws CallFailed if no answer comes, or not in time
     */
    public String render(long value, int base) throws CallFailed {
        if (_render == null || !_render.isReusable()) {
            _render = new RenderCall();
        }
        RenderCall call_ = _render;
        long deadline_ = begin(call_);
        while (!binding_.tryRender(value, base, call_)) {
            awaitSpace(deadline_, "render");
        }
        await(call_, deadline_, "render");
        return call_.text;
    }

    /**
     * Sends {@code reset}, and waits for room if need be.
     *
     * @throws CallFailed if it cannot be sent in time
     */
    public void reset() throws CallFailed {
        long deadline_ = deadline();
        while (!binding_.tryReset()) {
            awaitSpace(deadline_, "reset");
        }
    }

    /**
     * Sends {@code changed}, and waits for room if need be.
     *
     * @param generation counts the changes
     * @throws CallFailed if it cannot be sent in time
     */
    public void changed(long generation) throws CallFailed {
        long deadline_ = deadline();
        while (!binding_.tryChanged(generation)) {
            awaitSpace(deadline_, "changed");
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
