package interfaces.lending;

import org.barreleye.kpi.binding.InterfaceSignature;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.channel.LocalChannel;
import org.barreleye.kpi.types.Generated;

/**
 * Pages that are lent.
 */
@Generated("org.barreleye.flounder: lending.if")
public final class LendingInterface {
    /**
     * The name of the interface.
     */
    public static final String NAME = "lending";

    /**
     * The SHA-256 digest of the interface; both sides of a binding must have the same.
     */
    public static final String FINGERPRINT = "8538881d0ecfdc584e0bd03d76cfccc7c46ac31bab5863fbe636f9dfa872d896";

    /**
     * The first eight bytes of the fingerprint.
     */
    public static final long FINGERPRINT_WORD = 0x8538881d0ecfdc58L;

    /**
     * The digests of the messages; both sides of a binding must have the same.
     */
    static final InterfaceSignature SIGNATURE = new InterfaceSignature(NAME, FINGERPRINT_WORD,
        "lend:afa0dfedc201f95 surrender:d4c121f59de2f47f exchange_call:cd91ffae8380fee2 exchange_response:1eae9104c761f5a9");

    private LendingInterface() {
    }

    /**
     * Makes one end of a binding. This end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static LendingBinding connect(LineChannel channel, LendingHandler handler) {
        return LendingUmp.open(channel, handler, Role.CONNECTS);
    }

    /**
     * Makes one end of a binding. The other end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static LendingBinding accept(LineChannel channel, LendingHandler handler) {
        return LendingUmp.open(channel, handler, Role.ACCEPTS);
    }

    /**
     * Makes one end of a binding. This end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static LendingBinding connect(LmpChannel channel, LendingHandler handler) {
        return LendingLmp.open(channel, handler, Role.CONNECTS);
    }

    /**
     * Makes one end of a binding. The other end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static LendingBinding accept(LmpChannel channel, LendingHandler handler) {
        return LendingLmp.open(channel, handler, Role.ACCEPTS);
    }

    /**
     * Makes a binding that receives what it sends.
     *
     * @param inspector describes the capabilities that are sent
     * @param handler handles the messages that are sent
     */
    public static LendingBinding loopback(CapabilityInspector inspector, LendingHandler handler) {
        return LendingLoopback.open(LocalChannel.loopback(LocalChannel.DEFAULT_LINES, inspector), handler, Role.JOINED);
    }

    /**
     * Makes both ends of a binding within one domain.
     *
     * @param inspector describes the capabilities that are sent
     * @param first handles the messages that arrive at the first end
     * @param second handles the messages that arrive at the second end
     */
    public static Pair local(CapabilityInspector inspector, LendingHandler first,
            LendingHandler second) {
        return local(LocalChannel.pair(LocalChannel.DEFAULT_LINES, inspector), first, second);
    }

    /**
     * Makes both ends of a binding within one domain, over a channel.
     *
     * @param first handles the messages that arrive at the first end
     * @param second handles the messages that arrive at the second end
     */
    public static Pair local(LocalChannel.Pair ends, LendingHandler first, LendingHandler second) {
        return new Pair(LendingLocal.open(ends.first(), first, Role.JOINED),
                LendingLocal.open(ends.second(), second, Role.JOINED));
    }

    /**
     * Makes one end of a binding, over the transport of the channel. This end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static LendingBinding connect(Channel channel, LendingHandler handler) {
        return channel instanceof LmpChannel endpoints
                ? connect(endpoints, handler)
                : connect((LineChannel) channel, handler);
    }

    /**
     * Makes one end of a binding, over the transport of the channel. The other end begins the handshake.
     *
     * @param handler handles the messages that arrive
     */
    public static LendingBinding accept(Channel channel, LendingHandler handler) {
        return channel instanceof LmpChannel endpoints
                ? accept(endpoints, handler)
                : accept((LineChannel) channel, handler);
    }

    /**
     * A handler that replies to each call with the value that a service returns.
     */
    public static LendingHandler handler(LendingService service) {
        return new LendingService.Serving(service);
    }

    /**
     * A client whose methods wait for the replies.
     */
    public static LendingClient client(LendingBinding binding, Waiter waiter) {
        return new LendingClient(binding, waiter);
    }

    /**
     * Both ends of a binding.
     *
     * @param first the end of the first handler
     * @param second the end of the second handler
     */
    public record Pair(LendingBinding first, LendingBinding second) {
    }

    /**
     * The numbers of the messages.
     */
    public static final class Numbers {
        /**
         * The number of {@code lend}.
         */
        public static final int LEND = 3;

        /**
         * The number of {@code surrender}.
         */
        public static final int SURRENDER = 4;

        /**
         * The number of {@code exchange_call}.
         */
        public static final int EXCHANGE_CALL = 5;

        /**
         * The number of {@code exchange_response}.
         */
        public static final int EXCHANGE_RESPONSE = 6;

        private Numbers() {
        }
    }
}
