package interfaces.calculator;

import java.util.Objects;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Generated;

/**
 * A server of {@code calculator} that replies to each call when its method returns.
 */
@Generated("org.barreleye.flounder: calculator.if")
public interface CalculatorService {
    /**
     * Adds two numbers.
     *
     * @param left one number
     * @return modulo 2^64
     */
    long add(long left, long right);

    /**
     * Handles {@code divide}.
     */
    DivideResult divide(long dividend, long divisor);

    /**
     * Handles {@code render}.
     */
    String render(long value, int base);

    /**
     * Handles {@code reset}.
     */
    default void reset() {
        throw ProtocolViolation.unhandled("reset");
    }

    /**
     * Handles {@code changed}.
     *
     * @param generation counts the changes
     */
    default void changed(long generation) {
        throw ProtocolViolation.unhandled("changed");
    }

    /**
     * Calls a service for each message that arrives, and replies with the value that it returns.
     */
    final class Serving implements CalculatorHandler, Copyable {
        private final CalculatorService _service;

        Serving(CalculatorService service) {
            _service = service;
        }

        @Override
        public void add(long left, long right, AddReply reply) {
            reply.reply(_service.add(left, right));
            reply.recycle();
        }

        @Override
        public void divide(long dividend, long divisor, DivideReply reply) {
            DivideResult _result = Objects.requireNonNull(_service.divide(dividend, divisor), "the service returned null for 'divide'");
            reply.reply(_result.result(), _result.err());
            reply.recycle();
        }

        @Override
        public void render(long value, int base, RenderReply reply) {
            reply.reply(Objects.requireNonNull(_service.render(value, base), "the service returned null for 'render'"));
            reply.recycle();
        }

        @Override
        public void reset() {
            _service.reset();
        }

        @Override
        public void changed(long generation) {
            _service.changed(generation);
        }
    }
}
