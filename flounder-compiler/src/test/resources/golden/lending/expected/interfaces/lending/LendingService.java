package interfaces.lending;

import java.util.Objects;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Generated;
import org.example.FrameReference;

/**
 * A server of {@code lending} that replies to each call when its method returns.
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
     * Handles {@code exchange}.
     */
    ExchangeResult exchange(FrameReference page);

    /**
     * Calls a service for each message that arrives, and replies with the value that it returns.
     */
    final class Serving implements LendingHandler, Copyable {
        private final LendingService _service;

        Serving(LendingService service) {
            _service = service;
        }

        @Override
        public void lend(FrameReference page, long number) {
            _service.lend(page, number);
        }

        @Override
        public void surrender(FrameReference page, CapabilityReference receipt) {
            _service.surrender(page, receipt);
        }

        @Override
        public void exchange(FrameReference page, ExchangeReply reply) {
            ExchangeResult _result = Objects.requireNonNull(_service.exchange(page), "the service returned null for 'exchange'");
            reply.reply(_result.service(), _result.err());
            reply.recycle();
        }
    }
}
