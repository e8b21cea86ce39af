package interfaces.lending;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.example.FrameReference;

/**
 * A side of {@code lending} that answers every call at once.
 */
@Generated("org.barreleye.flounder: lending.if")
public interface LendingService {
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
     * Takes {@code exchange}.
     */
    ExchangeResult exchange(FrameReference page);

    /**
     * Hands what arrives to a service, and answers with what it returns.
     */
    final class Serving implements LendingHandler, Copyable {
        private final LendingService service_;

        Serving(LendingService service) {
            service_ = service;
        }

        @Override
        public void lend(FrameReference page, long number) {
            service_.lend(page, number);
        }

        @Override
        public void surrender(FrameReference page, CapabilityReference receipt) {
            service_.surrender(page, receipt);
        }

        @Override
        public void exchange(FrameReference page, ExchangeReply reply) {
            ExchangeResult result_ = service_.exchange(page);
            reply.reply(result_.service(), result_.err());
        }
    }
}
