package interfaces.lending;

import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.binding.ValueContinuation;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.outcome.SendQueueOverflow;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Generated;
import org.example.FrameReference;
import org.example.ServiceReference;

/**
 * One end of a binding of {@code lending}, over any transport.
 */
@Generated("org.barreleye.flounder: lending.if")
public interface LendingBinding extends Binding {
    /**
     * Lends a page to be read.
     *
     * @return false if there is no room: nothing is sent, and {@code onSendable} is called later
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    boolean tryLend(FrameReference page, long number);

    /**
     * Lends a page to be read.
     *
     * <p>Queues the message if there is no room: for reactors and libraries that are trusted. On a closed
     * binding the message is dropped.
     *
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    void sendLend(FrameReference page, long number);

    /**
     * Gives a page away, and any capability with it.
     *
     * @return false if there is no room: nothing is sent, and {@code onSendable} is called later
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    boolean trySurrender(FrameReference page, CapabilityReference receipt);

    /**
     * Gives a page away, and any capability with it.
     *
     * <p>Queues the message if there is no room: for reactors and libraries that are trusted. On a closed
     * binding the message is dropped.
     *
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    void sendSurrender(FrameReference page, CapabilityReference receipt);

    /**
     * Sends {@code exchange}.
     *
     * @param continuation receives the reply or the failure, once
     * @return false if there is no room: nothing is sent, and {@code onSendable} is called later
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    boolean tryExchange(FrameReference page, ValueContinuation<ServiceReference> continuation);

    /**
     * Sends {@code exchange}.
     *
     * <p>Queues the message if there is no room: for reactors and libraries that are trusted. On a closed
     * binding the call fails at once.
     *
     * @param continuation receives the reply or the failure, once
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    void sendExchange(FrameReference page, ValueContinuation<ServiceReference> continuation);
}
