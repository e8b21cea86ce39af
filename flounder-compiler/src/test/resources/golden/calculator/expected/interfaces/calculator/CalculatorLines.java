package interfaces.calculator;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.LineBinding;
import org.barreleye.kpi.binding.MessageReassembler;
import org.barreleye.kpi.binding.MessageShape;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.marshal.RangeCheck;
import org.barreleye.kpi.outcome.ErrorCode;

/**
 * One end of {@code calculator} over lines of seven words.
 */
@Generated("org.barreleye.flounder: calculator.if")
abstract class CalculatorLines extends LineBinding implements CalculatorBinding, CalculatorAnswering {
    private final CalculatorHandler handler_;

    private transient DivisionView divisionView0;

    CalculatorLines(LineChannel channel, CalculatorHandler handler, Role role) {
        super(channel, Calculator.SIGNATURE, false, handler, role);
        handler_ = handler;
    }

    @Override
    public boolean tryAdd(long left, long right, AddContinuation continuation) {
        long w0_ = left;
        long w1_ = right;
        int token_ = openCall(4, continuation);
        if (token_ == 0) {
            return false;
        }
        return cancelUnlessSent(post(3, token_, w0_, w1_, 0, 0, 0, 0, 0), token_, 4);
    }

    @Override
    public void replyAdd(int token_, long sum) {
        try {
            long w0_ = sum;
            postReply(4, token_, w0_, 0, 0, 0, 0, 0, 0);
        } catch (RuntimeException impossible) {
            refuse(impossible);
            throw impossible;
        }
    }

    @Override
    public boolean tryDivide(long dividend, long divisor, DivideContinuation continuation) {
        long w0_ = dividend;
        long w1_ = divisor;
        int token_ = openCall(6, continuation);
        if (token_ == 0) {
            return false;
        }
        return cancelUnlessSent(post(5, token_, w0_, w1_, 0, 0, 0, 0, 0), token_, 6);
    }

    @Override
    public void replyDivide(int token_, Division result, ErrorCode err) {
        try {
            long w0_ = err.number();
            long w1_ = result.quotient();
            long w2_ = result.remainder();
            postReply(6, token_, w0_, w1_, w2_, 0, 0, 0, 0);
        } catch (RuntimeException impossible) {
            refuse(impossible);
            throw impossible;
        }
    }

    @Override
    public boolean tryRender(long value, int base, RenderContinuation continuation) {
        long w0_ = RangeCheck.unsigned(base, 8, "render_call.base");
        long w1_ = value;
        int token_ = openCall(8, continuation);
        if (token_ == 0) {
            return false;
        }
        return cancelUnlessSent(post(7, token_, w0_, w1_, 0, 0, 0, 0, 0), token_, 8);
    }

    @Override
    public void replyRender(int token_, String text) {
        try {
            compose(0);
            messageBuilder().text(text, 72, "render_response.text");
            transmitReply(Layout.RENDER_RESPONSE, token_);
        } catch (RuntimeException impossible) {
            refuse(impossible);
            throw impossible;
        }
    }

    @Override
    public boolean tryReset() {
        return post(9, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public boolean tryChanged(long generation) {
        long w0_ = generation;
        return post(10, 0, w0_, 0, 0, 0, 0, 0, 0);
    }

    @Override
    protected void line(int number, int token, long w0, long w1, long w2, long w3, long w4, long w5,
            long w6) {
        switch (number) {
            case 3 -> receive3(token, w0, w1);
            case 4 -> receive4(token, w0);
            case 5 -> receive5(token, w0, w1);
            case 6 -> receive6(token, w0, w1, w2);
            case 7 -> receive7(token, w0, w1);
            case 8 -> collect(Layout.RENDER_RESPONSE, token, w0, w1, w2, w3, w4, w5, w6);
            case 9 -> receive9(token);
            case 10 -> receive10(token, w0);
            default -> throw unknown(number);
        }
    }

    @Override
    protected void collected(int number, int token, MessageReassembler message) {
        switch (number) {
            case 8 -> receive8(token, message);
            default -> throw unknown(number);
        }
    }

    private void receive3(int token_, long w0_, long w1_) {
        long left = w0_;
        long right = w1_;
        beginIncomingCall(token_, "add");
        AddReply reply_ = (AddReply) replyPool().take(0);
        if (reply_ == null) {
            reply_ = new AddReply(this);
        }
        reply_.begin(token_);
        handler_.add(left, right, reply_);
    }

    private void receive4(int token_, long w0_) {
        long sum = w0_;
        ((AddContinuation)  completeCall(token_, 4, "add")).replied(sum);
    }

    private void receive5(int token_, long w0_, long w1_) {
        long dividend = w0_;
        long divisor = w1_;
        beginIncomingCall(token_, "divide");
        DivideReply reply_ = (DivideReply) replyPool().take(1);
        if (reply_ == null) {
            reply_ = new DivideReply(this);
        }
        reply_.begin(token_);
        handler_.divide(dividend, divisor, reply_);
    }

    private void receive6(int token_, long w0_, long w1_, long w2_) {
        DivisionView result = divisionView0();
        ErrorCode err = replyPool().errorCode(w0_ & 0xffffffffL);
        result.quotient = w1_;
        result.remainder = w2_;
        ((DivideContinuation)  completeCall(token_, 6, "divide")).replied(result, err);
    }

    private void receive7(int token_, long w0_, long w1_) {
        int base = (int) w0_ & 0xff;
        long value = w1_;
        beginIncomingCall(token_, "render");
        RenderReply reply_ = (RenderReply) replyPool().take(2);
        if (reply_ == null) {
            reply_ = new RenderReply(this);
        }
        reply_.begin(token_);
        handler_.render(value, base, reply_);
    }

    private void receive8(int token_, MessageReassembler message_) {
        String text = message_.text(0, "render_response.text");
        ((RenderContinuation)  completeCall(token_, 8, "render")).replied(text);
    }

    private void receive9(int token_) {
        requireOneWay(token_, "reset");
        handler_.reset();
    }

    private void receive10(int token_, long w0_) {
        long generation = w0_;
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
        static final MessageShape RENDER_RESPONSE = new MessageShape(8, "render_response", 7, 0, 0, 72);
    }
}
