package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Reply;

/**
 * The duty to answer a call of {@code add}, once, now or later.
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class AddReply extends Reply {
    private final CalculatorAnswering binding_;

    AddReply(CalculatorAnswering binding) {
        binding_ = binding;
    }

    /**
     * Answers the call. An answer that cannot be sent closes the binding.
     *
     * @param sum modulo 2^64
     * @throws IllegalStateException if it has been answered already
     */
    public void reply(long sum) {
        binding_.replyAdd(complete(), sum);
        binding_.replyPool().recycle(0, this);
    }
}
