package interfaces.archive;

import org.barreleye.kpi.binding.Reply;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.Generated;

/**
 * The reply to a call of {@code read}, sent once, now or later. As the continuation of another call it
 * forwards the reply of that call.
 */
@Generated("org.barreleye.flounder: archive.if")
public final class ReadReply extends Reply implements ReadContinuation {
    private final ArchiveAnswering _binding;

    ReadReply(ArchiveAnswering binding) {
        _binding = binding;
    }

    /**
     * Replies to the call. A reply that cannot be sent closes the binding.
     *
     * @param bytes The bytes read.
     * @throws IllegalStateException if it has been answered already
     */
    public void reply(ByteArrayView bytes, ErrorCode error) {
        _binding.replyRead(complete(), bytes, error);
    }

    @Override
    public void replied(ByteArrayView bytes, ErrorCode error) {
        reply(bytes, error);
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
        reply(new ByteArrayView(), error);
    }
}
