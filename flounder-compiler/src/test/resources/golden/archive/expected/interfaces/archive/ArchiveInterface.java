package interfaces.archive;

import org.barreleye.kpi.binding.InterfaceSignature;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.channel.LocalChannel;
import org.barreleye.kpi.types.Generated;

/**
 * The interface {@code archive}.
 *
 * <p>Comments of members, and deprecated elements of all kinds
 */
@Generated("org.barreleye.flounder: archive.if")
public final class ArchiveInterface {
    /**
     * The name of the interface.
     */
    public static final String NAME = "archive";

    /**
     * The SHA-256 digest of the interface; both sides of a binding must have the same.
     */
    public static final String FINGERPRINT = "db2469cc590f8462ee0ae080a77abbc736c1ef43879d97d88e7bfc9d2072df2a";

    /**
     * The first eight bytes of the fingerprint.
     */
    public static final long FINGERPRINT_WORD = 0xdb2469cc590f8462L;

    /**
     * The digests of the messages; both sides of a binding must have the same.
     */
    static final InterfaceSignature SIGNATURE = new InterfaceSignature(NAME, FINGERPRINT_WORD,
        "remove:7ef8b82cf178e421 move:98f81f29d611e89c read_call:d1ce8c8d3bb4bf51 read_response:112d616289dd7e7c discard_call:85c20da920bca61d discard_response:1628cabeecb6b179");

    private ArchiveInterface() {
    }

    /**
     * Makes one end of a binding. This end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static ArchiveBinding connect(LineChannel channel, ArchiveHandler handler) {
        return ArchiveUmp.open(channel, handler, Role.CONNECTS);
    }

    /**
     * Makes one end of a binding. The other end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static ArchiveBinding accept(LineChannel channel, ArchiveHandler handler) {
        return ArchiveUmp.open(channel, handler, Role.ACCEPTS);
    }

    /**
     * Makes one end of a binding. This end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static ArchiveBinding connect(LmpChannel channel, ArchiveHandler handler) {
        return ArchiveLmp.open(channel, handler, Role.CONNECTS);
    }

    /**
     * Makes one end of a binding. The other end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static ArchiveBinding accept(LmpChannel channel, ArchiveHandler handler) {
        return ArchiveLmp.open(channel, handler, Role.ACCEPTS);
    }

    /**
     * Makes a binding that receives what it sends.
     *
     * @param handler handles the messages that are sent
     */
    public static ArchiveBinding loopback(ArchiveHandler handler) {
        return ArchiveLoopback.open(LocalChannel.loopback(LocalChannel.DEFAULT_LINES), handler, Role.JOINED);
    }

    /**
     * Makes both ends of a binding within one domain.
     *
     * @param first handles the messages that arrive at the first end
     * @param second handles the messages that arrive at the second end
     */
    public static Pair local(ArchiveHandler first, ArchiveHandler second) {
        return local(LocalChannel.pair(LocalChannel.DEFAULT_LINES), first, second);
    }

    /**
     * Makes both ends of a binding within one domain, over a channel.
     *
     * @param first handles the messages that arrive at the first end
     * @param second handles the messages that arrive at the second end
     */
    public static Pair local(LocalChannel.Pair ends, ArchiveHandler first, ArchiveHandler second) {
        return new Pair(ArchiveLocal.open(ends.first(), first, Role.JOINED),
                ArchiveLocal.open(ends.second(), second, Role.JOINED));
    }

    /**
     * Makes one end of a binding, over the transport of the channel. This end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static ArchiveBinding connect(Channel channel, ArchiveHandler handler) {
        return channel instanceof LmpChannel endpoints
                ? connect(endpoints, handler)
                : connect((LineChannel) channel, handler);
    }

    /**
     * Makes one end of a binding, over the transport of the channel. The other end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static ArchiveBinding accept(Channel channel, ArchiveHandler handler) {
        return channel instanceof LmpChannel endpoints
                ? accept(endpoints, handler)
                : accept((LineChannel) channel, handler);
    }

    /**
     * A handler that replies to each call with the value that a service returns.
     */
    public static ArchiveHandler handler(ArchiveService service) {
        return new ArchiveService.Serving(service);
    }

    /**
     * A client whose methods wait for the replies.
     */
    public static ArchiveClient client(ArchiveBinding binding, Waiter waiter) {
        return new ArchiveClient(binding, waiter);
    }

    /**
     * Both ends of a binding.
     *
     * @param first the end of the first handler
     * @param second the end of the second handler
     */
    public record Pair(ArchiveBinding first, ArchiveBinding second) {
    }

    /**
     * The numbers of the messages.
     */
    public static final class Numbers {
        /**
         * The number of {@code remove}.
         */
        public static final int REMOVE = 3;

        /**
         * The number of {@code move}.
         */
        public static final int MOVE = 4;

        /**
         * The number of {@code read_call}.
         */
        public static final int READ_CALL = 5;

        /**
         * The number of {@code read_response}.
         */
        public static final int READ_RESPONSE = 6;

        /**
         * The number of {@code discard_call}.
         */
        public static final int DISCARD_CALL = 7;

        /**
         * The number of {@code discard_response}.
         */
        public static final int DISCARD_RESPONSE = 8;

        private Numbers() {
        }
    }

    /**
     * The largest number of elements of each array, and of bytes of each string in UTF-8 with a final NUL.
     */
    public static final class Limits {
        /**
         * The maximum of {@code remove.name}.
         */
        public static final int REMOVE_NAME = 20;

        /**
         * The maximum of {@code read_response.bytes}.
         */
        public static final int READ_RESPONSE_BYTES = 64;

        /**
         * The maximum of {@code discard_call.name}.
         */
        public static final int DISCARD_CALL_NAME = 20;

        private Limits() {
        }
    }
}
