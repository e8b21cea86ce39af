package interfaces.calculator;

import org.barreleye.kpi.binding.Reply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.Generated;

/**
 * The reply to a call of {@code divide}, sent once, now or later. As the continuation of another call it
 * forwards the reply of that call.
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class DivideReply extends Reply implements DivideContinuation {
    private final CalculatorAnswering _binding;

    DivideReply(CalculatorAnswering binding) {
        _binding = binding;
    }

    /**
     * Replies to the call. A reply that cannot be sent closes the binding.
     *
     * @throws IllegalStateException if it has been answered already
     */
    public void reply(Division result, ErrorCode err) {
        _binding.replyDivide(complete(), result, err);
    }

    @Override
    public void replied(Division result, ErrorCode err) {
        reply(result, err);
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
        _binding.replyPool().recycle(1, this);
    }

    /**
     * Replies with an error; all other results are zero or empty.
     */
    public void failed(ErrorCode error) {
        reply(Division.zero(), error);
    }
}
