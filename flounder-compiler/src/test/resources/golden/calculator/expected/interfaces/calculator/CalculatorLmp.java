package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.LmpBinding;
import org.barreleye.kpi.binding.MessageReassembler;
import org.barreleye.kpi.binding.MessageShape;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.marshal.RangeCheck;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * One end of {@code calculator} over endpoints.
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class CalculatorLmp extends LmpBinding implements CalculatorBinding, CalculatorAnswering {
    private final CalculatorHandler handler_;

    private transient DivisionView divisionView0;

    private CalculatorLmp(LmpChannel channel, CalculatorHandler handler, Role role) {
        super(channel, Calculator.SIGNATURE, handler, role);
        handler_ = handler;
    }

    static CalculatorLmp open(LmpChannel channel, CalculatorHandler handler, Role role) {
        CalculatorLmp binding = new CalculatorLmp(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public boolean tryAdd(long left, long right, AddContinuation continuation) {
        long w0_ = 3L;
        long w1_ = left;
        long w2_ = right;
        int token_ = openCall(4, continuation);
        if (token_ == 0) {
            return false;
        }
        return cancelUnlessSent(post(3, w0_ | (token_ & 0xffffffffL) << 16, w1_, w2_, 0, 0, 0, 0, 0, 0, 0), token_, 4);
    }

    @Override
    public void replyAdd(int token_, long sum) {
        try {
            long w0_ = 4L;
            long w1_ = sum;
            postReply(2, w0_ | (token_ & 0xffffffffL) << 16, w1_, 0, 0, 0, 0, 0, 0, 0, 0);
        } catch (RuntimeException impossible) {
            refuse(impossible);
            throw impossible;
        }
    }

    @Override
    public boolean tryDivide(long dividend, long divisor, DivideContinuation continuation) {
        long w0_ = 5L;
        long w1_ = dividend;
        long w2_ = divisor;
        int token_ = openCall(6, continuation);
        if (token_ == 0) {
            return false;
        }
        return cancelUnlessSent(post(3, w0_ | (token_ & 0xffffffffL) << 16, w1_, w2_, 0, 0, 0, 0, 0, 0, 0), token_, 6);
    }

    @Override
    public void replyDivide(int token_, Division result, ErrorCode err) {
        try {
            long w0_ = 6L;
            long w1_ = err.number();
            long w2_ = result.quotient();
            long w3_ = result.remainder();
            postReply(4, w0_ | (token_ & 0xffffffffL) << 16, w1_, w2_, w3_, 0, 0, 0, 0, 0, 0);
        } catch (RuntimeException impossible) {
            refuse(impossible);
            throw impossible;
        }
    }

    @Override
    public boolean tryRender(long value, int base, RenderContinuation continuation) {
        long w0_ = 7L
                | RangeCheck.unsigned(base, 8, "render_call.base") << 16;
        long w1_ = value;
        int token_ = openCall(8, continuation);
        if (token_ == 0) {
            return false;
        }
        return cancelUnlessSent(post(2, w0_ | (token_ & 0xffffffffL) << 24, w1_, 0, 0, 0, 0, 0, 0, 0, 0), token_, 8);
    }

    @Override
    public void replyRender(int token_, String text) {
        try {
            long[] words_ = compose(1);
            words_[0] = 8L;
            messageBuilder().text(text, 72, "render_response.text");
            words_[0] |= (token_ & 0xffffffffL) << 16;
            transmitReply(Layout.RENDER_RESPONSE);
        } catch (RuntimeException impossible) {
            refuse(impossible);
            throw impossible;
        }
    }

    @Override
    public boolean tryReset() {
        long w0_ = 9L;
        return post(1, w0_, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public boolean tryChanged(long generation) {
        long w0_ = 10L;
        long w1_ = generation;
        return post(2, w0_, w1_, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    protected void frame(int number, int words, CapabilityReference capability, long w0, long w1,
            long w2, long w3, long w4, long w5, long w6, long w7, long w8, long w9) {
        switch (number) {
            case 3 -> {
                expect(3, words, capability, "add_call");
                receive3(w0, w1, w2);
            }
            case 4 -> {
                expect(2, words, capability, "add_response");
                receive4(w0, w1);
            }
            case 5 -> {
                expect(3, words, capability, "divide_call");
                receive5(w0, w1, w2);
            }
            case 6 -> {
                expect(4, words, capability, "divide_response");
                receive6(w0, w1, w2, w3);
            }
            case 7 -> {
                expect(2, words, capability, "render_call");
                receive7(w0, w1);
            }
            case 8 -> collect(Layout.RENDER_RESPONSE, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
            case 9 -> {
                expect(1, words, capability, "reset");
                receive9(w0);
            }
            case 10 -> {
                expect(2, words, capability, "changed");
                receive10(w0, w1);
            }
            default -> throw unknown(number);
        }
    }

    @Override
    protected void collected(int number, MessageReassembler message) {
        switch (number) {
            case 8 -> receive8(message);
            default -> throw unknown(number);
        }
    }

    private void receive3(long w0_, long w1_, long w2_) {
        int token_ = (int) (w0_ >>> 16);
        long left = w1_;
        long right = w2_;
        beginIncomingCall(token_, "add");
        AddReply reply_ = (AddReply) replyPool().take(0);
        if (reply_ == null) {
            reply_ = new AddReply(this);
        }
        reply_.begin(token_);
        handler_.add(left, right, reply_);
    }

    private void receive4(long w0_, long w1_) {
        int token_ = (int) (w0_ >>> 16);
        long sum = w1_;
        ((AddContinuation)  completeCall(token_, 4, "add")).replied(sum);
    }

    private void receive5(long w0_, long w1_, long w2_) {
        int token_ = (int) (w0_ >>> 16);
        long dividend = w1_;
        long divisor = w2_;
        beginIncomingCall(token_, "divide");
        DivideReply reply_ = (DivideReply) replyPool().take(1);
        if (reply_ == null) {
            reply_ = new DivideReply(this);
        }
        reply_.begin(token_);
        handler_.divide(dividend, divisor, reply_);
    }

    private void receive6(long w0_, long w1_, long w2_, long w3_) {
        int token_ = (int) (w0_ >>> 16);
        DivisionView result = divisionView0();
        ErrorCode err = replyPool().errorCode(w1_ & 0xffffffffL);
        result.quotient = w2_;
        result.remainder = w3_;
        ((DivideContinuation)  completeCall(token_, 6, "divide")).replied(result, err);
    }

    private void receive7(long w0_, long w1_) {
        int token_ = (int) (w0_ >>> 24);
        int base = (int) (w0_ >>> 16) & 0xff;
        long value = w1_;
        beginIncomingCall(token_, "render");
        RenderReply reply_ = (RenderReply) replyPool().take(2);
        if (reply_ == null) {
            reply_ = new RenderReply(this);
        }
        reply_.begin(token_);
        handler_.render(value, base, reply_);
    }

    private void receive8(MessageReassembler message_) {
        long[] words_ = message_.words();
        int token_ = (int) (words_[0] >>> 16);
        String text = message_.text(0, "render_response.text");
        ((RenderContinuation)  completeCall(token_, 8, "render")).replied(text);
    }

    private void receive9(long w0_) {
        int token_ = (int) (w0_ >>> 16);
        requireOneWay(token_, "reset");
        handler_.reset();
    }

    private void receive10(long w0_, long w1_) {
        int token_ = (int) (w0_ >>> 16);
        long generation = w1_;
        requireOneWay(token_, "changed");
        handler_.changed(generation);
    }

    private DivisionView divisionView0() {
        if (divisionView0 == null) {
            divisionView0 = new DivisionView();
        }
        return divisionView0;
    }

    /**
     * What messages look like.
     */
    private static final class Layout {
        static final MessageShape RENDER_RESPONSE = new MessageShape(8, "render_response", 10, 1, 0, 72);
    }
}
