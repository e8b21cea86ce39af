package interfaces.arrays;

import java.util.List;
import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Reply;
import org.barreleye.kpi.outcome.ErrorCode;

/**
 * The duty to answer a call of {@code list}, once, now or later.
 */
@Generated("org.barreleye.flounder: arrays.if")
public final class ListReply extends Reply {
    private final ArraysAnswering binding_;

    ListReply(ArraysAnswering binding) {
        binding_ = binding;
    }

    /**
     * Answers the call. An answer that cannot be sent closes the binding.
     *
     * @throws IllegalStateException if it has been answered already
     */
    public void reply(List<Gate> gates, ErrorCode err) {
        binding_.replyList(complete(), gates, err);
        binding_.replyPool().recycle(0, this);
    }

    /**
     * Answers with an error; all else in the answer is zero or empty.
     */
    public void failed(ErrorCode error) {
        reply(List.of(), error);
    }
}
