package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.outcome.ProtocolViolation;

/**
 * One end of a conversation over {@code calculator}, on any transport.
 */
@Generated("org.barreleye.flounder: calculator.if")
public interface CalculatorBinding extends Binding {
    /**
     * Adds two numbers.
     *
     * @param left one number
     * @param continuation told the answer, or why there is none, once
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean tryAdd(long left, long right, AddContinuation continuation);

    /**
     * Sends {@code divide}.
     *
     * @param continuation told the answer, or why there is none, once
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean tryDivide(long dividend, long divisor, DivideContinuation continuation);

    /**
     * Sends {@code render}.
     *
     * @param continuation told the answer, or why there is none, once
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean tryRender(long value, int base, RenderContinuation continuation);

    /**
     * Sends {@code reset}.
     *
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean tryReset();

    /**
     * Sends {@code changed}.
     *
     * @param generation counts the changes
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean tryChanged(long generation);
}
