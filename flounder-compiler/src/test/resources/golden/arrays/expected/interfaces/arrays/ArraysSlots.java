package interfaces.arrays;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.Incoming;
import org.barreleye.kpi.binding.MessageShape;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.binding.SlotBinding;
import org.barreleye.kpi.channel.SlotChannel;
import org.barreleye.kpi.message.Bytes;
import org.barreleye.kpi.message.Flags;
import org.barreleye.kpi.message.Longs;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;

/**
 * One end of {@code arrays} over slots of seven words.
 */
@Generated("org.barreleye.flounder: arrays.if")
abstract class ArraysSlots extends SlotBinding implements ArraysBinding, ArraysAnswering {
    private final ArraysHandler handler_;

    private Bytes bytes0;

    private Longs longs0;

    private Flags flags0;

    ArraysSlots(SlotChannel channel, ArraysHandler handler, Role role) {
        super(channel, Arrays.AGREEMENT, true, handler, role);
        handler_ = handler;
    }

    ArraysSlots(ArraysSlots source, Copier copier) {
        super(source, copier);
        handler_ = copier.ofForeign(source.handler_);
    }

    @Override
    public boolean trySend(Bytes data, Longs numbers, Flags flags, List<Gate> gates) {
        compose(0);
        outgoing().bytes(data, 2048, "send.data");
        outgoing().unsigned(numbers, 8, "send.numbers");
        outgoing().flags(flags, 3, "send.flags");
        outgoing().array(gates.size(), 5, 3, "send.gates");
        for (Gate element_ : gates) {
            element_.pack(outgoing());
        }
        return transmit(Layout.SEND, 0);
    }

    @Override
    public boolean tryList(CapabilityReference folder, ListContinuation continuation) {
        compose(0);
        outgoing().capability(folder, false);
        int token_ = openCall(5, continuation);
        if (token_ == 0) {
            return false;
        }
        return called(transmit(Layout.LIST_CALL, token_), token_, 5);
    }

    @Override
    public void replyList(int token_, List<Gate> gates, ErrorCode err) {
        try {
            long[] words_ = compose(1);
            words_[0] = err.number();
            outgoing().array(gates.size(), 100, 3, "list_response.gates");
            for (Gate element_ : gates) {
                element_.pack(outgoing());
            }
            transmitReply(Layout.LIST_RESPONSE, token_);
        } catch (RuntimeException impossible) {
            refuse(impossible);
            throw impossible;
        }
    }

    @Override
    protected void slot(int number, int token, long w0, long w1, long w2, long w3, long w4, long w5,
            long w6) {
        switch (number) {
            case 3 -> collect(Layout.SEND, token, w0, w1, w2, w3, w4, w5, w6);
            case 4 -> collect(Layout.LIST_CALL, token, w0, w1, w2, w3, w4, w5, w6);
            case 5 -> collect(Layout.LIST_RESPONSE, token, w0, w1, w2, w3, w4, w5, w6);
            default -> throw unknown(number);
        }
    }

    @Override
    protected void collected(int number, int token, Incoming message) {
        switch (number) {
            case 3 -> receive3(token, message);
            case 4 -> receive4(token, message);
            case 5 -> receive5(token, message);
            default -> throw unknown(number);
        }
    }

    private void receive3(int token_, Incoming message_) {
        Bytes data = message_.bytes(0, bytes0(), 1, "send.data");
        Longs numbers = message_.unsigned(1, longs0(), "send.numbers");
        Flags flags = message_.flags(2, flags0(), "send.flags");
        List<Gate> gates = unpackGate(message_.packed(3, 3, "send.gates"), "send.gates");
        untold(token_, "send");
        handler_.send(data, numbers, flags, gates);
    }

    private void receive4(int token_, Incoming message_) {
        CapabilityReference folder = message_.capability(0);
        asked(token_, "list");
        ListReply reply_ = (ListReply) spares().reply(0);
        if (reply_ == null) {
            reply_ = new ListReply(this);
        }
        reply_.begin(token_);
        handler_.list(folder, reply_);
    }

    private void receive5(int token_, Incoming message_) {
        long[] words_ = message_.words();
        ErrorCode err = spares().errorCode(words_[0] & 0xffffffffL);
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
        static final MessageShape SEND = new MessageShape(3, "send", 7, 0, 0, 2048, 32, 3, 15);

        static final MessageShape LIST_CALL = new MessageShape(4, "list_call", 7, 0, 1);

        static final MessageShape LIST_RESPONSE = new MessageShape(5, "list_response", 7, 1, 0, 300);
    }
}
