package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Reply;

/**
 * The duty to answer a call of {@code render}, once, now or later.
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class RenderReply extends Reply {
    private final CalculatorAnswering binding_;

    RenderReply(CalculatorAnswering binding) {
        binding_ = binding;
    }

    /**
     * Answers the call. An answer that cannot be sent closes the binding.
     *
     * @throws IllegalStateException if it has been answered already
     */
    public void reply(String text) {
        binding_.replyRender(complete(), text);
        binding_.replyPool().recycle(2, this);
    }
}
