package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.state.Copyable;

/**
 * A side of {@code calculator} that answers every call at once.
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
     * Takes {@code divide}.
     */
    DivideResult divide(long dividend, long divisor);

    /**
     * Takes {@code render}.
     */
    String render(long value, int base);

    /**
     * Takes {@code reset}.
     */
    default void reset() {
        throw ProtocolViolation.unhandled("reset");
    }

    /**
     * Takes {@code changed}.
     *
     * @param generation counts the changes
     */
    default void changed(long generation) {
        throw ProtocolViolation.unhandled("changed");
    }

    /**
     * Hands what arrives to a service, and answers with what it returns.
     */
    final class Serving implements CalculatorHandler, Copyable {
        private final CalculatorService service_;

        Serving(CalculatorService service) {
            service_ = service;
        }

        @Override
        public void add(long left, long right, AddReply reply) {
            reply.reply(service_.add(left, right));
        }

        @Override
        public void divide(long dividend, long divisor, DivideReply reply) {
            DivideResult result_ = service_.divide(dividend, divisor);
            reply.reply(result_.result(), result_.err());
        }

        @Override
        public void render(long value, int base, RenderReply reply) {
            reply.reply(service_.render(value, base));
        }

        @Override
        public void reset() {
            service_.reset();
        }

        @Override
        public void changed(long generation) {
            service_.changed(generation);
        }
    }
}
