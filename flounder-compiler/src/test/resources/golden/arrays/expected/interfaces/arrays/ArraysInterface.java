package interfaces.arrays;

import org.barreleye.kpi.binding.InterfaceSignature;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.channel.LocalChannel;
import org.barreleye.kpi.types.Generated;

/**
 * The interface {@code arrays}.
 *
 * <p>Arrays of any length
 */
@Generated("org.barreleye.flounder: arrays.if")
public final class ArraysInterface {
    /**
     * The name of the interface.
     */
    public static final String NAME = "arrays";

    /**
     * The SHA-256 digest of the interface; both sides of a binding must have the same.
     */
    public static final String FINGERPRINT = "89b0f467179eb3ec97372c4fe580b8ab96232c48a3372a1d475e2fbe34c3fac2";

    /**
     * The first eight bytes of the fingerprint.
     */
    public static final long FINGERPRINT_WORD = 0x89b0f467179eb3ecL;

    /**
     * The digests of the messages; both sides of a binding must have the same.
     */
    static final InterfaceSignature SIGNATURE = new InterfaceSignature(NAME, FINGERPRINT_WORD,
        "send:6fe1d980f80f9a63 list_call:40eecb085f5ea6e8 list_response:12108a279179fbec");

    private ArraysInterface() {
    }

    /**
     * Makes one end of a binding. This end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static ArraysBinding connect(LineChannel channel, ArraysHandler handler) {
        return ArraysUmp.open(channel, handler, Role.CONNECTS);
    }

    /**
     * Makes one end of a binding. The other end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static ArraysBinding accept(LineChannel channel, ArraysHandler handler) {
        return ArraysUmp.open(channel, handler, Role.ACCEPTS);
    }

    /**
     * Makes one end of a binding. This end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static ArraysBinding connect(LmpChannel channel, ArraysHandler handler) {
        return ArraysLmp.open(channel, handler, Role.CONNECTS);
    }

    /**
     * Makes one end of a binding. The other end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static ArraysBinding accept(LmpChannel channel, ArraysHandler handler) {
        return ArraysLmp.open(channel, handler, Role.ACCEPTS);
    }

    /**
     * Makes a binding that receives what it sends.
     *
     * @param handler handles the messages that are sent
     */
    public static ArraysBinding loopback(ArraysHandler handler) {
        return ArraysLoopback.open(LocalChannel.loopback(LocalChannel.DEFAULT_LINES), handler, Role.JOINED);
    }

    /**
     * Makes both ends of a binding within one domain.
     *
     * @param first handles the messages that arrive at the first end
     * @param second handles the messages that arrive at the second end
     */
    public static Pair local(ArraysHandler first, ArraysHandler second) {
        return local(LocalChannel.pair(LocalChannel.DEFAULT_LINES), first, second);
    }

    /**
     * Makes both ends of a binding within one domain, over a channel.
     *
     * @param first handles the messages that arrive at the first end
     * @param second handles the messages that arrive at the second end
     */
    public static Pair local(LocalChannel.Pair ends, ArraysHandler first, ArraysHandler second) {
        return new Pair(ArraysLocal.open(ends.first(), first, Role.JOINED),
                ArraysLocal.open(ends.second(), second, Role.JOINED));
    }

    /**
     * Makes one end of a binding, over the transport of the channel. This end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static ArraysBinding connect(Channel channel, ArraysHandler handler) {
        return channel instanceof LmpChannel endpoints
                ? connect(endpoints, handler)
                : connect((LineChannel) channel, handler);
    }

    /**
     * Makes one end of a binding, over the transport of the channel. The other end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static ArraysBinding accept(Channel channel, ArraysHandler handler) {
        return channel instanceof LmpChannel endpoints
                ? accept(endpoints, handler)
                : accept((LineChannel) channel, handler);
    }

    /**
     * A handler that replies to each call with the value that a service returns.
     */
    public static ArraysHandler handler(ArraysService service) {
        return new ArraysService.Serving(service);
    }

    /**
     * A client whose methods wait for the replies.
     */
    public static ArraysClient client(ArraysBinding binding, Waiter waiter) {
        return new ArraysClient(binding, waiter);
    }

    /**
     * Both ends of a binding.
     *
     * @param first the end of the first handler
     * @param second the end of the second handler
     */
    public record Pair(ArraysBinding first, ArraysBinding second) {
    }

    /**
     * The numbers of the messages.
     */
    public static final class Numbers {
        /**
         * The number of {@code send}.
         */
        public static final int SEND = 3;

        /**
         * The number of {@code list_call}.
         */
        public static final int LIST_CALL = 4;

        /**
         * The number of {@code list_response}.
         */
        public static final int LIST_RESPONSE = 5;

        private Numbers() {
        }
    }

    /**
     * The largest number of elements of each array, and of bytes of each string in UTF-8 with a final NUL.
     */
    public static final class Limits {
        /**
         * The maximum of {@code send.data}.
         */
        public static final int SEND_DATA = 2048;

        /**
         * The maximum of {@code send.numbers}.
         */
        public static final int SEND_NUMBERS = 8;

        /**
         * The maximum of {@code send.flags}.
         */
        public static final int SEND_FLAGS = 3;

        /**
         * The maximum of {@code send.gates}.
         */
        public static final int SEND_GATES = 5;

        /**
         * The maximum of {@code list_response.gates}.
         */
        public static final int LIST_RESPONSE_GATES = 100;

        private Limits() {
        }
    }
}
