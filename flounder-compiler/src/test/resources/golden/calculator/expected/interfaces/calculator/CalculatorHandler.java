package interfaces.calculator;

import org.barreleye.kpi.binding.Handler;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.types.Generated;

/**
 * The handler of the messages of {@code calculator}. A message whose method is not overridden closes the
 * binding.
 */
@Generated("org.barreleye.flounder: calculator.if")
public interface CalculatorHandler extends Handler {
    /**
     * Adds two numbers.
     *
     * @param left one number
     * @param reply the reply, which is sent once, now or later
     */
    default void add(long left, long right, AddReply reply) {
        throw ProtocolViolation.unhandled("add");
    }

    /**
     * Handles {@code divide}.
     *
     * @param reply the reply, which is sent once, now or later
     */
    default void divide(long dividend, long divisor, DivideReply reply) {
        throw ProtocolViolation.unhandled("divide");
    }

    /**
     * Handles {@code render}.
     *
     * @param reply the reply, which is sent once, now or later
     */
    default void render(long value, int base, RenderReply reply) {
        throw ProtocolViolation.unhandled("render");
    }

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
}
