package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Reply;
import org.barreleye.kpi.outcome.ErrorCode;

/**
 * The duty to answer a call of {@code divide}, once, now or later.
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class DivideReply extends Reply {
    private final CalculatorAnswering binding_;

    DivideReply(CalculatorAnswering binding) {
        binding_ = binding;
    }

    /**
     * Answers the call. An answer that cannot be sent closes the binding.
     *
     * @throws IllegalStateException if it has been answered already
     */
    public void reply(Division result, ErrorCode err) {
        binding_.replyDivide(complete(), result, err);
        binding_.replyPool().recycle(1, this);
    }

    /**
     * Answers with an error; all else in the answer is zero or empty.
     */
    public void failed(ErrorCode error) {
        reply(Division.zero(), error);
    }
}
