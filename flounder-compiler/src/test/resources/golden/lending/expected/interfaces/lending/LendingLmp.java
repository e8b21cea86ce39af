package interfaces.lending;

import org.barreleye.kpi.binding.LmpBinding;
import org.barreleye.kpi.binding.MessageReassembler;
import org.barreleye.kpi.binding.MessageShape;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.binding.ValueContinuation;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.marshal.RangeCheck;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.types.CapabilityConstraint;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Generated;
import org.example.FrameReference;
import org.example.ServiceReference;

/**
 * One end of a binding of {@code lending} over endpoints.
 */
@Generated("org.barreleye.flounder: lending.if")
public final class LendingLmp extends LmpBinding implements LendingBinding, LendingAnswering {
    private final LendingHandler _handler;

    private LendingLmp(LmpChannel channel, LendingHandler handler, Role role) {
        super(channel, LendingInterface.SIGNATURE, handler, role);
        _handler = handler;
    }

    static LendingLmp open(LmpChannel channel, LendingHandler handler, Role role) {
        LendingLmp binding = new LendingLmp(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public boolean tryLend(FrameReference page, long number) {
        return offerLend(false, page, number);
    }

    @Override
    public void sendLend(FrameReference page, long number) {
        requireAccepted(offerLend(true, page, number), "lend");
    }

    private boolean offerLend(boolean _queued, FrameReference page, long number) {
        long[] _words = compose(2);
        _words[0] = (long) LendingInterface.Numbers.LEND;
        _words[1] = RangeCheck.unsigned(number, 32, "lend.number");
        messageBuilder().capability(page, false, Terms.TYPE_2_WITH_RIGHTS_1, "lend.page");
        return transmit(_queued, Layout.LEND, 0);
    }

    @Override
    public boolean trySurrender(FrameReference page, CapabilityReference receipt) {
        return offerSurrender(false, page, receipt);
    }

    @Override
    public void sendSurrender(FrameReference page, CapabilityReference receipt) {
        requireAccepted(offerSurrender(true, page, receipt), "surrender");
    }

    private boolean offerSurrender(boolean _queued, FrameReference page,
            CapabilityReference receipt) {
        long[] _words = compose(1);
        _words[0] = (long) LendingInterface.Numbers.SURRENDER;
        messageBuilder().capability(page, true, Terms.TYPE_2_WITH_RIGHTS_3, "surrender.page");
        messageBuilder().capability(receipt, false);
        return transmit(_queued, Layout.SURRENDER, 0);
    }

    @Override
    public boolean tryExchange(FrameReference page,
            ValueContinuation<ServiceReference> continuation) {
        return offerExchange(false, page, continuation);
    }

    @Override
    public void sendExchange(FrameReference page,
            ValueContinuation<ServiceReference> continuation) {
        requireAccepted(offerExchange(true, page, continuation), "exchange");
    }

    private boolean offerExchange(boolean _queued, FrameReference page,
            ValueContinuation<ServiceReference> continuation) {
        long[] _words = compose(1);
        _words[0] = (long) LendingInterface.Numbers.EXCHANGE_CALL;
        messageBuilder().capability(page, false, Terms.TYPE_2_WITH_ANY_RIGHTS, "exchange_call.page");
        int _token = openCall(LendingInterface.Numbers.EXCHANGE_RESPONSE, continuation, _queued);
        if (_token == 0) {
            return false;
        }
        _words[0] |= (_token & 0xffffffffL) << 16;
        return cancelUnlessSent(transmit(_queued, Layout.EXCHANGE_CALL, _token), _token, LendingInterface.Numbers.EXCHANGE_RESPONSE);
    }

    @Override
    public void replyExchange(int _token, ServiceReference service, ErrorCode err) {
        try {
            long[] _words = compose(2);
            _words[0] = (long) LendingInterface.Numbers.EXCHANGE_RESPONSE;
            _words[1] = err.number();
            messageBuilder().capability(service, true, Terms.TYPE_7_WITH_RIGHTS_4, "exchange_response.service");
            _words[0] |= (_token & 0xffffffffL) << 16;
            transmitReply(Layout.EXCHANGE_RESPONSE);
        } catch (RuntimeException _exception) {
            refuse(_exception);
            if (!ProtocolViolation.isCapabilityMismatch(_exception)) {
                throw _exception;
            }
        }
    }

    @Override
    protected void frame(int number, int words, CapabilityReference capability, long w0, long w1,
            long w2, long w3, long w4, long w5, long w6, long w7, long w8, long w9) {
        switch (number) {
            case LendingInterface.Numbers.LEND -> collect(Layout.LEND, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
            case LendingInterface.Numbers.SURRENDER -> collect(Layout.SURRENDER, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
            case LendingInterface.Numbers.EXCHANGE_CALL -> collect(Layout.EXCHANGE_CALL, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
            case LendingInterface.Numbers.EXCHANGE_RESPONSE -> collect(Layout.EXCHANGE_RESPONSE, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
            default -> throw unknown(number);
        }
    }

    @Override
    protected void collected(int number, MessageReassembler message) {
        switch (number) {
            case LendingInterface.Numbers.LEND -> receiveLend(message);
            case LendingInterface.Numbers.SURRENDER -> receiveSurrender(message);
            case LendingInterface.Numbers.EXCHANGE_CALL -> receiveExchangeCall(message);
            case LendingInterface.Numbers.EXCHANGE_RESPONSE -> receiveExchangeResponse(message);
            default -> throw unknown(number);
        }
    }

    private void receiveLend(MessageReassembler _message) {
        long[] _words = _message.words();
        int _token = (int) (_words[0] >>> 16);
        long number = _words[1] & 0xffffffffL;
        FrameReference page = new FrameReference(_message.capability(0, Terms.TYPE_2_WITH_RIGHTS_1, "lend.page"));
        requireOneWay(_token, "lend");
        try {
            _handler.lend(page, number);
        } catch (RuntimeException _exception) {
            handlerFailed("lend", _exception);
        }
    }

    private void receiveSurrender(MessageReassembler _message) {
        long[] _words = _message.words();
        int _token = (int) (_words[0] >>> 16);
        FrameReference page = new FrameReference(_message.capability(0, Terms.TYPE_2_WITH_RIGHTS_3, "surrender.page"));
        CapabilityReference receipt = _message.capability(1);
        requireOneWay(_token, "surrender");
        try {
            _handler.surrender(page, receipt);
        } catch (RuntimeException _exception) {
            handlerFailed("surrender", _exception);
        }
    }

    private void receiveExchangeCall(MessageReassembler _message) {
        long[] _words = _message.words();
        int _token = (int) (_words[0] >>> 16);
        FrameReference page = new FrameReference(_message.capability(0, Terms.TYPE_2_WITH_ANY_RIGHTS, "exchange_call.page"));
        beginIncomingCall(_token, "exchange");
        ExchangeReply _reply = (ExchangeReply) replyPool().take(0);
        if (_reply == null) {
            _reply = new ExchangeReply(this);
        }
        _reply.begin(_token);
        try {
            _handler.exchange(page, _reply);
        } catch (RuntimeException _exception) {
            handlerFailed(_reply, "exchange", _exception);
        }
    }

    @SuppressWarnings("unchecked")
    private void receiveExchangeResponse(MessageReassembler _message) {
        long[] _words = _message.words();
        int _token = (int) (_words[0] >>> 16);
        ErrorCode err = replyPool().errorCode(_words[1] & 0xffffffffL);
        ServiceReference service = new ServiceReference(_message.capability(0, Terms.TYPE_7_WITH_RIGHTS_4, "exchange_response.service"));
        ((ValueContinuation<ServiceReference>) completeCall(_token, LendingInterface.Numbers.EXCHANGE_RESPONSE, "exchange")).replied(service, err);
    }

    /**
     * The shapes of the messages that are not sent in one piece.
     */
    private static final class Layout {
        static final MessageShape LEND = new MessageShape(3, "lend", 10, 2, 1);

        static final MessageShape SURRENDER = new MessageShape(4, "surrender", 10, 1, 2);

        static final MessageShape EXCHANGE_CALL = new MessageShape(5, "exchange_call", 10, 1, 1);

        static final MessageShape EXCHANGE_RESPONSE = new MessageShape(6, "exchange_response", 10, 2, 1);
    }

    /**
     * The types and rights of the capabilities in messages.
     */
    private static final class Terms {
        static final CapabilityConstraint TYPE_2_WITH_RIGHTS_1 = CapabilityConstraint.exactly("cap<Frame, read>", 2, 1);

        static final CapabilityConstraint TYPE_2_WITH_RIGHTS_3 = CapabilityConstraint.exactly("cap<Frame, read, write>", 2, 3);

        static final CapabilityConstraint TYPE_2_WITH_ANY_RIGHTS = CapabilityConstraint.anyRights("cap<Frame>", 2);

        static final CapabilityConstraint TYPE_7_WITH_RIGHTS_4 = CapabilityConstraint.exactly("cap<Service, grant>", 7, 4);
    }
}
