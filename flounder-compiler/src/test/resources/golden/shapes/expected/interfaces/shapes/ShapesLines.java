package interfaces.shapes;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.LineBinding;
import org.barreleye.kpi.binding.MessageReassembler;
import org.barreleye.kpi.binding.MessageShape;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;

/**
 * One end of {@code shapes} over lines of seven words.
 */
@Generated("org.barreleye.flounder: shapes.if")
abstract class ShapesLines extends LineBinding implements ShapesBinding, ShapesAnswering {
    private final ShapesHandler handler_;

    private transient FigureView figureView0;

    private transient OctetsView octetsView0;

    ShapesLines(LineChannel channel, ShapesHandler handler, Role role) {
        super(channel, Shapes.SIGNATURE, true, handler, role);
        handler_ = handler;
    }

    @Override
    public boolean tryDraw(Figure f, boolean now) {
        long[] words_ = compose(5);
        words_[0] = (now ? 1L : 0L)
                | (f.outline().get(0).x() & 0xffffL) << 1
                | (f.outline().get(0).y() & 0xffffL) << 17
                | (f.outline().get(1).x() & 0xffffL) << 33;
        words_[1] = (f.outline().get(1).y() & 0xffffL)
                | (f.outline().get(2).x() & 0xffffL) << 16
                | (f.outline().get(2).y() & 0xffffL) << 32;
        words_[2] = (long) f.fill().ordinal()
                | f.marks().get(0) << 32;
        words_[3] = f.marks().get(1)
                | f.marks().get(2) << 32;
        words_[4] = f.marks().get(3);
        messageBuilder().text(f.label(), 20, "draw.f.label");
        messageBuilder().capability(f.frame(), false);
        return transmit(Layout.DRAW, 0);
    }

    @Override
    public boolean tryStore(Octets o, Colour c) {
        long w0_ = (long) o.get(0)
                | (long) o.get(1) << 8
                | (long) o.get(2) << 16
                | (long) o.get(3) << 24
                | (long) o.get(4) << 32
                | (long) o.get(5) << 40
                | (long) o.get(6) << 48
                | (long) o.get(7) << 56;
        long w1_ = (long) o.get(8)
                | (long) o.get(9) << 8
                | (long) o.get(10) << 16
                | (long) o.get(11) << 24
                | (long) o.get(12) << 32
                | (long) o.get(13) << 40
                | (long) o.get(14) << 48
                | (long) o.get(15) << 56;
        long w2_ = (long) o.get(16)
                | (long) o.get(17) << 8
                | (long) o.get(18) << 16
                | (long) o.get(19) << 24
                | (long) o.get(20) << 32
                | (long) o.get(21) << 40
                | (long) o.get(22) << 48
                | (long) o.get(23) << 56;
        long w3_ = (long) o.get(24)
                | (long) o.get(25) << 8
                | (long) o.get(26) << 16
                | (long) o.get(27) << 24
                | (long) o.get(28) << 32
                | (long) o.get(29) << 40
                | (long) o.get(30) << 48
                | (long) o.get(31) << 56;
        long w4_ = (long) o.get(32)
                | (long) o.get(33) << 8
                | (long) o.get(34) << 16
                | (long) o.get(35) << 24
                | (long) o.get(36) << 32
                | (long) o.get(37) << 40
                | (long) o.get(38) << 48
                | (long) o.get(39) << 56;
        long w5_ = (long) c.ordinal();
        return post(4, 0, w0_, w1_, w2_, w3_, w4_, w5_, 0);
    }

    @Override
    protected void line(int number, int token, long w0, long w1, long w2, long w3, long w4, long w5,
            long w6) {
        switch (number) {
            case 3 -> collect(Layout.DRAW, token, w0, w1, w2, w3, w4, w5, w6);
            case 4 -> receive4(token, w0, w1, w2, w3, w4, w5);
            default -> throw unknown(number);
        }
    }

    @Override
    protected void collected(int number, int token, MessageReassembler message) {
        switch (number) {
            case 3 -> receive3(token, message);
            default -> throw unknown(number);
        }
    }

    private void receive3(int token_, MessageReassembler message_) {
        long[] words_ = message_.words();
        FigureView f = figureView0();
        boolean now = (words_[0] & 1) != 0;
        f.outline.elements[0].x = (short) (words_[0] >>> 1);
        f.outline.elements[0].y = (short) (words_[0] >>> 17);
        f.outline.elements[1].x = (short) (words_[0] >>> 33);
        f.outline.elements[1].y = (short) words_[1];
        f.outline.elements[2].x = (short) (words_[1] >>> 16);
        f.outline.elements[2].y = (short) (words_[1] >>> 32);
        f.fill = Colour.numbered((int) words_[2], "draw.f.fill");
        f.marks.elements[0] = (words_[2] >>> 32) & 0xffffffffL;
        f.marks.elements[1] = words_[3] & 0xffffffffL;
        f.marks.elements[2] = (words_[3] >>> 32) & 0xffffffffL;
        f.marks.elements[3] = words_[4] & 0xffffffffL;
        f.label = message_.text(0, "draw.f.label");
        f.frame = message_.capability(0);
        requireOneWay(token_, "draw");
        handler_.draw(f, now);
    }

    private void receive4(int token_, long w0_, long w1_, long w2_, long w3_, long w4_, long w5_) {
        OctetsView o = octetsView0();
        Colour c = Colour.numbered((int) w5_, "store.c");
        o.elements[0] = (byte) w0_;
        o.elements[1] = (byte) (w0_ >>> 8);
        o.elements[2] = (byte) (w0_ >>> 16);
        o.elements[3] = (byte) (w0_ >>> 24);
        o.elements[4] = (byte) (w0_ >>> 32);
        o.elements[5] = (byte) (w0_ >>> 40);
        o.elements[6] = (byte) (w0_ >>> 48);
        o.elements[7] = (byte) (w0_ >>> 56);
        o.elements[8] = (byte) w1_;
        o.elements[9] = (byte) (w1_ >>> 8);
        o.elements[10] = (byte) (w1_ >>> 16);
        o.elements[11] = (byte) (w1_ >>> 24);
        o.elements[12] = (byte) (w1_ >>> 32);
        o.elements[13] = (byte) (w1_ >>> 40);
        o.elements[14] = (byte) (w1_ >>> 48);
        o.elements[15] = (byte) (w1_ >>> 56);
        o.elements[16] = (byte) w2_;
        o.elements[17] = (byte) (w2_ >>> 8);
        o.elements[18] = (byte) (w2_ >>> 16);
        o.elements[19] = (byte) (w2_ >>> 24);
        o.elements[20] = (byte) (w2_ >>> 32);
        o.elements[21] = (byte) (w2_ >>> 40);
        o.elements[22] = (byte) (w2_ >>> 48);
        o.elements[23] = (byte) (w2_ >>> 56);
        o.elements[24] = (byte) w3_;
        o.elements[25] = (byte) (w3_ >>> 8);
        o.elements[26] = (byte) (w3_ >>> 16);
        o.elements[27] = (byte) (w3_ >>> 24);
        o.elements[28] = (byte) (w3_ >>> 32);
        o.elements[29] = (byte) (w3_ >>> 40);
        o.elements[30] = (byte) (w3_ >>> 48);
        o.elements[31] = (byte) (w3_ >>> 56);
        o.elements[32] = (byte) w4_;
        o.elements[33] = (byte) (w4_ >>> 8);
        o.elements[34] = (byte) (w4_ >>> 16);
        o.elements[35] = (byte) (w4_ >>> 24);
        o.elements[36] = (byte) (w4_ >>> 32);
        o.elements[37] = (byte) (w4_ >>> 40);
        o.elements[38] = (byte) (w4_ >>> 48);
        o.elements[39] = (byte) (w4_ >>> 56);
        requireOneWay(token_, "store");
        handler_.store(o, c);
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
     * What messages look like.
     */
    private static final class Layout {
        static final MessageShape DRAW = new MessageShape(3, "draw", 7, 5, 1, 20);
    }
}
