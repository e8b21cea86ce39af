package interfaces.calculator;

import org.barreleye.kpi.binding.Continuation;
import org.barreleye.kpi.binding.LmpBinding;
import org.barreleye.kpi.binding.MessageReassembler;
import org.barreleye.kpi.binding.MessageShape;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.binding.ValueContinuation;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.marshal.RangeCheck;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code calculator} over endpoints.
 */
@Generated("org.barreleye.flounder: calculator.if")
public final class CalculatorLmp extends LmpBinding implements CalculatorBinding, CalculatorAnswering {
    private final CalculatorHandler _handler;

    private transient DivisionView divisionView0;

    private CalculatorLmp(LmpChannel channel, CalculatorHandler handler, Role role) {
        super(channel, CalculatorInterface.SIGNATURE, handler, role);
        _handler = handler;
    }

    static CalculatorLmp open(LmpChannel channel, CalculatorHandler handler, Role role) {
        CalculatorLmp binding = new CalculatorLmp(channel, handler, role);
        binding.start();
        return binding;
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
        long _w0 = (long) CalculatorInterface.Numbers.ADD_CALL;
        long _w1 = left;
        long _w2 = right;
        int _token = openCall(CalculatorInterface.Numbers.ADD_RESPONSE, continuation, _queued);
        if (_token == 0) {
            return false;
        }
        return cancelUnlessSent(post(_queued, _token, 3, _w0 | (_token & 0xffffffffL) << 16, _w1, _w2, 0, 0, 0, 0, 0, 0, 0), _token, CalculatorInterface.Numbers.ADD_RESPONSE);
    }

    @Override
    public void replyAdd(int _token, long sum) {
        try {
            long _w0 = (long) CalculatorInterface.Numbers.ADD_RESPONSE;
            long _w1 = sum;
            postReply(2, _w0 | (_token & 0xffffffffL) << 16, _w1, 0, 0, 0, 0, 0, 0, 0, 0);
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
        long _w0 = (long) CalculatorInterface.Numbers.DIVIDE_CALL;
        long _w1 = dividend;
        long _w2 = divisor;
        int _token = openCall(CalculatorInterface.Numbers.DIVIDE_RESPONSE, continuation, _queued);
        if (_token == 0) {
            return false;
        }
        return cancelUnlessSent(post(_queued, _token, 3, _w0 | (_token & 0xffffffffL) << 16, _w1, _w2, 0, 0, 0, 0, 0, 0, 0), _token, CalculatorInterface.Numbers.DIVIDE_RESPONSE);
    }

    @Override
    public void replyDivide(int _token, Division result, ErrorCode err) {
        try {
            long _w0 = (long) CalculatorInterface.Numbers.DIVIDE_RESPONSE;
            long _w1 = err.number();
            long _w2 = result.quotient();
            long _w3 = result.remainder();
            postReply(4, _w0 | (_token & 0xffffffffL) << 16, _w1, _w2, _w3, 0, 0, 0, 0, 0, 0);
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
        long _w0 = (long) CalculatorInterface.Numbers.RENDER_CALL
                | RangeCheck.unsigned(base, 8, "render_call.base") << 16;
        long _w1 = value;
        int _token = openCall(CalculatorInterface.Numbers.RENDER_RESPONSE, continuation, _queued);
        if (_token == 0) {
            return false;
        }
        return cancelUnlessSent(post(_queued, _token, 2, _w0 | (_token & 0xffffffffL) << 24, _w1, 0, 0, 0, 0, 0, 0, 0, 0), _token, CalculatorInterface.Numbers.RENDER_RESPONSE);
    }

    @Override
    public void replyRender(int _token, String text) {
        try {
            long[] _words = compose(1);
            _words[0] = (long) CalculatorInterface.Numbers.RENDER_RESPONSE;
            messageBuilder().text(text, 72, "render_response.text");
            _words[0] |= (_token & 0xffffffffL) << 16;
            transmitReply(Layout.RENDER_RESPONSE);
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
        long _w0 = (long) CalculatorInterface.Numbers.RESET;
        return post(_queued, 0, 1, _w0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
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
        long _w0 = (long) CalculatorInterface.Numbers.CHANGED;
        long _w1 = generation;
        return post(_queued, 0, 2, _w0, _w1, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    protected void frame(int number, int words, CapabilityReference capability, long w0, long w1,
            long w2, long w3, long w4, long w5, long w6, long w7, long w8, long w9) {
        switch (number) {
            case CalculatorInterface.Numbers.ADD_CALL -> {
                expect(3, words, capability, "add_call");
                receiveAddCall(w0, w1, w2);
            }
            case CalculatorInterface.Numbers.ADD_RESPONSE -> {
                expect(2, words, capability, "add_response");
                receiveAddResponse(w0, w1);
            }
            case CalculatorInterface.Numbers.DIVIDE_CALL -> {
                expect(3, words, capability, "divide_call");
                receiveDivideCall(w0, w1, w2);
            }
            case CalculatorInterface.Numbers.DIVIDE_RESPONSE -> {
                expect(4, words, capability, "divide_response");
                receiveDivideResponse(w0, w1, w2, w3);
            }
            case CalculatorInterface.Numbers.RENDER_CALL -> {
                expect(2, words, capability, "render_call");
                receiveRenderCall(w0, w1);
            }
            case CalculatorInterface.Numbers.RENDER_RESPONSE -> collect(Layout.RENDER_RESPONSE, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
            case CalculatorInterface.Numbers.RESET -> {
                expect(1, words, capability, "reset");
                receiveReset(w0);
            }
            case CalculatorInterface.Numbers.CHANGED -> {
                expect(2, words, capability, "changed");
                receiveChanged(w0, w1);
            }
            default -> throw unknown(number);
        }
    }

    @Override
    protected void collected(int number, MessageReassembler message) {
        switch (number) {
            case CalculatorInterface.Numbers.RENDER_RESPONSE -> receiveRenderResponse(message);
            default -> throw unknown(number);
        }
    }

    private void receiveAddCall(long _w0, long _w1, long _w2) {
        int _token = (int) (_w0 >>> 16);
        long left = _w1;
        long right = _w2;
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

    private void receiveAddResponse(long _w0, long _w1) {
        int _token = (int) (_w0 >>> 16);
        long sum = _w1;
        ((AddContinuation) completeCall(_token, CalculatorInterface.Numbers.ADD_RESPONSE, "add")).replied(sum);
    }

    private void receiveDivideCall(long _w0, long _w1, long _w2) {
        int _token = (int) (_w0 >>> 16);
        long dividend = _w1;
        long divisor = _w2;
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
    private void receiveDivideResponse(long _w0, long _w1, long _w2, long _w3) {
        int _token = (int) (_w0 >>> 16);
        DivisionView result = divisionView0();
        ErrorCode err = replyPool().errorCode(_w1 & 0xffffffffL);
        result.quotient = _w2;
        result.remainder = _w3;
        Continuation _call = completeCall(_token, CalculatorInterface.Numbers.DIVIDE_RESPONSE, "divide");
        if (_call instanceof DivideContinuation _own) {
            _own.replied(result, err);
        } else {
            ((ValueContinuation<Division>) _call).replied(result.copy(), err);
        }
    }

    private void receiveRenderCall(long _w0, long _w1) {
        int _token = (int) (_w0 >>> 24);
        int base = (int) (_w0 >>> 16) & 0xff;
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

    private void receiveRenderResponse(MessageReassembler _message) {
        long[] _words = _message.words();
        int _token = (int) (_words[0] >>> 16);
        String text = _message.text(0, "render_response.text");
        ((RenderContinuation) completeCall(_token, CalculatorInterface.Numbers.RENDER_RESPONSE, "render")).replied(text);
    }

    private void receiveReset(long _w0) {
        int _token = (int) (_w0 >>> 16);
        requireOneWay(_token, "reset");
        try {
            _handler.reset();
        } catch (RuntimeException _exception) {
            handlerFailed("reset", _exception);
        }
    }

    private void receiveChanged(long _w0, long _w1) {
        int _token = (int) (_w0 >>> 16);
        long generation = _w1;
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
        static final MessageShape RENDER_RESPONSE = new MessageShape(8, "render_response", 10, 1, 0, 72);
    }
}
