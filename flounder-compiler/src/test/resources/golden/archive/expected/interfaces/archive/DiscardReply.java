package interfaces.archive;

import org.barreleye.kpi.binding.Reply;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.Generated;

/**
 * The reply to a call of {@code discard}, sent once, now or later. As the continuation of another call it
 * forwards the reply of that call.
 */
@Generated("org.barreleye.flounder: archive.if")
public final class DiscardReply extends Reply implements DiscardContinuation {
    private final ArchiveAnswering _binding;

    DiscardReply(ArchiveAnswering binding) {
        _binding = binding;
    }

    /**
     * Replies to the call. A reply that cannot be sent closes the binding.
     *
     * @param part The part that is free now.
     * @throws IllegalStateException if it has been answered already
     */
    public void reply(Range part) {
        _binding.replyDiscard(complete(), part);
    }

    @Override
    public void replied(Range part) {
        reply(part);
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
        _binding.replyPool().recycle(1, this);
    }
}
