package interfaces.arrays;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Generated;
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

/**
 * One end of {@code arrays} over endpoints.
 */
@Generated("org.barreleye.flounder: arrays.if")
public final class ArraysLmp extends LmpBinding implements ArraysBinding, ArraysAnswering {
    private final ArraysHandler handler_;

    private transient ByteArrayView byteArrayView0;

    private transient LongArrayView longArrayView0;

    private transient BooleanArrayView booleanArrayView0;

    private ArraysLmp(LmpChannel channel, ArraysHandler handler, Role role) {
        super(channel, Arrays.SIGNATURE, handler, role);
        handler_ = handler;
    }

    static ArraysLmp open(LmpChannel channel, ArraysHandler handler, Role role) {
        ArraysLmp binding = new ArraysLmp(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public boolean trySend(ByteArrayView data, LongArrayView numbers, BooleanArrayView flags,
            List<Gate> gates) {
        long[] words_ = compose(1);
        words_[0] = 3L;
        messageBuilder().bytes(data, 2048, "send.data");
        messageBuilder().unsigned(numbers, 8, "send.numbers");
        messageBuilder().flags(flags, 3, "send.flags");
        messageBuilder().array(gates.size(), 5, 3, "send.gates");
        for (Gate element_ : gates) {
            element_.pack(messageBuilder());
        }
        return transmit(Layout.SEND);
    }

    @Override
    public boolean tryList(CapabilityReference folder, ListContinuation continuation) {
        long[] words_ = compose(1);
        words_[0] = 4L;
        messageBuilder().capability(folder, false);
        int token_ = openCall(5, continuation);
        if (token_ == 0) {
            return false;
        }
        words_[0] |= (token_ & 0xffffffffL) << 16;
        return cancelUnlessSent(transmit(Layout.LIST_CALL), token_, 5);
    }

    @Override
    public void replyList(int token_, List<Gate> gates, ErrorCode err) {
        try {
            long[] words_ = compose(2);
            words_[0] = 5L;
            words_[1] = err.number();
            messageBuilder().array(gates.size(), 100, 3, "list_response.gates");
            for (Gate element_ : gates) {
                element_.pack(messageBuilder());
            }
            words_[0] |= (token_ & 0xffffffffL) << 16;
            transmitReply(Layout.LIST_RESPONSE);
        } catch (RuntimeException impossible) {
            refuse(impossible);
            throw impossible;
        }
    }

    @Override
    protected void frame(int number, int words, CapabilityReference capability, long w0, long w1,
            long w2, long w3, long w4, long w5, long w6, long w7, long w8, long w9) {
        switch (number) {
            case 3 -> collect(Layout.SEND, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
            case 4 -> collect(Layout.LIST_CALL, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
            case 5 -> collect(Layout.LIST_RESPONSE, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
            default -> throw unknown(number);
        }
    }

    @Override
    protected void collected(int number, MessageReassembler message) {
        switch (number) {
            case 3 -> receive3(message);
            case 4 -> receive4(message);
            case 5 -> receive5(message);
            default -> throw unknown(number);
        }
    }

    private void receive3(MessageReassembler message_) {
        long[] words_ = message_.words();
        int token_ = (int) (words_[0] >>> 16);
        ByteArrayView data = message_.bytes(0, byteArrayView0(), 1, "send.data");
        LongArrayView numbers = message_.unsigned(1, longArrayView0(), "send.numbers");
        BooleanArrayView flags = message_.flags(2, booleanArrayView0(), "send.flags");
        List<Gate> gates = unpackGate(message_.packed(3, 3, "send.gates"), "send.gates");
        requireOneWay(token_, "send");
        handler_.send(data, numbers, flags, gates);
    }

    private void receive4(MessageReassembler message_) {
        long[] words_ = message_.words();
        int token_ = (int) (words_[0] >>> 16);
        CapabilityReference folder = message_.capability(0);
        beginIncomingCall(token_, "list");
        ListReply reply_ = (ListReply) replyPool().take(0);
        if (reply_ == null) {
            reply_ = new ListReply(this);
        }
        reply_.begin(token_);
        handler_.list(folder, reply_);
    }

    private void receive5(MessageReassembler message_) {
        long[] words_ = message_.words();
        int token_ = (int) (words_[0] >>> 16);
        ErrorCode err = replyPool().errorCode(words_[1] & 0xffffffffL);
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
        static final MessageShape SEND = new MessageShape(3, "send", 10, 1, 0, 2048, 32, 3, 15);

        static final MessageShape LIST_CALL = new MessageShape(4, "list_call", 10, 1, 1);

        static final MessageShape LIST_RESPONSE = new MessageShape(5, "list_response", 10, 2, 0, 300);
    }
}
