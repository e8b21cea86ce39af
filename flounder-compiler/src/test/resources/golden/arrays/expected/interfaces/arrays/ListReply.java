package interfaces.arrays;

import java.util.List;
import org.barreleye.kpi.binding.Reply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.Generated;

/**
 * The reply to a call of {@code list}, sent once, now or later. As the continuation of another call it
 * forwards the reply of that call.
 */
@Generated("org.barreleye.flounder: arrays.if")
public final class ListReply extends Reply implements ListContinuation {
    private final ArraysAnswering _binding;

    ListReply(ArraysAnswering binding) {
        _binding = binding;
    }

    /**
     * Replies to the call. A reply that cannot be sent closes the binding.
     *
     * @throws IllegalStateException if it has been answered already
     */
    public void reply(List<Gate> gates, ErrorCode err) {
        _binding.replyList(complete(), gates, err);
    }

    @Override
    public void replied(List<Gate> gates, ErrorCode err) {
        reply(gates, err);
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
        _binding.replyPool().recycle(0, this);
    }

    /**
     * Replies with an error; all other results are zero or empty.
     */
    public void failed(ErrorCode error) {
        reply(List.of(), error);
    }
}
