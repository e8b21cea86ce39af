package interfaces.arrays;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Incoming;
import org.barreleye.kpi.binding.LmpBinding;
import org.barreleye.kpi.binding.MessageShape;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.message.Bytes;
import org.barreleye.kpi.message.Flags;
import org.barreleye.kpi.message.Longs;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;

/**
 * One end of {@code arrays} over endpoints.
 */
@Generated("org.barreleye.flounder: arrays.if")
public final class ArraysLmp extends LmpBinding implements ArraysBinding, ArraysAnswering {
    private final ArraysHandler handler_;

    private Bytes bytes0;

    private Longs longs0;

    private Flags flags0;

    private ArraysLmp(LmpChannel channel, ArraysHandler handler, Role role) {
        super(channel, Arrays.AGREEMENT, handler, role);
        handler_ = handler;
    }

    private ArraysLmp(ArraysLmp source, Copier copier) {
        super(source, copier);
        handler_ = copier.ofForeign(source.handler_);
    }

    static ArraysLmp open(LmpChannel channel, ArraysHandler handler, Role role) {
        ArraysLmp binding = new ArraysLmp(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public ArraysLmp copy(Copier copier) {
        return new ArraysLmp(this, copier);
    }

    @Override
    public boolean trySend(Bytes data, Longs numbers, Flags flags, List<Gate> gates) {
        long[] words_ = compose(1);
        words_[0] = 3L;
        outgoing().bytes(data, 2048, "send.data");
        outgoing().unsigned(numbers, 8, "send.numbers");
        outgoing().flags(flags, 3, "send.flags");
        outgoing().array(gates.size(), 5, 3, "send.gates");
        for (Gate element_ : gates) {
            element_.pack(outgoing());
        }
        return transmit(Layout.SEND);
    }

    @Override
    public boolean tryList(CapabilityReference folder, ListContinuation continuation) {
        long[] words_ = compose(1);
        words_[0] = 4L;
        outgoing().capability(folder, false);
        int token_ = openCall(5, continuation);
        if (token_ == 0) {
            return false;
        }
        words_[0] |= (token_ & 0xffffffffL) << 16;
        return called(transmit(Layout.LIST_CALL), token_, 5);
    }

    @Override
    public void replyList(int token_, List<Gate> gates, ErrorCode err) {
        try {
            long[] words_ = compose(2);
            words_[0] = 5L;
            words_[1] = err.number();
            outgoing().array(gates.size(), 100, 3, "list_response.gates");
            for (Gate element_ : gates) {
                element_.pack(outgoing());
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
    protected void collected(int number, Incoming message) {
        switch (number) {
            case 3 -> receive3(message);
            case 4 -> receive4(message);
            case 5 -> receive5(message);
            default -> throw unknown(number);
        }
    }

    private void receive3(Incoming message_) {
        long[] words_ = message_.words();
        int token_ = (int) (words_[0] >>> 16);
        Bytes data = message_.bytes(0, bytes0(), 1, "send.data");
        Longs numbers = message_.unsigned(1, longs0(), "send.numbers");
        Flags flags = message_.flags(2, flags0(), "send.flags");
        List<Gate> gates = unpackGate(message_.packed(3, 3, "send.gates"), "send.gates");
        untold(token_, "send");
        handler_.send(data, numbers, flags, gates);
    }

    private void receive4(Incoming message_) {
        long[] words_ = message_.words();
        int token_ = (int) (words_[0] >>> 16);
        CapabilityReference folder = message_.capability(0);
        asked(token_, "list");
        ListReply reply_ = (ListReply) spares().reply(0);
        if (reply_ == null) {
            reply_ = new ListReply(this);
        }
        reply_.begin(token_);
        handler_.list(folder, reply_);
    }

    private void receive5(Incoming message_) {
        long[] words_ = message_.words();
        int token_ = (int) (words_[0] >>> 16);
        ErrorCode err = spares().errorCode(words_[1] & 0xffffffffL);
        List<Gate> gates = unpackGate(message_.packed(0, 3, "list_response.gates"), "list_response.gates");
        ((ListContinuation) answered(token_, 5, "list")).replied(gates, err);
    }

    private static List<Gate> unpackGate(Bytes array, String what) {
        List<Gate> elements = new ArrayList<>(array.length() / 3);
        for (int at = 0; at < array.length(); at += 3) {
            elements.add(Gate.unpack(array, at, what));
        }
        return elements;
    }

    private Bytes bytes0() {
        if (bytes0 == null) {
            bytes0 = new Bytes();
        }
        return bytes0;
    }

    private Longs longs0() {
        if (longs0 == null) {
            longs0 = new Longs();
        }
        return longs0;
    }

    private Flags flags0() {
        if (flags0 == null) {
            flags0 = new Flags();
        }
        return flags0;
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
