package interfaces.shapes;

import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.outcome.SendQueueOverflow;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code shapes}, over any transport.
 */
@Generated("org.barreleye.flounder: shapes.if")
public interface ShapesBinding extends Binding {
    /**
     * Sends {@code draw}.
     *
     * @return false if there is no room: nothing is sent, and {@code onSendable} is called later
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    boolean tryDraw(Figure f, boolean now);

    /**
     * Sends {@code draw}.
     *
     * <p>Queues the message if there is no room: for reactors and libraries that are trusted. On a closed
     * binding the message is dropped.
     *
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    void sendDraw(Figure f, boolean now);

    /**
     * Sends {@code store}.
     *
     * @return false if there is no room: nothing is sent, and {@code onSendable} is called later
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    boolean tryStore(Octets o, Colour c);

    /**
     * Sends {@code store}.
     *
     * <p>Queues the message if there is no room: for reactors and libraries that are trusted. On a closed
     * binding the message is dropped.
     *
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    void sendStore(Octets o, Colour c);
}
