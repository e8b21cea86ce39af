package interfaces.calculator;

import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.binding.ValueContinuation;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.outcome.SendQueueOverflow;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a conversation over {@code calculator}, on any transport.
 */
@Generated("org.barreleye.flounder: calculator.if")
public interface CalculatorBinding extends Binding {
    /**
     * Adds two numbers.
     *
     * @param left one number
     * @param continuation gets the reply, or the failure, once
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean tryAdd(long left, long right, AddContinuation continuation);

    /**
     * Adds two numbers.
     *
     * <p>Accepts always, and queues what finds no room: for reactors and libraries that are trusted. On a closed
     * binding the call fails at once.
     *
     * @param left one number
     * @param continuation gets the reply, or the failure, once
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    void sendAdd(long left, long right, AddContinuation continuation);

    /**
     * Sends {@code divide}.
     *
     * @param continuation gets the reply, or the failure, once
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean tryDivide(long dividend, long divisor, ValueContinuation<Division> continuation);

    /**
     * Sends {@code divide}.
     *
     * <p>Accepts always, and queues what finds no room: for reactors and libraries that are trusted. On a closed
     * binding the call fails at once.
     *
     * @param continuation gets the reply, or the failure, once
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    void sendDivide(long dividend, long divisor, ValueContinuation<Division> continuation);

    /**
     * Sends {@code render}.
     *
     * @param continuation gets the reply, or the failure, once
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean tryRender(long value, int base, RenderContinuation continuation);

    /**
     * Sends {@code render}.
     *
     * <p>Accepts always, and queues what finds no room: for reactors and libraries that are trusted. On a closed
     * binding the call fails at once.
     *
     * @param continuation gets the reply, or the failure, once
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    void sendRender(long value, int base, RenderContinuation continuation);

    /**
     * Sends {@code reset}.
     *
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean tryReset();

    /**
     * Sends {@code reset}.
     *
     * <p>Accepts always, and queues what finds no room: for reactors and libraries that are trusted. On a closed
     * binding the message is dropped.
     *
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    void sendReset();

    /**
     * Sends {@code changed}.
     *
     * @param generation counts the changes
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean tryChanged(long generation);

    /**
     * Sends {@code changed}.
     *
     * <p>Accepts always, and queues what finds no room: for reactors and libraries that are trusted. On a closed
     * binding the message is dropped.
     *
     * @param generation counts the changes
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    void sendChanged(long generation);
}
