package interfaces.shapes;

import org.barreleye.kpi.binding.InterfaceSignature;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.channel.LocalChannel;
import org.barreleye.kpi.types.Generated;

/**
 * The interface {@code shapes}.
 *
 * <p>Structures, enumerations and arrays of known length
 */
@Generated("org.barreleye.flounder: shapes.if")
public final class ShapesInterface {
    /**
     * The name of the interface.
     */
    public static final String NAME = "shapes";

    /**
     * The SHA-256 digest of the interface; both sides of a binding must have the same.
     */
    public static final String FINGERPRINT = "ab876aeea5f908eed80c98f70a6baaa70338fe675c0376be33384fb7039fb2b4";

    /**
     * The first eight bytes of the fingerprint.
     */
    public static final long FINGERPRINT_WORD = 0xab876aeea5f908eeL;

    /**
     * The digests of the messages; both sides of a binding must have the same.
     */
    static final InterfaceSignature SIGNATURE = new InterfaceSignature(NAME, FINGERPRINT_WORD,
        "draw:1875d38bd7b3b5f5 store:a5b4289d66376404");

    private ShapesInterface() {
    }

    /**
     * Makes one end of a binding. This end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static ShapesBinding connect(LineChannel channel, ShapesHandler handler) {
        return ShapesUmp.open(channel, handler, Role.CONNECTS);
    }

    /**
     * Makes one end of a binding. The other end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static ShapesBinding accept(LineChannel channel, ShapesHandler handler) {
        return ShapesUmp.open(channel, handler, Role.ACCEPTS);
    }

    /**
     * Makes one end of a binding. This end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static ShapesBinding connect(LmpChannel channel, ShapesHandler handler) {
        return ShapesLmp.open(channel, handler, Role.CONNECTS);
    }

    /**
     * Makes one end of a binding. The other end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static ShapesBinding accept(LmpChannel channel, ShapesHandler handler) {
        return ShapesLmp.open(channel, handler, Role.ACCEPTS);
    }

    /**
     * Makes a binding that receives what it sends.
     *
     * @param handler handles the messages that are sent
     */
    public static ShapesBinding loopback(ShapesHandler handler) {
        return ShapesLoopback.open(LocalChannel.loopback(LocalChannel.DEFAULT_LINES), handler, Role.JOINED);
    }

    /**
     * Makes both ends of a binding within one domain.
     *
     * @param first handles the messages that arrive at the first end
     * @param second handles the messages that arrive at the second end
     */
    public static Pair local(ShapesHandler first, ShapesHandler second) {
        return local(LocalChannel.pair(LocalChannel.DEFAULT_LINES), first, second);
    }

    /**
     * Makes both ends of a binding within one domain, over a channel.
     *
     * @param first handles the messages that arrive at the first end
     * @param second handles the messages that arrive at the second end
     */
    public static Pair local(LocalChannel.Pair ends, ShapesHandler first, ShapesHandler second) {
        return new Pair(ShapesLocal.open(ends.first(), first, Role.JOINED),
                ShapesLocal.open(ends.second(), second, Role.JOINED));
    }

    /**
     * Makes one end of a binding, over the transport of the channel. This end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static ShapesBinding connect(Channel channel, ShapesHandler handler) {
        return channel instanceof LmpChannel endpoints
                ? connect(endpoints, handler)
                : connect((LineChannel) channel, handler);
    }

    /**
     * Makes one end of a binding, over the transport of the channel. The other end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static ShapesBinding accept(Channel channel, ShapesHandler handler) {
        return channel instanceof LmpChannel endpoints
                ? accept(endpoints, handler)
                : accept((LineChannel) channel, handler);
    }

    /**
     * A handler that replies to each call with the value that a service returns.
     */
    public static ShapesHandler handler(ShapesService service) {
        return new ShapesService.Serving(service);
    }

    /**
     * A client whose methods wait for the replies.
     */
    public static ShapesClient client(ShapesBinding binding, Waiter waiter) {
        return new ShapesClient(binding, waiter);
    }

    /**
     * Both ends of a binding.
     *
     * @param first the end of the first handler
     * @param second the end of the second handler
     */
    public record Pair(ShapesBinding first, ShapesBinding second) {
    }

    /**
     * The numbers of the messages.
     */
    public static final class Numbers {
        /**
         * The number of {@code draw}.
         */
        public static final int DRAW = 3;

        /**
         * The number of {@code store}.
         */
        public static final int STORE = 4;

        private Numbers() {
        }
    }
}
