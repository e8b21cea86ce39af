package interfaces.arrays;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.binding.LmpBinding;
import org.barreleye.kpi.binding.MessageReassembler;
import org.barreleye.kpi.binding.MessageShape;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.marshal.BooleanArrayView;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.marshal.LongArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code arrays} over endpoints.
 */
@Generated("org.barreleye.flounder: arrays.if")
public final class ArraysLmp extends LmpBinding implements ArraysBinding, ArraysAnswering {
    private final ArraysHandler _handler;

    private transient ByteArrayView byteArrayView0;

    private transient LongArrayView longArrayView0;

    private transient BooleanArrayView booleanArrayView0;

    private ArraysLmp(LmpChannel channel, ArraysHandler handler, Role role) {
        super(channel, ArraysInterface.SIGNATURE, handler, role);
        _handler = handler;
    }

    static ArraysLmp open(LmpChannel channel, ArraysHandler handler, Role role) {
        ArraysLmp binding = new ArraysLmp(channel, handler, role);
        binding.start();
        return binding;
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
        long[] _words = compose(1);
        _words[0] = (long) ArraysInterface.Numbers.SEND;
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
        long[] _words = compose(1);
        _words[0] = (long) ArraysInterface.Numbers.LIST_CALL;
        messageBuilder().capability(folder, false);
        int _token = openCall(ArraysInterface.Numbers.LIST_RESPONSE, continuation, _queued);
        if (_token == 0) {
            return false;
        }
        _words[0] |= (_token & 0xffffffffL) << 16;
        return cancelUnlessSent(transmit(_queued, Layout.LIST_CALL, _token), _token, ArraysInterface.Numbers.LIST_RESPONSE);
    }

    @Override
    public void replyList(int _token, List<Gate> gates, ErrorCode err) {
        try {
            long[] _words = compose(2);
            _words[0] = (long) ArraysInterface.Numbers.LIST_RESPONSE;
            _words[1] = err.number();
            messageBuilder().array(gates.size(), 100, 3, "list_response.gates");
            for (Gate _element : gates) {
                _element.pack(messageBuilder());
            }
            _words[0] |= (_token & 0xffffffffL) << 16;
            transmitReply(Layout.LIST_RESPONSE);
        } catch (RuntimeException _exception) {
            refuse(_exception);
            throw _exception;
        }
    }

    @Override
    protected void frame(int number, int words, CapabilityReference capability, long w0, long w1,
            long w2, long w3, long w4, long w5, long w6, long w7, long w8, long w9) {
        switch (number) {
            case ArraysInterface.Numbers.SEND -> collect(Layout.SEND, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
            case ArraysInterface.Numbers.LIST_CALL -> collect(Layout.LIST_CALL, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
            case ArraysInterface.Numbers.LIST_RESPONSE -> collect(Layout.LIST_RESPONSE, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
            default -> throw unknown(number);
        }
    }

    @Override
    protected void collected(int number, MessageReassembler message) {
        switch (number) {
            case ArraysInterface.Numbers.SEND -> receiveSend(message);
            case ArraysInterface.Numbers.LIST_CALL -> receiveListCall(message);
            case ArraysInterface.Numbers.LIST_RESPONSE -> receiveListResponse(message);
            default -> throw unknown(number);
        }
    }

    private void receiveSend(MessageReassembler _message) {
        long[] _words = _message.words();
        int _token = (int) (_words[0] >>> 16);
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

    private void receiveListCall(MessageReassembler _message) {
        long[] _words = _message.words();
        int _token = (int) (_words[0] >>> 16);
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

    private void receiveListResponse(MessageReassembler _message) {
        long[] _words = _message.words();
        int _token = (int) (_words[0] >>> 16);
        ErrorCode err = replyPool().errorCode(_words[1] & 0xffffffffL);
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
        static final MessageShape SEND = new MessageShape(3, "send", 10, 1, 0, 2048, 32, 3, 15);

        static final MessageShape LIST_CALL = new MessageShape(4, "list_call", 10, 1, 1);

        static final MessageShape LIST_RESPONSE = new MessageShape(5, "list_response", 10, 2, 0, 300);
    }
}
