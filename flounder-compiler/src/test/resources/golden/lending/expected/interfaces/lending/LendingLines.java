package interfaces.lending;

import org.barreleye.kpi.binding.LineBinding;
import org.barreleye.kpi.binding.MessageReassembler;
import org.barreleye.kpi.binding.MessageShape;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.binding.ValueContinuation;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.marshal.RangeCheck;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.types.CapabilityConstraint;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Generated;
import org.example.FrameReference;
import org.example.ServiceReference;

/**
 * One end of a binding of {@code lending} over lines of seven words.
 */
@Generated("org.barreleye.flounder: lending.if")
abstract class LendingLines extends LineBinding implements LendingBinding, LendingAnswering {
    private final LendingHandler _handler;

    LendingLines(LineChannel channel, LendingHandler handler, Role role) {
        super(channel, LendingInterface.SIGNATURE, true, handler, role);
        _handler = handler;
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
        long[] _words = compose(1);
        _words[0] = RangeCheck.unsigned(number, 32, "lend.number");
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
        compose(0);
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
        compose(0);
        messageBuilder().capability(page, false, Terms.TYPE_2_WITH_ANY_RIGHTS, "exchange_call.page");
        int _token = openCall(LendingInterface.Numbers.EXCHANGE_RESPONSE, continuation, _queued);
        if (_token == 0) {
            return false;
        }
        return cancelUnlessSent(transmit(_queued, Layout.EXCHANGE_CALL, _token), _token, LendingInterface.Numbers.EXCHANGE_RESPONSE);
    }

    @Override
    public void replyExchange(int _token, ServiceReference service, ErrorCode err) {
        try {
            long[] _words = compose(1);
            _words[0] = err.number();
            messageBuilder().capability(service, true, Terms.TYPE_7_WITH_RIGHTS_4, "exchange_response.service");
            transmitReply(Layout.EXCHANGE_RESPONSE, _token);
        } catch (RuntimeException _exception) {
            refuse(_exception);
            if (!ProtocolViolation.isCapabilityMismatch(_exception)) {
                throw _exception;
            }
        }
    }

    @Override
    protected void line(int number, int token, long w0, long w1, long w2, long w3, long w4, long w5,
            long w6) {
        switch (number) {
            case LendingInterface.Numbers.LEND -> collect(Layout.LEND, token, w0, w1, w2, w3, w4, w5, w6);
            case LendingInterface.Numbers.SURRENDER -> collect(Layout.SURRENDER, token, w0, w1, w2, w3, w4, w5, w6);
            case LendingInterface.Numbers.EXCHANGE_CALL -> collect(Layout.EXCHANGE_CALL, token, w0, w1, w2, w3, w4, w5, w6);
            case LendingInterface.Numbers.EXCHANGE_RESPONSE -> collect(Layout.EXCHANGE_RESPONSE, token, w0, w1, w2, w3, w4, w5, w6);
            default -> throw unknown(number);
        }
    }

    @Override
    protected void collected(int number, int token, MessageReassembler message) {
        switch (number) {
            case LendingInterface.Numbers.LEND -> receiveLend(token, message);
            case LendingInterface.Numbers.SURRENDER -> receiveSurrender(token, message);
            case LendingInterface.Numbers.EXCHANGE_CALL -> receiveExchangeCall(token, message);
            case LendingInterface.Numbers.EXCHANGE_RESPONSE -> receiveExchangeResponse(token, message);
            default -> throw unknown(number);
        }
    }

    private void receiveLend(int _token, MessageReassembler _message) {
        long[] _words = _message.words();
        long number = _words[0] & 0xffffffffL;
        FrameReference page = new FrameReference(_message.capability(0, Terms.TYPE_2_WITH_RIGHTS_1, "lend.page"));
        requireOneWay(_token, "lend");
        try {
            _handler.lend(page, number);
        } catch (RuntimeException _exception) {
            handlerFailed("lend", _exception);
        }
    }

    private void receiveSurrender(int _token, MessageReassembler _message) {
        FrameReference page = new FrameReference(_message.capability(0, Terms.TYPE_2_WITH_RIGHTS_3, "surrender.page"));
        CapabilityReference receipt = _message.capability(1);
        requireOneWay(_token, "surrender");
        try {
            _handler.surrender(page, receipt);
        } catch (RuntimeException _exception) {
            handlerFailed("surrender", _exception);
        }
    }

    private void receiveExchangeCall(int _token, MessageReassembler _message) {
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
    private void receiveExchangeResponse(int _token, MessageReassembler _message) {
        long[] _words = _message.words();
        ErrorCode err = replyPool().errorCode(_words[0] & 0xffffffffL);
        ServiceReference service = new ServiceReference(_message.capability(0, Terms.TYPE_7_WITH_RIGHTS_4, "exchange_response.service"));
        ((ValueContinuation<ServiceReference>) completeCall(_token, LendingInterface.Numbers.EXCHANGE_RESPONSE, "exchange")).replied(service, err);
    }

    /**
     * The shapes of the messages that are not sent in one piece.
     */
    private static final class Layout {
        static final MessageShape LEND = new MessageShape(3, "lend", 7, 1, 1);

        static final MessageShape SURRENDER = new MessageShape(4, "surrender", 7, 0, 2);

        static final MessageShape EXCHANGE_CALL = new MessageShape(5, "exchange_call", 7, 0, 1);

        static final MessageShape EXCHANGE_RESPONSE = new MessageShape(6, "exchange_response", 7, 1, 1);
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
