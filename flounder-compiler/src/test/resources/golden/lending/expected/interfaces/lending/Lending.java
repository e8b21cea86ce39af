package interfaces.lending;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.InterfaceSignature;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.channel.LocalChannel;

/**
 * Pages that are lent.
 *
 * <p>Pages that are lent
 */
@Generated("org.barreleye.flounder: lending.if")
public final class Lending {
    /**
     * Its name.
     */
    public static final String NAME = "lending";

    /**
     * What both sides must agree on: SHA-256.
     */
    public static final String FINGERPRINT = "8538881d0ecfdc584e0bd03d76cfccc7c46ac31bab5863fbe636f9dfa872d896";

    /**
     * The first eight bytes of the fingerprint.
     */
    public static final long FINGERPRINT_WORD = 0x8538881d0ecfdc58L;

    /**
     * What both sides must agree on, message by message.
     */
    static final InterfaceSignature SIGNATURE = new InterfaceSignature(NAME, FINGERPRINT_WORD,
        "lend:afa0dfedc201f95 surrender:d4c121f59de2f47f exchange_call:cd91ffae8380fee2 exchange_response:1eae9104c761f5a9");

    private Lending() {
    }

    /**
     * Makes one end of a binding. Asks the other side to agree on the interface.
     *
     * @param handler told of every message that arrives
     */
    public static LendingBinding connect(LineChannel channel, LendingHandler handler) {
        return LendingUmp.open(channel, handler, Role.CONNECTS);
    }

    /**
     * Makes one end of a binding. Waits for the other side to ask.
     *
     * @param handler told of every message that arrives
     */
    public static LendingBinding accept(LineChannel channel, LendingHandler handler) {
        return LendingUmp.open(channel, handler, Role.ACCEPTS);
    }

    /**
     * Makes one end of a binding. Asks the other side to agree on the interface.
     *
     * @param handler told of every message that arrives
     */
    public static LendingBinding connect(LmpChannel channel, LendingHandler handler) {
        return LendingLmp.open(channel, handler, Role.CONNECTS);
    }

    /**
     * Makes one end of a binding. Waits for the other side to ask.
     *
     * @param handler told of every message that arrives
     */
    public static LendingBinding accept(LmpChannel channel, LendingHandler handler) {
        return LendingLmp.open(channel, handler, Role.ACCEPTS);
    }

    /**
     * Makes a binding that hears itself.
     *
     * @param inspector knows what the capabilities are that travel
     * @param handler told of every message that is sent
     */
    public static LendingBinding loopback(CapabilityInspector inspector, LendingHandler handler) {
        return LendingLoopback.open(LocalChannel.loopback(LocalChannel.DEFAULT_LINES, inspector), handler, Role.JOINED);
    }

    /**
     * Makes both ends of a binding within one domain.
     *
     * @param inspector knows what the capabilities are that travel
     * @param first told of every message that arrives at the first end
     * @param second told of every message that arrives at the second end
     */
    public static Pair local(CapabilityInspector inspector, LendingHandler first,
            LendingHandler second) {
        LocalChannel.Pair ends = LocalChannel.pair(LocalChannel.DEFAULT_LINES, inspector);
        return new Pair(LendingLocal.open(ends.first(), first, Role.JOINED),
                LendingLocal.open(ends.second(), second, Role.JOINED));
    }

    /**
     * Makes one end of a binding, over whatever transport the channel is of. Asks the other side to agree on the interface.
     *
     * @param handler told of every message that arrives
     */
    public static LendingBinding connect(Channel channel, LendingHandler handler) {
        return channel instanceof LmpChannel endpoints
                ? connect(endpoints, handler)
                : connect((LineChannel) channel, handler);
    }

    /**
     * Makes one end of a binding, over whatever transport the channel is of. Waits for the other side to ask.
     *
     * @param handler told of every message that arrives
     */
    public static LendingBinding accept(Channel channel, LendingHandler handler) {
        return channel instanceof LmpChannel endpoints
                ? accept(endpoints, handler)
                : accept((LineChannel) channel, handler);
    }

    /**
     * A handler that answers every call at once, with what a service returns.
     */
    public static LendingHandler handler(LendingService service) {
        return new LendingService.Serving(service);
    }

    /**
     * The same binding, for code that may wait.
     */
    public static LendingClient client(LendingBinding binding, Waiter waiter) {
        return new LendingClient(binding, waiter);
    }

    /**
     * Both ends of a binding.
     *
     * @param first one
     * @param second the other
     */
    public record Pair(LendingBinding first, LendingBinding second) {
    }

    /**
     * The numbers of its messages.
     */
    public static final class Numbers {
        /**
         * Of {@code lend}.
         */
        public static final int LEND = 3;

        /**
         * Of {@code surrender}.
         */
        public static final int SURRENDER = 4;

        /**
         * Of {@code exchange_call}.
         */
        public static final int EXCHANGE_CALL = 5;

        /**
         * Of {@code exchange_response}.
         */
        public static final int EXCHANGE_RESPONSE = 6;

        private Numbers() {
        }
    }
}
