package interfaces.shapes;

import org.barreleye.kpi.binding.LineBinding;
import org.barreleye.kpi.binding.MessageReassembler;
import org.barreleye.kpi.binding.MessageShape;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code shapes} over lines of seven words.
 */
@Generated("org.barreleye.flounder: shapes.if")
abstract class ShapesLines extends LineBinding implements ShapesBinding, ShapesAnswering {
    private final ShapesHandler _handler;

    private transient FigureView figureView0;

    private transient OctetsView octetsView0;

    ShapesLines(LineChannel channel, ShapesHandler handler, Role role) {
        super(channel, ShapesInterface.SIGNATURE, true, handler, role);
        _handler = handler;
    }

    @Override
    public boolean tryDraw(Figure f, boolean now) {
        return offerDraw(false, f, now);
    }

    @Override
    public void sendDraw(Figure f, boolean now) {
        requireAccepted(offerDraw(true, f, now), "draw");
    }

    private boolean offerDraw(boolean _queued, Figure f, boolean now) {
        long[] _words = compose(5);
        _words[0] = (now ? 1L : 0L)
                | (f.outline().get(0).x() & 0xffffL) << 1
                | (f.outline().get(0).y() & 0xffffL) << 17
                | (f.outline().get(1).x() & 0xffffL) << 33;
        _words[1] = (f.outline().get(1).y() & 0xffffL)
                | (f.outline().get(2).x() & 0xffffL) << 16
                | (f.outline().get(2).y() & 0xffffL) << 32;
        _words[2] = (long) f.fill().ordinal()
                | f.marks().get(0) << 32;
        _words[3] = f.marks().get(1)
                | f.marks().get(2) << 32;
        _words[4] = f.marks().get(3);
        messageBuilder().text(f.label(), 20, "draw.f.label");
        messageBuilder().capability(f.frame(), false);
        return transmit(_queued, Layout.DRAW, 0);
    }

    @Override
    public boolean tryStore(Octets o, Colour c) {
        return offerStore(false, o, c);
    }

    @Override
    public void sendStore(Octets o, Colour c) {
        requireAccepted(offerStore(true, o, c), "store");
    }

    private boolean offerStore(boolean _queued, Octets o, Colour c) {
        long _w0 = (long) o.get(0)
                | (long) o.get(1) << 8
                | (long) o.get(2) << 16
                | (long) o.get(3) << 24
                | (long) o.get(4) << 32
                | (long) o.get(5) << 40
                | (long) o.get(6) << 48
                | (long) o.get(7) << 56;
        long _w1 = (long) o.get(8)
                | (long) o.get(9) << 8
                | (long) o.get(10) << 16
                | (long) o.get(11) << 24
                | (long) o.get(12) << 32
                | (long) o.get(13) << 40
                | (long) o.get(14) << 48
                | (long) o.get(15) << 56;
        long _w2 = (long) o.get(16)
                | (long) o.get(17) << 8
                | (long) o.get(18) << 16
                | (long) o.get(19) << 24
                | (long) o.get(20) << 32
                | (long) o.get(21) << 40
                | (long) o.get(22) << 48
                | (long) o.get(23) << 56;
        long _w3 = (long) o.get(24)
                | (long) o.get(25) << 8
                | (long) o.get(26) << 16
                | (long) o.get(27) << 24
                | (long) o.get(28) << 32
                | (long) o.get(29) << 40
                | (long) o.get(30) << 48
                | (long) o.get(31) << 56;
        long _w4 = (long) o.get(32)
                | (long) o.get(33) << 8
                | (long) o.get(34) << 16
                | (long) o.get(35) << 24
                | (long) o.get(36) << 32
                | (long) o.get(37) << 40
                | (long) o.get(38) << 48
                | (long) o.get(39) << 56;
        long _w5 = (long) c.ordinal();
        return post(_queued, ShapesInterface.Numbers.STORE, 0, _w0, _w1, _w2, _w3, _w4, _w5, 0);
    }

    @Override
    protected void line(int number, int token, long w0, long w1, long w2, long w3, long w4, long w5,
            long w6) {
        switch (number) {
            case ShapesInterface.Numbers.DRAW -> collect(Layout.DRAW, token, w0, w1, w2, w3, w4, w5, w6);
            case ShapesInterface.Numbers.STORE -> receiveStore(token, w0, w1, w2, w3, w4, w5);
            default -> throw unknown(number);
        }
    }

    @Override
    protected void collected(int number, int token, MessageReassembler message) {
        switch (number) {
            case ShapesInterface.Numbers.DRAW -> receiveDraw(token, message);
            default -> throw unknown(number);
        }
    }

    private void receiveDraw(int _token, MessageReassembler _message) {
        long[] _words = _message.words();
        FigureView f = figureView0();
        boolean now = (_words[0] & 1) != 0;
        f.outline.elements[0].x = (short) (_words[0] >>> 1);
        f.outline.elements[0].y = (short) (_words[0] >>> 17);
        f.outline.elements[1].x = (short) (_words[0] >>> 33);
        f.outline.elements[1].y = (short) _words[1];
        f.outline.elements[2].x = (short) (_words[1] >>> 16);
        f.outline.elements[2].y = (short) (_words[1] >>> 32);
        f.fill = Colour.numbered((int) _words[2], "draw.f.fill");
        f.marks.elements[0] = (_words[2] >>> 32) & 0xffffffffL;
        f.marks.elements[1] = _words[3] & 0xffffffffL;
        f.marks.elements[2] = (_words[3] >>> 32) & 0xffffffffL;
        f.marks.elements[3] = _words[4] & 0xffffffffL;
        f.label = _message.text(0, "draw.f.label");
        f.frame = _message.capability(0);
        requireOneWay(_token, "draw");
        try {
            _handler.draw(f, now);
        } catch (RuntimeException _exception) {
            handlerFailed("draw", _exception);
        }
    }

    private void receiveStore(int _token, long _w0, long _w1, long _w2, long _w3, long _w4,
            long _w5) {
        OctetsView o = octetsView0();
        Colour c = Colour.numbered((int) _w5, "store.c");
        o.elements[0] = (byte) _w0;
        o.elements[1] = (byte) (_w0 >>> 8);
        o.elements[2] = (byte) (_w0 >>> 16);
        o.elements[3] = (byte) (_w0 >>> 24);
        o.elements[4] = (byte) (_w0 >>> 32);
        o.elements[5] = (byte) (_w0 >>> 40);
        o.elements[6] = (byte) (_w0 >>> 48);
        o.elements[7] = (byte) (_w0 >>> 56);
        o.elements[8] = (byte) _w1;
        o.elements[9] = (byte) (_w1 >>> 8);
        o.elements[10] = (byte) (_w1 >>> 16);
        o.elements[11] = (byte) (_w1 >>> 24);
        o.elements[12] = (byte) (_w1 >>> 32);
        o.elements[13] = (byte) (_w1 >>> 40);
        o.elements[14] = (byte) (_w1 >>> 48);
        o.elements[15] = (byte) (_w1 >>> 56);
        o.elements[16] = (byte) _w2;
        o.elements[17] = (byte) (_w2 >>> 8);
        o.elements[18] = (byte) (_w2 >>> 16);
        o.elements[19] = (byte) (_w2 >>> 24);
        o.elements[20] = (byte) (_w2 >>> 32);
        o.elements[21] = (byte) (_w2 >>> 40);
        o.elements[22] = (byte) (_w2 >>> 48);
        o.elements[23] = (byte) (_w2 >>> 56);
        o.elements[24] = (byte) _w3;
        o.elements[25] = (byte) (_w3 >>> 8);
        o.elements[26] = (byte) (_w3 >>> 16);
        o.elements[27] = (byte) (_w3 >>> 24);
        o.elements[28] = (byte) (_w3 >>> 32);
        o.elements[29] = (byte) (_w3 >>> 40);
        o.elements[30] = (byte) (_w3 >>> 48);
        o.elements[31] = (byte) (_w3 >>> 56);
        o.elements[32] = (byte) _w4;
        o.elements[33] = (byte) (_w4 >>> 8);
        o.elements[34] = (byte) (_w4 >>> 16);
        o.elements[35] = (byte) (_w4 >>> 24);
        o.elements[36] = (byte) (_w4 >>> 32);
        o.elements[37] = (byte) (_w4 >>> 40);
        o.elements[38] = (byte) (_w4 >>> 48);
        o.elements[39] = (byte) (_w4 >>> 56);
        requireOneWay(_token, "store");
        try {
            _handler.store(o, c);
        } catch (RuntimeException _exception) {
            handlerFailed("store", _exception);
        }
    }

    private FigureView figureView0() {
        if (figureView0 == null) {
            figureView0 = new FigureView();
        }
        return figureView0;
    }

    private OctetsView octetsView0() {
        if (octetsView0 == null) {
            octetsView0 = new OctetsView();
        }
        return octetsView0;
    }

    /**
     * The shapes of the messages that are not sent in one piece.
     */
    private static final class Layout {
        static final MessageShape DRAW = new MessageShape(3, "draw", 7, 5, 1, 20);
    }
}
