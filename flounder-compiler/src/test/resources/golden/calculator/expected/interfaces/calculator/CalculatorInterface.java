package interfaces.calculator;

import org.barreleye.kpi.binding.InterfaceSignature;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.channel.LocalChannel;
import org.barreleye.kpi.types.Generated;

/**
 * Arithmetic for whoever asks.
 *
 * <p>A calculator
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class CalculatorInterface {
    /**
     * The name of the interface.
     */
    public static final String NAME = "calculator";

    /**
     * The SHA-256 digest of the interface; both sides of a binding must have the same.
     */
    public static final String FINGERPRINT = "4520c68430c0a8582cc9faaac0637b41b751d934d5e3166f79e5215272cd5624";

    /**
     * The first eight bytes of the fingerprint.
     */
    public static final long FINGERPRINT_WORD = 0x4520c68430c0a858L;

    /**
     * The digests of the messages; both sides of a binding must have the same.
     */
    static final InterfaceSignature SIGNATURE = new InterfaceSignature(NAME, FINGERPRINT_WORD,
        "add_call:85608d36c99e68f2 add_response:9d457b1e1eff50cf divide_call:52c50d748134dc32 divide_response:fc81604918290dbb render_call:178a68cf936920c8 render_response:abe3eafdf4f6f4d8 reset:2d23db8b63d63e90 changed:c46ad9faa4cf1ec4");

    private CalculatorInterface() {
    }

    /**
     * Makes one end of a binding. This end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static CalculatorBinding connect(LineChannel channel, CalculatorHandler handler) {
        return CalculatorUmp.open(channel, handler, Role.CONNECTS);
    }

    /**
     * Makes one end of a binding. The other end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static CalculatorBinding accept(LineChannel channel, CalculatorHandler handler) {
        return CalculatorUmp.open(channel, handler, Role.ACCEPTS);
    }

    /**
     * Makes one end of a binding. This end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static CalculatorBinding connect(LmpChannel channel, CalculatorHandler handler) {
        return CalculatorLmp.open(channel, handler, Role.CONNECTS);
    }

    /**
     * Makes one end of a binding. The other end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static CalculatorBinding accept(LmpChannel channel, CalculatorHandler handler) {
        return CalculatorLmp.open(channel, handler, Role.ACCEPTS);
    }

    /**
     * Makes a binding that receives what it sends.
     *
     * @param handler handles the messages that are sent
     */
    public static CalculatorBinding loopback(CalculatorHandler handler) {
        return CalculatorLoopback.open(LocalChannel.loopback(LocalChannel.DEFAULT_LINES), handler, Role.JOINED);
    }

    /**
     * Makes both ends of a binding within one domain.
     *
     * @param first handles the messages that arrive at the first end
     * @param second handles the messages that arrive at the second end
     */
    public static Pair local(CalculatorHandler first, CalculatorHandler second) {
        return local(LocalChannel.pair(LocalChannel.DEFAULT_LINES), first, second);
    }

    /**
     * Makes both ends of a binding within one domain, over a channel.
     *
     * @param first handles the messages that arrive at the first end
     * @param second handles the messages that arrive at the second end
     */
    public static Pair local(LocalChannel.Pair ends, CalculatorHandler first,
            CalculatorHandler second) {
        return new Pair(CalculatorLocal.open(ends.first(), first, Role.JOINED),
                CalculatorLocal.open(ends.second(), second, Role.JOINED));
    }

    /**
     * Makes one end of a binding, over the transport of the channel. This end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static CalculatorBinding connect(Channel channel, CalculatorHandler handler) {
        return channel instanceof LmpChannel endpoints
                ? connect(endpoints, handler)
                : connect((LineChannel) channel, handler);
    }

    /**
     * Makes one end of a binding, over the transport of the channel. The other end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static CalculatorBinding accept(Channel channel, CalculatorHandler handler) {
        return channel instanceof LmpChannel endpoints
                ? accept(endpoints, handler)
                : accept((LineChannel) channel, handler);
    }

    /**
     * A handler that replies to each call with the value that a service returns.
     */
    public static CalculatorHandler handler(CalculatorService service) {
        return new CalculatorService.Serving(service);
    }

    /**
     * A client whose methods wait for the replies.
     */
    public static CalculatorClient client(CalculatorBinding binding, Waiter waiter) {
        return new CalculatorClient(binding, waiter);
    }

    /**
     * Both ends of a binding.
     *
     * @param first the end of the first handler
     * @param second the end of the second handler
     */
    public record Pair(CalculatorBinding first, CalculatorBinding second) {
    }

    /**
     * The numbers of the messages.
     */
    public static final class Numbers {
        /**
         * The number of {@code add_call}.
         */
        public static final int ADD_CALL = 3;

        /**
         * The number of {@code add_response}.
         */
        public static final int ADD_RESPONSE = 4;

        /**
         * The number of {@code divide_call}.
         */
        public static final int DIVIDE_CALL = 5;

        /**
         * The number of {@code divide_response}.
         */
        public static final int DIVIDE_RESPONSE = 6;

        /**
         * The number of {@code render_call}.
         */
        public static final int RENDER_CALL = 7;

        /**
         * The number of {@code render_response}.
         */
        public static final int RENDER_RESPONSE = 8;

        /**
         * The number of {@code reset}.
         */
        public static final int RESET = 9;

        /**
         * The number of {@code changed}.
         */
        public static final int CHANGED = 10;

        private Numbers() {
        }
    }

    /**
     * The largest number of elements of each array, and of bytes of each string in UTF-8 with a final NUL.
     */
    public static final class Limits {
        /**
         * The maximum of {@code render_response.text}.
         */
        public static final int RENDER_RESPONSE_TEXT = 72;

        private Limits() {
        }
    }
}
