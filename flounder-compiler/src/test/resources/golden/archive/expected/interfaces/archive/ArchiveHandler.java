package interfaces.archive;

import org.barreleye.kpi.binding.Handler;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.types.Generated;

/**
 * The handler of the messages of {@code archive}. A message whose method is not overridden closes the
 * binding.
 */
@SuppressWarnings("deprecation")
@Generated("org.barreleye.flounder: archive.if")
public interface ArchiveHandler extends Handler {
    /**
     * Removes an entry.
     *
     * @param name of the entry
     * @deprecated use discard, which says what was removed
     */
    @Deprecated
    default void remove(String name) {
        throw ProtocolViolation.unhandled("remove");
    }

    /**
     * Handles {@code move}.
     *
     * @param from The present place.
     * @param target The new place.
     */
    default void move(Place from, Range target) {
        throw ProtocolViolation.unhandled("move");
    }

    /**
     * Handles the same message as views, which are valid during the call only.
     */
    default void move(PlaceView from, RangeView target) {
        move(from.copy(), target.copy());
    }

    /**
     * Reads an entry.
     *
     * @param part The part that is read.
     * @param how The encoding of the result.
     * @param reply the reply, which is sent once, now or later
     * @deprecated
     */
    @Deprecated
    default void read(Range part, Encoding how, ReadReply reply) {
        throw ProtocolViolation.unhandled("read");
    }

    /**
     * Handles the same message as views, which are valid during the call only.
     *
     * @deprecated
     */
    @Deprecated
    default void read(RangeView part, Encoding how, ReadReply reply) {
        read(part.copy(), how, reply);
    }

    /**
     * Handles {@code discard}.
     *
     * @param reply the reply, which is sent once, now or later
     */
    default void discard(String name, DiscardReply reply) {
        throw ProtocolViolation.unhandled("discard");
    }
}
