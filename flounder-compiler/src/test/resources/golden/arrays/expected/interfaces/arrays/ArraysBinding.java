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
 * One end of a conversation over {@code arrays}, on any transport.
 */
@Generated("org.barreleye.flounder: arrays.if")
public interface ArraysBinding extends Binding {
    /**
     * Sends {@code send}.
     *
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean trySend(ByteArrayView data, LongArrayView numbers, BooleanArrayView flags,
            List<Gate> gates);

    /**
     * Sends {@code send}.
     *
     * <p>Accepts always, and queues what finds no room: for reactors and libraries that are trusted. On a closed
     * binding the message is dropped.
     *
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    void sendSend(ByteArrayView data, LongArrayView numbers, BooleanArrayView flags,
            List<Gate> gates);

    /**
     * Sends {@code list}.
     *
     * @param continuation gets the reply, or the failure, once
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean tryList(CapabilityReference folder, ListContinuation continuation);

    /**
     * Sends {@code list}.
     *
     * <p>Accepts always, and queues what finds no room: for reactors and libraries that are trusted. On a closed
     * binding the call fails at once.
     *
     * @param continuation gets the reply, or the failure, once
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    void sendList(CapabilityReference folder, ListContinuation continuation);
}
