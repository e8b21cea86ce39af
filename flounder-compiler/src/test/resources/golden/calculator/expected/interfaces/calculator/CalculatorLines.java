package interfaces.calculator;

import org.barreleye.kpi.binding.Continuation;
import org.barreleye.kpi.binding.LineBinding;
import org.barreleye.kpi.binding.MessageReassembler;
import org.barreleye.kpi.binding.MessageShape;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.binding.ValueContinuation;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.marshal.RangeCheck;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code calculator} over lines of seven words.
 */
@Generated("org.barreleye.flounder: calculator.if")
abstract class CalculatorLines extends LineBinding implements CalculatorBinding, CalculatorAnswering {
    private final CalculatorHandler _handler;

    private transient DivisionView divisionView0;

    CalculatorLines(LineChannel channel, CalculatorHandler handler, Role role) {
        super(channel, CalculatorInterface.SIGNATURE, false, handler, role);
        _handler = handler;
    }

    @Override
    public boolean tryAdd(long left, long right, AddContinuation continuation) {
        return offerAdd(false, left, right, continuation);
    }

    @Override
    public void sendAdd(long left, long right, AddContinuation continuation) {
        requireAccepted(offerAdd(true, left, right, continuation), "add");
    }

    private boolean offerAdd(boolean _queued, long left, long right, AddContinuation continuation) {
        long _w0 = left;
        long _w1 = right;
        int _token = openCall(CalculatorInterface.Numbers.ADD_RESPONSE, continuation, _queued);
        if (_token == 0) {
            return false;
        }
        return cancelUnlessSent(post(_queued, CalculatorInterface.Numbers.ADD_CALL, _token, _w0, _w1, 0, 0, 0, 0, 0), _token, CalculatorInterface.Numbers.ADD_RESPONSE);
    }

    @Override
    public void replyAdd(int _token, long sum) {
        try {
            long _w0 = sum;
            postReply(CalculatorInterface.Numbers.ADD_RESPONSE, _token, _w0, 0, 0, 0, 0, 0, 0);
        } catch (RuntimeException _exception) {
            refuse(_exception);
            throw _exception;
        }
    }

    @Override
    public boolean tryDivide(long dividend, long divisor,
            ValueContinuation<Division> continuation) {
        return offerDivide(false, dividend, divisor, continuation);
    }

    @Override
    public void sendDivide(long dividend, long divisor, ValueContinuation<Division> continuation) {
        requireAccepted(offerDivide(true, dividend, divisor, continuation), "divide");
    }

    private boolean offerDivide(boolean _queued, long dividend, long divisor,
            ValueContinuation<Division> continuation) {
        long _w0 = dividend;
        long _w1 = divisor;
        int _token = openCall(CalculatorInterface.Numbers.DIVIDE_RESPONSE, continuation, _queued);
        if (_token == 0) {
            return false;
        }
        return cancelUnlessSent(post(_queued, CalculatorInterface.Numbers.DIVIDE_CALL, _token, _w0, _w1, 0, 0, 0, 0, 0), _token, CalculatorInterface.Numbers.DIVIDE_RESPONSE);
    }

    @Override
    public void replyDivide(int _token, Division result, ErrorCode err) {
        try {
            long _w0 = err.number();
            long _w1 = result.quotient();
            long _w2 = result.remainder();
            postReply(CalculatorInterface.Numbers.DIVIDE_RESPONSE, _token, _w0, _w1, _w2, 0, 0, 0, 0);
        } catch (RuntimeException _exception) {
            refuse(_exception);
            throw _exception;
        }
    }

    @Override
    public boolean tryRender(long value, int base, RenderContinuation continuation) {
        return offerRender(false, value, base, continuation);
    }

    @Override
    public void sendRender(long value, int base, RenderContinuation continuation) {
        requireAccepted(offerRender(true, value, base, continuation), "render");
    }

    private boolean offerRender(boolean _queued, long value, int base,
            RenderContinuation continuation) {
        long _w0 = RangeCheck.unsigned(base, 8, "render_call.base");
        long _w1 = value;
        int _token = openCall(CalculatorInterface.Numbers.RENDER_RESPONSE, continuation, _queued);
        if (_token == 0) {
            return false;
        }
        return cancelUnlessSent(post(_queued, CalculatorInterface.Numbers.RENDER_CALL, _token, _w0, _w1, 0, 0, 0, 0, 0), _token, CalculatorInterface.Numbers.RENDER_RESPONSE);
    }

    @Override
    public void replyRender(int _token, String text) {
        try {
            compose(0);
            messageBuilder().text(text, 72, "render_response.text");
            transmitReply(Layout.RENDER_RESPONSE, _token);
        } catch (RuntimeException _exception) {
            refuse(_exception);
            throw _exception;
        }
    }

    @Override
    public boolean tryReset() {
        return offerReset(false);
    }

    @Override
    public void sendReset() {
        requireAccepted(offerReset(true), "reset");
    }

    private boolean offerReset(boolean _queued) {
        return post(_queued, CalculatorInterface.Numbers.RESET, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public boolean tryChanged(long generation) {
        return offerChanged(false, generation);
    }

    @Override
    public void sendChanged(long generation) {
        requireAccepted(offerChanged(true, generation), "changed");
    }

    private boolean offerChanged(boolean _queued, long generation) {
        long _w0 = generation;
        return post(_queued, CalculatorInterface.Numbers.CHANGED, 0, _w0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    protected void line(int number, int token, long w0, long w1, long w2, long w3, long w4, long w5,
            long w6) {
        switch (number) {
            case CalculatorInterface.Numbers.ADD_CALL -> receiveAddCall(token, w0, w1);
            case CalculatorInterface.Numbers.ADD_RESPONSE -> receiveAddResponse(token, w0);
            case CalculatorInterface.Numbers.DIVIDE_CALL -> receiveDivideCall(token, w0, w1);
            case CalculatorInterface.Numbers.DIVIDE_RESPONSE -> receiveDivideResponse(token, w0, w1, w2);
            case CalculatorInterface.Numbers.RENDER_CALL -> receiveRenderCall(token, w0, w1);
            case CalculatorInterface.Numbers.RENDER_RESPONSE -> collect(Layout.RENDER_RESPONSE, token, w0, w1, w2, w3, w4, w5, w6);
            case CalculatorInterface.Numbers.RESET -> receiveReset(token);
            case CalculatorInterface.Numbers.CHANGED -> receiveChanged(token, w0);
            default -> throw unknown(number);
        }
    }

    @Override
    protected void collected(int number, int token, MessageReassembler message) {
        switch (number) {
            case CalculatorInterface.Numbers.RENDER_RESPONSE -> receiveRenderResponse(token, message);
            default -> throw unknown(number);
        }
    }

    private void receiveAddCall(int _token, long _w0, long _w1) {
        long left = _w0;
        long right = _w1;
        beginIncomingCall(_token, "add");
        AddReply _reply = (AddReply) replyPool().take(0);
        if (_reply == null) {
            _reply = new AddReply(this);
        }
        _reply.begin(_token);
        try {
            _handler.add(left, right, _reply);
        } catch (RuntimeException _exception) {
            handlerFailed(_reply, "add", _exception);
        }
    }

    private void receiveAddResponse(int _token, long _w0) {
        long sum = _w0;
        ((AddContinuation) completeCall(_token, CalculatorInterface.Numbers.ADD_RESPONSE, "add")).replied(sum);
    }

    private void receiveDivideCall(int _token, long _w0, long _w1) {
        long dividend = _w0;
        long divisor = _w1;
        beginIncomingCall(_token, "divide");
        DivideReply _reply = (DivideReply) replyPool().take(1);
        if (_reply == null) {
            _reply = new DivideReply(this);
        }
        _reply.begin(_token);
        try {
            _handler.divide(dividend, divisor, _reply);
        } catch (RuntimeException _exception) {
            handlerFailed(_reply, "divide", _exception);
        }
    }

    @SuppressWarnings("unchecked")
    private void receiveDivideResponse(int _token, long _w0, long _w1, long _w2) {
        DivisionView result = divisionView0();
        ErrorCode err = replyPool().errorCode(_w0 & 0xffffffffL);
        result.quotient = _w1;
        result.remainder = _w2;
        Continuation _call = completeCall(_token, CalculatorInterface.Numbers.DIVIDE_RESPONSE, "divide");
        if (_call instanceof DivideContinuation _own) {
            _own.replied(result, err);
        } else {
            ((ValueContinuation<Division>) _call).replied(result.copy(), err);
        }
    }

    private void receiveRenderCall(int _token, long _w0, long _w1) {
        int base = (int) _w0 & 0xff;
        long value = _w1;
        beginIncomingCall(_token, "render");
        RenderReply _reply = (RenderReply) replyPool().take(2);
        if (_reply == null) {
            _reply = new RenderReply(this);
        }
        _reply.begin(_token);
        try {
            _handler.render(value, base, _reply);
        } catch (RuntimeException _exception) {
            handlerFailed(_reply, "render", _exception);
        }
    }

    private void receiveRenderResponse(int _token, MessageReassembler _message) {
        String text = _message.text(0, "render_response.text");
        ((RenderContinuation) completeCall(_token, CalculatorInterface.Numbers.RENDER_RESPONSE, "render")).replied(text);
    }

    private void receiveReset(int _token) {
        requireOneWay(_token, "reset");
        try {
            _handler.reset();
        } catch (RuntimeException _exception) {
            handlerFailed("reset", _exception);
        }
    }

    private void receiveChanged(int _token, long _w0) {
        long generation = _w0;
        requireOneWay(_token, "changed");
        try {
            _handler.changed(generation);
        } catch (RuntimeException _exception) {
            handlerFailed("changed", _exception);
        }
    }

    private DivisionView divisionView0() {
        if (divisionView0 == null) {
            divisionView0 = new DivisionView();
        }
        return divisionView0;
    }

    /**
     * The shapes of the messages that are not sent in one piece.
     */
    private static final class Layout {
        static final MessageShape RENDER_RESPONSE = new MessageShape(8, "render_response", 7, 0, 0, 72);
    }
}
