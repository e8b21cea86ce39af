package interfaces.lending;

import org.barreleye.kpi.binding.Handler;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Generated;
import org.example.FrameReference;

/**
 * The handler of the messages of {@code lending}. A message whose method is not overridden closes the
 * binding.
 */
@Generated("org.barreleye.flounder: lending.if")
public interface LendingHandler extends Handler {
    /**
     * Lends a page to be read.
     */
    default void lend(FrameReference page, long number) {
        throw ProtocolViolation.unhandled("lend");
    }

    /**
     * Gives a page away, and any capability with it.
     */
    default void surrender(FrameReference page, CapabilityReference receipt) {
        throw ProtocolViolation.unhandled("surrender");
    }

    /**
     * Handles {@code exchange}.
     *
     * @param reply the reply, which is sent once, now or later
     */
    default void exchange(FrameReference page, ExchangeReply reply) {
        throw ProtocolViolation.unhandled("exchange");
    }
}
