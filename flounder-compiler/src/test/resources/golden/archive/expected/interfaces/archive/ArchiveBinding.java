package interfaces.archive;

import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.outcome.SendQueueOverflow;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code archive}, over any transport.
 */
@SuppressWarnings("deprecation")
@Generated("org.barreleye.flounder: archive.if")
public interface ArchiveBinding extends Binding {
    /**
     * Removes an entry.
     *
     * @param name of the entry
     * @return false if there is no room: nothing is sent, and {@code onSendable} is called later
     * @throws ProtocolViolation if an argument is outside the range of its type
     * @deprecated use discard, which says what was removed
     */
    @Deprecated
    boolean tryRemove(String name);

    /**
     * Removes an entry.
     *
     * <p>Queues the message if there is no room: for reactors and libraries that are trusted. On a closed
     * binding the message is dropped.
     *
     * @param name of the entry
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside the range of its type
     * @deprecated use discard, which says what was removed
     */
    @Deprecated
    void sendRemove(String name);

    /**
     * Sends {@code move}.
     *
     * @param from The present place.
     * @param target The new place.
     * @return false if there is no room: nothing is sent, and {@code onSendable} is called later
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    boolean tryMove(Place from, Range target);

    /**
     * Sends {@code move}.
     *
     * <p>Queues the message if there is no room: for reactors and libraries that are trusted. On a closed
     * binding the message is dropped.
     *
     * @param from The present place.
     * @param target The new place.
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    void sendMove(Place from, Range target);

    /**
     * Reads an entry.
     *
     * @param part The part that is read.
     * @param how The encoding of the result.
     * @param continuation receives the reply or the failure, once
     * @return false if there is no room: nothing is sent, and {@code onSendable} is called later
     * @throws ProtocolViolation if an argument is outside the range of its type
     * @deprecated
     */
    @Deprecated
    boolean tryRead(Range part, Encoding how, ReadContinuation continuation);

    /**
     * Reads an entry.
     *
     * <p>Queues the message if there is no room: for reactors and libraries that are trusted. On a closed
     * binding the call fails at once.
     *
     * @param part The part that is read.
     * @param how The encoding of the result.
     * @param continuation receives the reply or the failure, once
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside the range of its type
     * @deprecated
     */
    @Deprecated
    void sendRead(Range part, Encoding how, ReadContinuation continuation);

    /**
     * Sends {@code discard}.
     *
     * @param continuation receives the reply or the failure, once
     * @return false if there is no room: nothing is sent, and {@code onSendable} is called later
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    boolean tryDiscard(String name, DiscardContinuation continuation);

    /**
     * Sends {@code discard}.
     *
     * <p>Queues the message if there is no room: for reactors and libraries that are trusted. On a closed
     * binding the call fails at once.
     *
     * @param continuation receives the reply or the failure, once
     * @throws SendQueueOverflow if more messages wait than {@code QUEUED_FRAMES_MAX} permits
     * @throws ProtocolViolation if an argument is outside the range of its type
     */
    void sendDiscard(String name, DiscardContinuation continuation);
}
