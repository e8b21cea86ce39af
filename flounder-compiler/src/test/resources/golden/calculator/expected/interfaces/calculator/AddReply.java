package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Reply;
import org.barreleye.kpi.types.StateCloner;

/**
 * The duty to answer a call of {@code add}, once, now or later.
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class AddReply extends Reply {
    private final CalculatorAnswering binding_;

    AddReply(CalculatorAnswering binding) {
        binding_ = binding;
    }

    private AddReply(AddReply source, StateCloner cloner) {
        super(source, cloner);
        binding_ = cloner.of(source.binding_);
    }

    @Override
    public AddReply copy(StateCloner cloner) {
        return new AddReply(this, cloner);
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
