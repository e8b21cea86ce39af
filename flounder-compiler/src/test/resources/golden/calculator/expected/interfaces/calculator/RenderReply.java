package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Reply;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.StateCloner;

/**
 * The reply to a call of {@code render}: sent once, now or later. As the continuation of another call it
 * forwards that one's reply.
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class RenderReply extends Reply implements RenderContinuation {
    private final CalculatorAnswering _binding;

    RenderReply(CalculatorAnswering binding) {
        _binding = binding;
    }

    private RenderReply(RenderReply source, StateCloner cloner) {
        super(source, cloner);
        _binding = cloner.of(source._binding);
    }

    @Override
    public RenderReply copy(StateCloner cloner) {
        return new RenderReply(this, cloner);
    }

    /**
     * Answers the call. An answer that cannot be sent closes the binding.
     *
     * @throws IllegalStateException if it has been answered already
     */
    public void reply(String text) {
        _binding.replyRender(complete(), text);
        _binding.replyPool().recycle(2, this);
    }

    @Override
    public void replied(String text) {
        reply(text);
    }

    @Override
    public void failed(Failure failure) {
        _binding.replyFailure(complete(), failure);
        _binding.replyPool().recycle(2, this);
    }
}
