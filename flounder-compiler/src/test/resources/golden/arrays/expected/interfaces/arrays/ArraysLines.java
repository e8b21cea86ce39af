package interfaces.arrays;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.binding.LineBinding;
import org.barreleye.kpi.binding.MessageReassembler;
import org.barreleye.kpi.binding.MessageShape;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.marshal.BooleanArrayView;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.marshal.LongArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code arrays} over lines of seven words.
 */
@Generated("org.barreleye.flounder: arrays.if")
abstract class ArraysLines extends LineBinding implements ArraysBinding, ArraysAnswering {
    private final ArraysHandler _handler;

    private transient ByteArrayView byteArrayView0;

    private transient LongArrayView longArrayView0;

    private transient BooleanArrayView booleanArrayView0;

    ArraysLines(LineChannel channel, ArraysHandler handler, Role role) {
        super(channel, ArraysInterface.SIGNATURE, true, handler, role);
        _handler = handler;
    }

    @Override
    public boolean trySend(ByteArrayView data, LongArrayView numbers, BooleanArrayView flags,
            List<Gate> gates) {
        return offerSend(false, data, numbers, flags, gates);
    }

    @Override
    public void sendSend(ByteArrayView data, LongArrayView numbers, BooleanArrayView flags,
            List<Gate> gates) {
        requireAccepted(offerSend(true, data, numbers, flags, gates), "send");
    }

    private boolean offerSend(boolean _queued, ByteArrayView data, LongArrayView numbers,
            BooleanArrayView flags, List<Gate> gates) {
        compose(0);
        messageBuilder().bytes(data, 2048, "send.data");
        messageBuilder().unsigned(numbers, 8, "send.numbers");
        messageBuilder().flags(flags, 3, "send.flags");
        messageBuilder().array(gates.size(), 5, 3, "send.gates");
        for (Gate _element : gates) {
            _element.pack(messageBuilder());
        }
        return transmit(_queued, Layout.SEND, 0);
    }

    @Override
    public boolean tryList(CapabilityReference folder, ListContinuation continuation) {
        return offerList(false, folder, continuation);
    }

    @Override
    public void sendList(CapabilityReference folder, ListContinuation continuation) {
        requireAccepted(offerList(true, folder, continuation), "list");
    }

    private boolean offerList(boolean _queued, CapabilityReference folder,
            ListContinuation continuation) {
        compose(0);
        messageBuilder().capability(folder, false);
        int _token = openCall(ArraysInterface.Numbers.LIST_RESPONSE, continuation, _queued);
        if (_token == 0) {
            return false;
        }
        return cancelUnlessSent(transmit(_queued, Layout.LIST_CALL, _token), _token, ArraysInterface.Numbers.LIST_RESPONSE);
    }

    @Override
    public void replyList(int _token, List<Gate> gates, ErrorCode err) {
        try {
            long[] _words = compose(1);
            _words[0] = err.number();
            messageBuilder().array(gates.size(), 100, 3, "list_response.gates");
            for (Gate _element : gates) {
                _element.pack(messageBuilder());
            }
            transmitReply(Layout.LIST_RESPONSE, _token);
        } catch (RuntimeException _exception) {
            refuse(_exception);
            throw _exception;
        }
    }

    @Override
    protected void line(int number, int token, long w0, long w1, long w2, long w3, long w4, long w5,
            long w6) {
        switch (number) {
            case ArraysInterface.Numbers.SEND -> collect(Layout.SEND, token, w0, w1, w2, w3, w4, w5, w6);
            case ArraysInterface.Numbers.LIST_CALL -> collect(Layout.LIST_CALL, token, w0, w1, w2, w3, w4, w5, w6);
            case ArraysInterface.Numbers.LIST_RESPONSE -> collect(Layout.LIST_RESPONSE, token, w0, w1, w2, w3, w4, w5, w6);
            default -> throw unknown(number);
        }
    }

    @Override
    protected void collected(int number, int token, MessageReassembler message) {
        switch (number) {
            case ArraysInterface.Numbers.SEND -> receiveSend(token, message);
            case ArraysInterface.Numbers.LIST_CALL -> receiveListCall(token, message);
            case ArraysInterface.Numbers.LIST_RESPONSE -> receiveListResponse(token, message);
            default -> throw unknown(number);
        }
    }

    private void receiveSend(int _token, MessageReassembler _message) {
        ByteArrayView data = _message.bytes(0, byteArrayView0(), 1, "send.data");
        LongArrayView numbers = _message.unsigned(1, longArrayView0(), "send.numbers");
        BooleanArrayView flags = _message.flags(2, booleanArrayView0(), "send.flags");
        List<Gate> gates = unpackGate(_message.packed(3, 3, "send.gates"), "send.gates");
        requireOneWay(_token, "send");
        try {
            _handler.send(data, numbers, flags, gates);
        } catch (RuntimeException _exception) {
            handlerFailed("send", _exception);
        }
    }

    private void receiveListCall(int _token, MessageReassembler _message) {
        CapabilityReference folder = _message.capability(0);
        beginIncomingCall(_token, "list");
        ListReply _reply = (ListReply) replyPool().take(0);
        if (_reply == null) {
            _reply = new ListReply(this);
        }
        _reply.begin(_token);
        try {
            _handler.list(folder, _reply);
        } catch (RuntimeException _exception) {
            handlerFailed(_reply, "list", _exception);
        }
    }

    private void receiveListResponse(int _token, MessageReassembler _message) {
        long[] _words = _message.words();
        ErrorCode err = replyPool().errorCode(_words[0] & 0xffffffffL);
        List<Gate> gates = unpackGate(_message.packed(0, 3, "list_response.gates"), "list_response.gates");
        ((ListContinuation) completeCall(_token, ArraysInterface.Numbers.LIST_RESPONSE, "list")).replied(gates, err);
    }

    private static List<Gate> unpackGate(ByteArrayView array, String what) {
        List<Gate> elements = new ArrayList<>(array.length() / 3);
        for (int at = 0; at < array.length(); at += 3) {
            elements.add(Gate.unpack(array, at, what));
        }
        return elements;
    }

    private ByteArrayView byteArrayView0() {
        if (byteArrayView0 == null) {
            byteArrayView0 = new ByteArrayView();
        }
        return byteArrayView0;
    }

    private LongArrayView longArrayView0() {
        if (longArrayView0 == null) {
            longArrayView0 = new LongArrayView();
        }
        return longArrayView0;
    }

    private BooleanArrayView booleanArrayView0() {
        if (booleanArrayView0 == null) {
            booleanArrayView0 = new BooleanArrayView();
        }
        return booleanArrayView0;
    }

    /**
     * The shapes of the messages that are not sent in one piece.
     */
    private static final class Layout {
        static final MessageShape SEND = new MessageShape(3, "send", 7, 0, 0, 2048, 32, 3, 15);

        static final MessageShape LIST_CALL = new MessageShape(4, "list_call", 7, 0, 1);

        static final MessageShape LIST_RESPONSE = new MessageShape(5, "list_response", 7, 1, 0, 300);
    }
}
