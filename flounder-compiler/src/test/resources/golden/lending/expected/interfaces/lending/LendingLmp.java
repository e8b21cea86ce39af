package interfaces.lending;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.LmpBinding;
import org.barreleye.kpi.binding.MessageReassembler;
import org.barreleye.kpi.binding.MessageShape;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.marshal.RangeCheck;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.types.CapabilityConstraint;
import org.barreleye.kpi.types.CapabilityReference;
import org.example.FrameReference;
import org.example.ServiceReference;

/**
 * One end of {@code lending} over endpoints.
 */
@Generated("org.barreleye.flounder: lending.if")
public final class LendingLmp extends LmpBinding implements LendingBinding, LendingAnswering {
    private final LendingHandler handler_;

    private LendingLmp(LmpChannel channel, LendingHandler handler, Role role) {
        super(channel, Lending.SIGNATURE, handler, role);
        handler_ = handler;
    }

    static LendingLmp open(LmpChannel channel, LendingHandler handler, Role role) {
        LendingLmp binding = new LendingLmp(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public boolean tryLend(FrameReference page, long number) {
        long[] words_ = compose(2);
        words_[0] = 3L;
        words_[1] = RangeCheck.unsigned(number, 32, "lend.number");
        messageBuilder().capability(page, false, Terms.TYPE_2_WITH_RIGHTS_1, "lend.page");
        return transmit(Layout.LEND);
    }

    @Override
    public boolean trySurrender(FrameReference page, CapabilityReference receipt) {
        long[] words_ = compose(1);
        words_[0] = 4L;
        messageBuilder().capability(page, true, Terms.TYPE_2_WITH_RIGHTS_3, "surrender.page");
        messageBuilder().capability(receipt, false);
        return transmit(Layout.SURRENDER);
    }

    @Override
    public boolean tryExchange(FrameReference page, ExchangeContinuation continuation) {
        long[] words_ = compose(1);
        words_[0] = 5L;
        messageBuilder().capability(page, false, Terms.TYPE_2_WITH_ANY_RIGHTS, "exchange_call.page");
        int token_ = openCall(6, continuation);
        if (token_ == 0) {
            return false;
        }
        words_[0] |= (token_ & 0xffffffffL) << 16;
        return cancelUnlessSent(transmit(Layout.EXCHANGE_CALL), token_, 6);
    }

    @Override
    public void replyExchange(int token_, ServiceReference service, ErrorCode err) {
        try {
            long[] words_ = compose(2);
            words_[0] = 6L;
            words_[1] = err.number();
            messageBuilder().capability(service, true, Terms.TYPE_7_WITH_RIGHTS_4, "exchange_response.service");
            words_[0] |= (token_ & 0xffffffffL) << 16;
            transmitReply(Layout.EXCHANGE_RESPONSE);
        } catch (RuntimeException impossible) {
            refuse(impossible);
            if (!ProtocolViolation.isCapabilityMismatch(impossible)) {
                throw impossible;
            }
        }
    }

    @Override
    protected void frame(int number, int words, CapabilityReference capability, long w0, long w1,
            long w2, long w3, long w4, long w5, long w6, long w7, long w8, long w9) {
        switch (number) {
            case 3 -> collect(Layout.LEND, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
            case 4 -> collect(Layout.SURRENDER, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
            case 5 -> collect(Layout.EXCHANGE_CALL, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
            case 6 -> collect(Layout.EXCHANGE_RESPONSE, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
            default -> throw unknown(number);
        }
    }

    @Override
    protected void collected(int number, MessageReassembler message) {
        switch (number) {
            case 3 -> receive3(message);
            case 4 -> receive4(message);
            case 5 -> receive5(message);
            case 6 -> receive6(message);
            default -> throw unknown(number);
        }
    }

    private void receive3(MessageReassembler message_) {
        long[] words_ = message_.words();
        int token_ = (int) (words_[0] >>> 16);
        long number = words_[1] & 0xffffffffL;
        FrameReference page = new FrameReference(message_.capability(0, Terms.TYPE_2_WITH_RIGHTS_1, "lend.page"));
        requireOneWay(token_, "lend");
        handler_.lend(page, number);
    }

    private void receive4(MessageReassembler message_) {
        long[] words_ = message_.words();
        int token_ = (int) (words_[0] >>> 16);
        FrameReference page = new FrameReference(message_.capability(0, Terms.TYPE_2_WITH_RIGHTS_3, "surrender.page"));
        CapabilityReference receipt = message_.capability(1);
        requireOneWay(token_, "surrender");
        handler_.surrender(page, receipt);
    }

    private void receive5(MessageReassembler message_) {
        long[] words_ = message_.words();
        int token_ = (int) (words_[0] >>> 16);
        FrameReference page = new FrameReference(message_.capability(0, Terms.TYPE_2_WITH_ANY_RIGHTS, "exchange_call.page"));
        beginIncomingCall(token_, "exchange");
        ExchangeReply reply_ = (ExchangeReply) replyPool().take(0);
        if (reply_ == null) {
            reply_ = new ExchangeReply(this);
        }
        reply_.begin(token_);
        handler_.exchange(page, reply_);
    }

    private void receive6(MessageReassembler message_) {
        long[] words_ = message_.words();
        int token_ = (int) (words_[0] >>> 16);
        ErrorCode err = replyPool().errorCode(words_[1] & 0xffffffffL);
        ServiceReference service = new ServiceReference(message_.capability(0, Terms.TYPE_7_WITH_RIGHTS_4, "exchange_response.service"));
        ((ExchangeContinuation)  completeCall(token_, 6, "exchange")).replied(service, err);
    }

    /**
     * What messages look like.
     */
    private static final class Layout {
        static final MessageShape LEND = new MessageShape(3, "lend", 10, 2, 1);

        static final MessageShape SURRENDER = new MessageShape(4, "surrender", 10, 1, 2);

        static final MessageShape EXCHANGE_CALL = new MessageShape(5, "exchange_call", 10, 1, 1);

        static final MessageShape EXCHANGE_RESPONSE = new MessageShape(6, "exchange_response", 10, 2, 1);
    }

    /**
     * What capabilities travel, and with which rights.
     */
    private static final class Terms {
        static final CapabilityConstraint TYPE_2_WITH_RIGHTS_1 = CapabilityConstraint.exactly("cap<Frame, read>", 2, 1);

        static final CapabilityConstraint TYPE_2_WITH_RIGHTS_3 = CapabilityConstraint.exactly("cap<Frame, read, write>", 2, 3);

        static final CapabilityConstraint TYPE_2_WITH_ANY_RIGHTS = CapabilityConstraint.anyRights("cap<Frame>", 2);

        static final CapabilityConstraint TYPE_7_WITH_RIGHTS_4 = CapabilityConstraint.exactly("cap<Service, grant>", 7, 4);
    }
}
