package interfaces.lending;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Incoming;
import org.barreleye.kpi.binding.LmpBinding;
import org.barreleye.kpi.binding.MessageShape;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.message.Range;
import org.barreleye.kpi.outcome.Breach;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.CapabilityTerms;
import org.barreleye.kpi.types.Copier;
import org.example.FrameReference;
import org.example.ServiceReference;

/**
 * One end of {@code lending} over endpoints.
 */
@Generated("org.barreleye.flounder: lending.if")
public final class LendingLmp extends LmpBinding implements LendingBinding, LendingAnswering {
    private final LendingHandler handler_;

    private LendingLmp(LmpChannel channel, LendingHandler handler, Role role) {
        super(channel, Lending.AGREEMENT, handler, role);
        handler_ = handler;
    }

    private LendingLmp(LendingLmp source, Copier copier) {
        super(source, copier);
        handler_ = copier.ofForeign(source.handler_);
    }

    static LendingLmp open(LmpChannel channel, LendingHandler handler, Role role) {
        LendingLmp binding = new LendingLmp(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public LendingLmp copy(Copier copier) {
        return new LendingLmp(this, copier);
    }

    @Override
    public boolean tryLend(FrameReference page, long number) {
        long[] words_ = compose(2);
        words_[0] = 3L;
        words_[1] = Range.unsigned(number, 32, "lend.number");
        outgoing().capability(page, false, Terms.TYPE_2_WITH_RIGHTS_1, "lend.page");
        return transmit(Layout.LEND);
    }

    @Override
    public boolean trySurrender(FrameReference page, CapabilityReference receipt) {
        long[] words_ = compose(1);
        words_[0] = 4L;
        outgoing().capability(page, true, Terms.TYPE_2_WITH_RIGHTS_3, "surrender.page");
        outgoing().capability(receipt, false);
        return transmit(Layout.SURRENDER);
    }

    @Override
    public boolean tryExchange(FrameReference page, ExchangeContinuation continuation) {
        long[] words_ = compose(1);
        words_[0] = 5L;
        outgoing().capability(page, false, Terms.TYPE_2_WITH_ANY_RIGHTS, "exchange_call.page");
        int token_ = openCall(6, continuation);
        if (token_ == 0) {
            return false;
        }
        words_[0] |= (token_ & 0xffffffffL) << 16;
        return called(transmit(Layout.EXCHANGE_CALL), token_, 6);
    }

    @Override
    public void replyExchange(int token_, ServiceReference service, ErrorCode err) {
        try {
            long[] words_ = compose(2);
            words_[0] = 6L;
            words_[1] = err.number();
            outgoing().capability(service, true, Terms.TYPE_7_WITH_RIGHTS_4, "exchange_response.service");
            words_[0] |= (token_ & 0xffffffffL) << 16;
            transmitReply(Layout.EXCHANGE_RESPONSE);
        } catch (RuntimeException impossible) {
            refuse(impossible);
            if (!Breach.isOfTerms(impossible)) {
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
    protected void collected(int number, Incoming message) {
        switch (number) {
            case 3 -> receive3(message);
            case 4 -> receive4(message);
            case 5 -> receive5(message);
            case 6 -> receive6(message);
            default -> throw unknown(number);
        }
    }

    private void receive3(Incoming message_) {
        long[] words_ = message_.words();
        int token_ = (int) (words_[0] >>> 16);
        long number = words_[1] & 0xffffffffL;
        FrameReference page = new FrameReference(message_.capability(0, Terms.TYPE_2_WITH_RIGHTS_1, "lend.page"));
        untold(token_, "lend");
        handler_.lend(page, number);
    }

    private void receive4(Incoming message_) {
        long[] words_ = message_.words();
        int token_ = (int) (words_[0] >>> 16);
        FrameReference page = new FrameReference(message_.capability(0, Terms.TYPE_2_WITH_RIGHTS_3, "surrender.page"));
        CapabilityReference receipt = message_.capability(1);
        untold(token_, "surrender");
        handler_.surrender(page, receipt);
    }

    private void receive5(Incoming message_) {
        long[] words_ = message_.words();
        int token_ = (int) (words_[0] >>> 16);
        FrameReference page = new FrameReference(message_.capability(0, Terms.TYPE_2_WITH_ANY_RIGHTS, "exchange_call.page"));
        asked(token_, "exchange");
        ExchangeReply reply_ = (ExchangeReply) spares().reply(0);
        if (reply_ == null) {
            reply_ = new ExchangeReply(this);
        }
        reply_.begin(token_);
        handler_.exchange(page, reply_);
    }

    private void receive6(Incoming message_) {
        long[] words_ = message_.words();
        int token_ = (int) (words_[0] >>> 16);
        ErrorCode err = spares().errorCode(words_[1] & 0xffffffffL);
        ServiceReference service = new ServiceReference(message_.capability(0, Terms.TYPE_7_WITH_RIGHTS_4, "exchange_response.service"));
        ((ExchangeContinuation) answered(token_, 6, "exchange")).replied(service, err);
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
        static final CapabilityTerms TYPE_2_WITH_RIGHTS_1 = CapabilityTerms.exactly("cap<Frame, read>", 2, 1);

        static final CapabilityTerms TYPE_2_WITH_RIGHTS_3 = CapabilityTerms.exactly("cap<Frame, read, write>", 2, 3);

        static final CapabilityTerms TYPE_2_WITH_ANY_RIGHTS = CapabilityTerms.anyRights("cap<Frame>", 2);

        static final CapabilityTerms TYPE_7_WITH_RIGHTS_4 = CapabilityTerms.exactly("cap<Service, grant>", 7, 4);
    }
}
