package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.InterfaceSignature;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.channel.LocalChannel;

/**
 * Arithmetic for whoever asks.
 *
 * <p>A calculator
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class Calculator {
    /**
     * Its name.
     */
    public static final String NAME = "calculator";

    /**
     * What both sides must agree on: SHA-256.
     */
    public static final String FINGERPRINT = "4520c68430c0a8582cc9faaac0637b41b751d934d5e3166f79e5215272cd5624";

    /**
     * The first eight bytes of the fingerprint.
     */
    public static final long FINGERPRINT_WORD = 0x4520c68430c0a858L;

    /**
     * What both sides must agree on, message by message.
     */
    static final InterfaceSignature SIGNATURE = new InterfaceSignature(NAME, FINGERPRINT_WORD,
        "add_call:85608d36c99e68f2 add_response:9d457b1e1eff50cf divide_call:52c50d748134dc32 divide_response:fc81604918290dbb render_call:178a68cf936920c8 render_response:abe3eafdf4f6f4d8 reset:2d23db8b63d63e90 changed:c46ad9faa4cf1ec4");

    private Calculator() {
    }

    /**
     * Makes one end of a binding. Asks the other side to agree on the interface.
     *
     * @param handler told of every message that arrives
     */
    public static CalculatorBinding connect(LineChannel channel, CalculatorHandler handler) {
        return CalculatorUmp.open(channel, handler, Role.CONNECTS);
    }

    /**
     * Makes one end of a binding. Waits for the other side to ask.
     *
     * @param handler told of every message that arrives
     */
    public static CalculatorBinding accept(LineChannel channel, CalculatorHandler handler) {
        return CalculatorUmp.open(channel, handler, Role.ACCEPTS);
    }

    /**
     * Makes one end of a binding. Asks the other side to agree on the interface.
     *
     * @param handler told of every message that arrives
     */
    public static CalculatorBinding connect(LmpChannel channel, CalculatorHandler handler) {
        return CalculatorLmp.open(channel, handler, Role.CONNECTS);
    }

    /**
     * Makes one end of a binding. Waits for the other side to ask.
     *
     * @param handler told of every message that arrives
     */
    public static CalculatorBinding accept(LmpChannel channel, CalculatorHandler handler) {
        return CalculatorLmp.open(channel, handler, Role.ACCEPTS);
    }

    /**
     * Makes a binding that hears itself.
     *
     * @param handler told of every message that is sent
     */
    public static CalculatorBinding loopback(CalculatorHandler handler) {
        return CalculatorLoopback.open(LocalChannel.loopback(LocalChannel.DEFAULT_LINES), handler, Role.JOINED);
    }

    /**
     * Makes both ends of a binding within one domain.
     *
     * @param first told of every message that arrives at the first end
     * @param second told of every message that arrives at the second end
     */
    public static Pair local(CalculatorHandler first, CalculatorHandler second) {
        LocalChannel.Pair ends = LocalChannel.pair(LocalChannel.DEFAULT_LINES);
        return new Pair(CalculatorLocal.open(ends.first(), first, Role.JOINED),
                CalculatorLocal.open(ends.second(), second, Role.JOINED));
    }

    /**
     * Makes one end of a binding, over whatever transport the channel is of. Asks the other side to agree on the interface.
     *
     * @param handler told of every message that arrives
     */
    public static CalculatorBinding connect(Channel channel, CalculatorHandler handler) {
        return channel instanceof LmpChannel endpoints
                ? connect(endpoints, handler)
                : connect((LineChannel) channel, handler);
    }

    /**
     * Makes one end of a binding, over whatever transport the channel is of. Waits for the other side to ask.
     *
     * @param handler told of every message that arrives
     */
    public static CalculatorBinding accept(Channel channel, CalculatorHandler handler) {
        return channel instanceof LmpChannel endpoints
                ? accept(endpoints, handler)
                : accept((LineChannel) channel, handler);
    }

    /**
     * A handler that answers every call at once, with what a service returns.
     */
    public static CalculatorHandler handler(CalculatorService service) {
        return new CalculatorService.Serving(service);
    }

    /**
     * The same binding, for code that may wait.
     */
    public static CalculatorClient client(CalculatorBinding binding, Waiter waiter) {
        return new CalculatorClient(binding, waiter);
    }

    /**
     * Both ends of a binding.
     *
     * @param first one
     * @param second the other
     */
    public record Pair(CalculatorBinding first, CalculatorBinding second) {
    }

    /**
     * The numbers of its messages.
     */
    public static final class Numbers {
        /**
         * Of {@code add_call}.
         */
        public static final int ADD_CALL = 3;

        /**
         * Of {@code add_response}.
         */
        public static final int ADD_RESPONSE = 4;

        /**
         * Of {@code divide_call}.
         */
        public static final int DIVIDE_CALL = 5;

        /**
         * Of {@code divide_response}.
         */
        public static final int DIVIDE_RESPONSE = 6;

        /**
         * Of {@code render_call}.
         */
        public static final int RENDER_CALL = 7;

        /**
         * Of {@code render_response}.
         */
        public static final int RENDER_RESPONSE = 8;

        /**
         * Of {@code reset}.
         */
        public static final int RESET = 9;

        /**
         * Of {@code changed}.
         */
        public static final int CHANGED = 10;

        private Numbers() {
        }
    }

    /**
     * How many elements its arrays hold, and how many bytes its strings as UTF-8 with a final NUL.
     */
    public static final class Limits {
        /**
         * Of {@code render_response.text}.
         */
        public static final int RENDER_RESPONSE_TEXT = 72;

        private Limits() {
        }
    }
}
