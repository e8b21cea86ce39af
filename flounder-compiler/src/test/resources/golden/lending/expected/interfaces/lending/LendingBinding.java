package interfaces.lending;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.types.CapabilityReference;
import org.example.FrameReference;

/**
 * One end of a conversation over {@code lending}, on any transport.
 */
@Generated("org.barreleye.flounder: lending.if")
public interface LendingBinding extends Binding {
    /**
     * Lends a page to be read.
     *
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean tryLend(FrameReference page, long number);

    /**
     * Gives a page away, and any capability with it.
     *
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean trySurrender(FrameReference page, CapabilityReference receipt);

    /**
     * Sends {@code exchange}.
     *
     * @param continuation told the answer, or why there is none, once
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean tryExchange(FrameReference page, ExchangeContinuation continuation);
}
