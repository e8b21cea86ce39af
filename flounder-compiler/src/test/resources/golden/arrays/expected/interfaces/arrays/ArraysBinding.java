package interfaces.arrays;

import java.util.List;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.marshal.BooleanArrayView;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.marshal.LongArrayView;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.outcome.SendQueueOverflow;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code arrays}, over any transport.
 */
@Generated("org.barreleye.flounder: arrays.if")
public interface ArraysBinding extends Binding {
    /**
     * Sends {@code send}.
     *
     * @return false if there is no room: nothing is sent, and {@code onSendable} is called later
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    boolean trySend(ByteArrayView data, LongArrayView numbers, BooleanArrayView flags,
            List<Gate> gates);

    /**
     * Sends {@code send}.
     *
     * <p>Queues the message if there is no room: for reactors and libraries that are trusted. On a closed
     * binding the message is dropped.
     *
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    void sendSend(ByteArrayView data, LongArrayView numbers, BooleanArrayView flags,
            List<Gate> gates);

    /**
     * Sends {@code list}.
     *
     * @param continuation receives the reply or the failure, once
     * @return false if there is no room: nothing is sent, and {@code onSendable} is called later
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    boolean tryList(CapabilityReference folder, ListContinuation continuation);

    /**
     * Sends {@code list}.
     *
     * <p>Queues the message if there is no room: for reactors and libraries that are trusted. On a closed
     * binding the call fails at once.
     *
     * @param continuation receives the reply or the failure, once
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    void sendList(CapabilityReference folder, ListContinuation continuation);
}
