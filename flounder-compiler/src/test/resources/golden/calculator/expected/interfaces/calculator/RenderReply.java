package interfaces.calculator;

import org.barreleye.kpi.binding.Reply;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.Generated;

/**
 * The reply to a call of {@code render}, sent once, now or later. As the continuation of another call it
 * forwards the reply of that call.
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class RenderReply extends Reply implements RenderContinuation {
    private final CalculatorAnswering _binding;

    RenderReply(CalculatorAnswering binding) {
        _binding = binding;
    }

    /**
     * Replies to the call. A reply that cannot be sent closes the binding.
     *
     * @throws IllegalStateException if it has been answered already
     */
    public void reply(String text) {
        _binding.replyRender(complete(), text);
    }

    @Override
    public void replied(String text) {
        reply(text);
    }

    @Override
    public void failed(Failure failure) {
        _binding.replyFailure(complete(), failure);
    }

    /**
     * Returns this object to its binding, which uses it for a later call: the caller must not use it
     * again.
     *
     * @throws IllegalStateException if the call has not been answered
     */
    public void recycle() {
        giveBack();
        _binding.replyPool().recycle(2, this);
    }
}
