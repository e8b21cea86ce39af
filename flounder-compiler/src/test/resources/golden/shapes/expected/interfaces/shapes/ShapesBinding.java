package interfaces.shapes;

import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.outcome.SendQueueOverflow;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a conversation over {@code shapes}, on any transport.
 */
@Generated("org.barreleye.flounder: shapes.if")
public interface ShapesBinding extends Binding {
    /**
     * Sends {@code draw}.
     *
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean tryDraw(Figure f, boolean now);

    /**
     * Sends {@code draw}.
     *
     * <p>Accepts always, and queues what finds no room: for reactors and libraries that are trusted. On a closed
     * binding the message is dropped.
     *
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    void sendDraw(Figure f, boolean now);

    /**
     * Sends {@code store}.
     *
     * @return false if there is no room: nothing was taken, {@code onSendable} will be called
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    boolean tryStore(Octets o, Colour c);

    /**
     * Sends {@code store}.
     *
     * <p>Accepts always, and queues what finds no room: for reactors and libraries that are trusted. On a closed
     * binding the message is dropped.
     *
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside what its type holds
     */
    void sendStore(Octets o, Colour c);
}
