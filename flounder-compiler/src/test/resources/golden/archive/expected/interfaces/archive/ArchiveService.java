package interfaces.archive;

import java.util.Objects;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Generated;

/**
 * A server of {@code archive} that replies to each call when its method returns.
 */
@SuppressWarnings("deprecation")
@Generated("org.barreleye.flounder: archive.if")
public interface ArchiveService {
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
     * Reads an entry.
     *
     * @param part The part that is read.
     * @param how The encoding of the result.
     * @deprecated
     */
    @Deprecated
    ReadResult read(Range part, Encoding how);

    /**
     * Handles {@code discard}.
     *
     * @return The part that is free now.
     */
    Range discard(String name);

    /**
     * Calls a service for each message that arrives, and replies with the value that it returns.
     */
    final class Serving implements ArchiveHandler, Copyable {
        private final ArchiveService _service;

        Serving(ArchiveService service) {
            _service = service;
        }

        @Override
        public void remove(String name) {
            _service.remove(name);
        }

        @Override
        public void move(Place from, Range target) {
            _service.move(from, target);
        }

        @Override
        public void read(Range part, Encoding how, ReadReply reply) {
            ReadResult _result = Objects.requireNonNull(_service.read(part, how), "the service returned null for 'read'");
            reply.reply(_result.bytes(), _result.error());
            reply.recycle();
        }

        @Override
        public void discard(String name, DiscardReply reply) {
            reply.reply(Objects.requireNonNull(_service.discard(name), "the service returned null for 'discard'"));
            reply.recycle();
        }
    }
}
