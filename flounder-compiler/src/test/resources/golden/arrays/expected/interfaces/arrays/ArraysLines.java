package interfaces.arrays;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Generated;
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

/**
 * One end of {@code arrays} over lines of seven words.
 */
@Generated("org.barreleye.flounder: arrays.if")
abstract class ArraysLines extends LineBinding implements ArraysBinding, ArraysAnswering {
    private final ArraysHandler handler_;

    private transient ByteArrayView byteArrayView0;

    private transient LongArrayView longArrayView0;

    private transient BooleanArrayView booleanArrayView0;

    ArraysLines(LineChannel channel, ArraysHandler handler, Role role) {
        super(channel, Arrays.SIGNATURE, true, handler, role);
        handler_ = handler;
    }

    @Override
    public boolean trySend(ByteArrayView data, LongArrayView numbers, BooleanArrayView flags,
            List<Gate> gates) {
        compose(0);
        messageBuilder().bytes(data, 2048, "send.data");
        messageBuilder().unsigned(numbers, 8, "send.numbers");
        messageBuilder().flags(flags, 3, "send.flags");
        messageBuilder().array(gates.size(), 5, 3, "send.gates");
        for (Gate element_ : gates) {
            element_.pack(messageBuilder());
        }
        return transmit(Layout.SEND, 0);
    }

    @Override
    public boolean tryList(CapabilityReference folder, ListContinuation continuation) {
        compose(0);
        messageBuilder().capability(folder, false);
        int token_ = openCall(5, continuation);
        if (token_ == 0) {
            return false;
        }
        return cancelUnlessSent(transmit(Layout.LIST_CALL, token_), token_, 5);
    }

    @Override
    public void replyList(int token_, List<Gate> gates, ErrorCode err) {
        try {
            long[] words_ = compose(1);
            words_[0] = err.number();
            messageBuilder().array(gates.size(), 100, 3, "list_response.gates");
            for (Gate element_ : gates) {
                element_.pack(messageBuilder());
            }
            transmitReply(Layout.LIST_RESPONSE, token_);
        } catch (RuntimeException impossible) {
            refuse(impossible);
            throw impossible;
        }
    }

    @Override
    protected void line(int number, int token, long w0, long w1, long w2, long w3, long w4, long w5,
            long w6) {
        switch (number) {
            case 3 -> collect(Layout.SEND, token, w0, w1, w2, w3, w4, w5, w6);
            case 4 -> collect(Layout.LIST_CALL, token, w0, w1, w2, w3, w4, w5, w6);
            case 5 -> collect(Layout.LIST_RESPONSE, token, w0, w1, w2, w3, w4, w5, w6);
            default -> throw unknown(number);
        }
    }

    @Override
    protected void collected(int number, int token, MessageReassembler message) {
        switch (number) {
            case 3 -> receive3(token, message);
            case 4 -> receive4(token, message);
            case 5 -> receive5(token, message);
            default -> throw unknown(number);
        }
    }

    private void receive3(int token_, MessageReassembler message_) {
        ByteArrayView data = message_.bytes(0, byteArrayView0(), 1, "send.data");
        LongArrayView numbers = message_.unsigned(1, longArrayView0(), "send.numbers");
        BooleanArrayView flags = message_.flags(2, booleanArrayView0(), "send.flags");
        List<Gate> gates = unpackGate(message_.packed(3, 3, "send.gates"), "send.gates");
        requireOneWay(token_, "send");
        handler_.send(data, numbers, flags, gates);
    }

    private void receive4(int token_, MessageReassembler message_) {
        CapabilityReference folder = message_.capability(0);
        beginIncomingCall(token_, "list");
        ListReply reply_ = (ListReply) replyPool().take(0);
        if (reply_ == null) {
            reply_ = new ListReply(this);
        }
        reply_.begin(token_);
        handler_.list(folder, reply_);
    }

    private void receive5(int token_, MessageReassembler message_) {
        long[] words_ = message_.words();
        ErrorCode err = replyPool().errorCode(words_[0] & 0xffffffffL);
        List<Gate> gates = unpackGate(message_.packed(0, 3, "list_response.gates"), "list_response.gates");
        ((ListContinuation)  completeCall(token_, 5, "list")).replied(gates, err);
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
     * What messages look like.
     */
    private static final class Layout {
        static final MessageShape SEND = new MessageShape(3, "send", 7, 0, 0, 2048, 32, 3, 15);

        static final MessageShape LIST_CALL = new MessageShape(4, "list_call", 7, 0, 1);

        static final MessageShape LIST_RESPONSE = new MessageShape(5, "list_response", 7, 1, 0, 300);
    }
}
