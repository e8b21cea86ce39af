package interfaces.archive;

import org.barreleye.kpi.binding.LineBinding;
import org.barreleye.kpi.binding.MessageReassembler;
import org.barreleye.kpi.binding.MessageShape;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code archive} over lines of seven words.
 */
@SuppressWarnings("deprecation")
@Generated("org.barreleye.flounder: archive.if")
abstract class ArchiveLines extends LineBinding implements ArchiveBinding, ArchiveAnswering {
    private final ArchiveHandler _handler;

    private transient PlaceView placeView0;

    private transient RangeView rangeView0;

    private transient ByteArrayView byteArrayView0;

    ArchiveLines(LineChannel channel, ArchiveHandler handler, Role role) {
        super(channel, ArchiveInterface.SIGNATURE, false, handler, role);
        _handler = handler;
    }

    @Override
    public boolean tryRemove(String name) {
        return offerRemove(false, name);
    }

    @Override
    public void sendRemove(String name) {
        requireAccepted(offerRemove(true, name), "remove");
    }

    private boolean offerRemove(boolean _queued, String name) {
        compose(0);
        messageBuilder().text(name, 20, "remove.name");
        return transmit(_queued, Layout.REMOVE, 0);
    }

    @Override
    public boolean tryMove(Place from, Range target) {
        return offerMove(false, from, target);
    }

    @Override
    public void sendMove(Place from, Range target) {
        requireAccepted(offerMove(true, from, target), "move");
    }

    private boolean offerMove(boolean _queued, Place from, Range target) {
        long _w0 = from.offset()
                | target.begin() << 32;
        long _w1 = target.end()
                | target.length() << 32;
        return post(_queued, ArchiveInterface.Numbers.MOVE, 0, _w0, _w1, 0, 0, 0, 0, 0);
    }

    @Override
    public boolean tryRead(Range part, Encoding how, ReadContinuation continuation) {
        return offerRead(false, part, how, continuation);
    }

    @Override
    public void sendRead(Range part, Encoding how, ReadContinuation continuation) {
        requireAccepted(offerRead(true, part, how, continuation), "read");
    }

    private boolean offerRead(boolean _queued, Range part, Encoding how,
            ReadContinuation continuation) {
        long _w0 = part.begin()
                | part.end() << 32;
        long _w1 = part.length()
                | (long) how.ordinal() << 32;
        int _token = openCall(ArchiveInterface.Numbers.READ_RESPONSE, continuation, _queued);
        if (_token == 0) {
            return false;
        }
        return cancelUnlessSent(post(_queued, ArchiveInterface.Numbers.READ_CALL, _token, _w0, _w1, 0, 0, 0, 0, 0), _token, ArchiveInterface.Numbers.READ_RESPONSE);
    }

    @Override
    public void replyRead(int _token, ByteArrayView bytes, ErrorCode error) {
        try {
            long[] _words = compose(1);
            _words[0] = error.number();
            messageBuilder().bytes(bytes, 64, "read_response.bytes");
            transmitReply(Layout.READ_RESPONSE, _token);
        } catch (RuntimeException _exception) {
            refuse(_exception);
            throw _exception;
        }
    }

    @Override
    public boolean tryDiscard(String name, DiscardContinuation continuation) {
        return offerDiscard(false, name, continuation);
    }

    @Override
    public void sendDiscard(String name, DiscardContinuation continuation) {
        requireAccepted(offerDiscard(true, name, continuation), "discard");
    }

    private boolean offerDiscard(boolean _queued, String name, DiscardContinuation continuation) {
        compose(0);
        messageBuilder().text(name, 20, "discard_call.name");
        int _token = openCall(ArchiveInterface.Numbers.DISCARD_RESPONSE, continuation, _queued);
        if (_token == 0) {
            return false;
        }
        return cancelUnlessSent(transmit(_queued, Layout.DISCARD_CALL, _token), _token, ArchiveInterface.Numbers.DISCARD_RESPONSE);
    }

    @Override
    public void replyDiscard(int _token, Range part) {
        try {
            long _w0 = part.begin()
                    | part.end() << 32;
            long _w1 = part.length();
            postReply(ArchiveInterface.Numbers.DISCARD_RESPONSE, _token, _w0, _w1, 0, 0, 0, 0, 0);
        } catch (RuntimeException _exception) {
            refuse(_exception);
            throw _exception;
        }
    }

    @Override
    protected void line(int number, int token, long w0, long w1, long w2, long w3, long w4, long w5,
            long w6) {
        switch (number) {
            case ArchiveInterface.Numbers.REMOVE -> collect(Layout.REMOVE, token, w0, w1, w2, w3, w4, w5, w6);
            case ArchiveInterface.Numbers.MOVE -> receiveMove(token, w0, w1);
            case ArchiveInterface.Numbers.READ_CALL -> receiveReadCall(token, w0, w1);
            case ArchiveInterface.Numbers.READ_RESPONSE -> collect(Layout.READ_RESPONSE, token, w0, w1, w2, w3, w4, w5, w6);
            case ArchiveInterface.Numbers.DISCARD_CALL -> collect(Layout.DISCARD_CALL, token, w0, w1, w2, w3, w4, w5, w6);
            case ArchiveInterface.Numbers.DISCARD_RESPONSE -> receiveDiscardResponse(token, w0, w1);
            default -> throw unknown(number);
        }
    }

    @Override
    protected void collected(int number, int token, MessageReassembler message) {
        switch (number) {
            case ArchiveInterface.Numbers.REMOVE -> receiveRemove(token, message);
            case ArchiveInterface.Numbers.READ_RESPONSE -> receiveReadResponse(token, message);
            case ArchiveInterface.Numbers.DISCARD_CALL -> receiveDiscardCall(token, message);
            default -> throw unknown(number);
        }
    }

    private void receiveRemove(int _token, MessageReassembler _message) {
        String name = _message.text(0, "remove.name");
        requireOneWay(_token, "remove");
        try {
            _handler.remove(name);
        } catch (RuntimeException _exception) {
            handlerFailed("remove", _exception);
        }
    }

    private void receiveMove(int _token, long _w0, long _w1) {
        PlaceView from = placeView0();
        RangeView target = rangeView0();
        from.offset = _w0 & 0xffffffffL;
        target.begin = (_w0 >>> 32) & 0xffffffffL;
        target.end = _w1 & 0xffffffffL;
        target.length = (_w1 >>> 32) & 0xffffffffL;
        requireOneWay(_token, "move");
        try {
            _handler.move(from, target);
        } catch (RuntimeException _exception) {
            handlerFailed("move", _exception);
        }
    }

    private void receiveReadCall(int _token, long _w0, long _w1) {
        RangeView part = rangeView0();
        Encoding how = Encoding.numbered((int) (_w1 >>> 32), "read_call.how");
        part.begin = _w0 & 0xffffffffL;
        part.end = (_w0 >>> 32) & 0xffffffffL;
        part.length = _w1 & 0xffffffffL;
        beginIncomingCall(_token, "read");
        ReadReply _reply = (ReadReply) replyPool().take(0);
        if (_reply == null) {
            _reply = new ReadReply(this);
        }
        _reply.begin(_token);
        try {
            _handler.read(part, how, _reply);
        } catch (RuntimeException _exception) {
            handlerFailed(_reply, "read", _exception);
        }
    }

    private void receiveReadResponse(int _token, MessageReassembler _message) {
        long[] _words = _message.words();
        ErrorCode error = replyPool().errorCode(_words[0] & 0xffffffffL);
        ByteArrayView bytes = _message.bytes(0, byteArrayView0(), 1, "read_response.bytes");
        ((ReadContinuation) completeCall(_token, ArchiveInterface.Numbers.READ_RESPONSE, "read")).replied(bytes, error);
    }

    private void receiveDiscardCall(int _token, MessageReassembler _message) {
        String name = _message.text(0, "discard_call.name");
        beginIncomingCall(_token, "discard");
        DiscardReply _reply = (DiscardReply) replyPool().take(1);
        if (_reply == null) {
            _reply = new DiscardReply(this);
        }
        _reply.begin(_token);
        try {
            _handler.discard(name, _reply);
        } catch (RuntimeException _exception) {
            handlerFailed(_reply, "discard", _exception);
        }
    }

    private void receiveDiscardResponse(int _token, long _w0, long _w1) {
        RangeView part = rangeView0();
        part.begin = _w0 & 0xffffffffL;
        part.end = (_w0 >>> 32) & 0xffffffffL;
        part.length = _w1 & 0xffffffffL;
        ((DiscardContinuation) completeCall(_token, ArchiveInterface.Numbers.DISCARD_RESPONSE, "discard")).replied(part);
    }

    private PlaceView placeView0() {
        if (placeView0 == null) {
            placeView0 = new PlaceView();
        }
        return placeView0;
    }

    private RangeView rangeView0() {
        if (rangeView0 == null) {
            rangeView0 = new RangeView();
        }
        return rangeView0;
    }

    private ByteArrayView byteArrayView0() {
        if (byteArrayView0 == null) {
            byteArrayView0 = new ByteArrayView();
        }
        return byteArrayView0;
    }

    /**
     * The shapes of the messages that are not sent in one piece.
     */
    private static final class Layout {
        static final MessageShape REMOVE = new MessageShape(3, "remove", 7, 0, 0, 20);

        static final MessageShape READ_RESPONSE = new MessageShape(6, "read_response", 7, 1, 0, 64);

        static final MessageShape DISCARD_CALL = new MessageShape(7, "discard_call", 7, 0, 0, 20);
    }
}
