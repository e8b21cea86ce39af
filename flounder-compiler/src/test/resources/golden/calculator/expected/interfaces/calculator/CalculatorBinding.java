package interfaces.calculator;

import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.binding.ValueContinuation;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.outcome.SendQueueOverflow;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code calculator}, over any transport.
 */
@Generated("org.barreleye.flounder: calculator.if")
public interface CalculatorBinding extends Binding {
    /**
     * Adds two numbers.
     *
     * @param left one number
     * @param continuation receives the reply or the failure, once
     * @return false if there is no room: nothing is sent, and {@code onSendable} is called later
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    boolean tryAdd(long left, long right, AddContinuation continuation);

    /**
     * Adds two numbers.
     *
     * <p>Queues the message if there is no room: for reactors and libraries that are trusted. On a closed
     * binding the call fails at once.
     *
     * @param left one number
     * @param continuation receives the reply or the failure, once
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    void sendAdd(long left, long right, AddContinuation continuation);

    /**
     * Sends {@code divide}.
     *
     * @param continuation receives the reply or the failure, once
     * @return false if there is no room: nothing is sent, and {@code onSendable} is called later
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    boolean tryDivide(long dividend, long divisor, ValueContinuation<Division> continuation);

    /**
     * Sends {@code divide}.
     *
     * <p>Queues the message if there is no room: for reactors and libraries that are trusted. On a closed
     * binding the call fails at once.
     *
     * @param continuation receives the reply or the failure, once
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    void sendDivide(long dividend, long divisor, ValueContinuation<Division> continuation);

    /**
     * Sends {@code render}.
     *
     * @param continuation receives the reply or the failure, once
     * @return false if there is no room: nothing is sent, and {@code onSendable} is called later
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    boolean tryRender(long value, int base, RenderContinuation continuation);

    /**
     * Sends {@code render}.
     *
     * <p>Queues the message if there is no room: for reactors and libraries that are trusted. On a closed
     * binding the call fails at once.
     *
     * @param continuation receives the reply or the failure, once
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    void sendRender(long value, int base, RenderContinuation continuation);

    /**
     * Sends {@code reset}.
     *
     * @return false if there is no room: nothing is sent, and {@code onSendable} is called later
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    boolean tryReset();

    /**
     * Sends {@code reset}.
     *
     * <p>Queues the message if there is no room: for reactors and libraries that are trusted. On a closed
     * binding the message is dropped.
     *
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    void sendReset();

    /**
     * Sends {@code changed}.
     *
     * @param generation counts the changes
     * @return false if there is no room: nothing is sent, and {@code onSendable} is called later
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    boolean tryChanged(long generation);

    /**
     * Sends {@code changed}.
     *
     * <p>Queues the message if there is no room: for reactors and libraries that are trusted. On a closed
     * binding the message is dropped.
     *
     * @param generation counts the changes
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    void sendChanged(long generation);
}
