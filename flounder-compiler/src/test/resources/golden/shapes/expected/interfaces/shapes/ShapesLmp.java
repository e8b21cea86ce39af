package interfaces.shapes;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.LmpBinding;
import org.barreleye.kpi.binding.MessageReassembler;
import org.barreleye.kpi.binding.MessageShape;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * One end of {@code shapes} over endpoints.
 */
@Generated("org.barreleye.flounder: shapes.if")
public final class ShapesLmp extends LmpBinding implements ShapesBinding, ShapesAnswering {
    private final ShapesHandler handler_;

    private transient FigureView figureView0;

    private transient OctetsView octetsView0;

    private ShapesLmp(LmpChannel channel, ShapesHandler handler, Role role) {
        super(channel, Shapes.SIGNATURE, handler, role);
        handler_ = handler;
    }

    static ShapesLmp open(LmpChannel channel, ShapesHandler handler, Role role) {
        ShapesLmp binding = new ShapesLmp(channel, handler, role);
        binding.start();
        return binding;
    }

    @Override
    public boolean tryDraw(Figure f, boolean now) {
        long[] words_ = compose(5);
        words_[0] = 3L
                | (now ? 1L : 0L) << 16
                | (f.outline().get(0).x() & 0xffffL) << 17
                | (f.outline().get(0).y() & 0xffffL) << 33;
        words_[1] = (f.outline().get(1).x() & 0xffffL)
                | (f.outline().get(1).y() & 0xffffL) << 16
                | (f.outline().get(2).x() & 0xffffL) << 32
                | (f.outline().get(2).y() & 0xffffL) << 48;
        words_[2] = (long) f.fill().ordinal() << 32;
        words_[3] = f.marks().get(0)
                | f.marks().get(1) << 32;
        words_[4] = f.marks().get(2)
                | f.marks().get(3) << 32;
        messageBuilder().text(f.label(), 20, "draw.f.label");
        messageBuilder().capability(f.frame(), false);
        return transmit(Layout.DRAW);
    }

    @Override
    public boolean tryStore(Octets o, Colour c) {
        long w0_ = 4L
                | (long) o.get(0) << 16
                | (long) o.get(1) << 24
                | (long) o.get(2) << 32
                | (long) o.get(3) << 40
                | (long) o.get(4) << 48
                | (long) o.get(5) << 56;
        long w1_ = (long) o.get(6)
                | (long) o.get(7) << 8
                | (long) o.get(8) << 16
                | (long) o.get(9) << 24
                | (long) o.get(10) << 32
                | (long) o.get(11) << 40
                | (long) o.get(12) << 48
                | (long) o.get(13) << 56;
        long w2_ = (long) o.get(14)
                | (long) o.get(15) << 8
                | (long) o.get(16) << 16
                | (long) o.get(17) << 24
                | (long) o.get(18) << 32
                | (long) o.get(19) << 40
                | (long) o.get(20) << 48
                | (long) o.get(21) << 56;
        long w3_ = (long) o.get(22)
                | (long) o.get(23) << 8
                | (long) o.get(24) << 16
                | (long) o.get(25) << 24
                | (long) o.get(26) << 32
                | (long) o.get(27) << 40
                | (long) o.get(28) << 48
                | (long) o.get(29) << 56;
        long w4_ = (long) o.get(30)
                | (long) o.get(31) << 8
                | (long) o.get(32) << 16
                | (long) o.get(33) << 24
                | (long) o.get(34) << 32
                | (long) o.get(35) << 40
                | (long) o.get(36) << 48
                | (long) o.get(37) << 56;
        long w5_ = (long) o.get(38)
                | (long) o.get(39) << 8;
        long w6_ = (long) c.ordinal();
        return post(7, w0_, w1_, w2_, w3_, w4_, w5_, w6_, 0, 0, 0);
    }

    @Override
    protected void frame(int number, int words, CapabilityReference capability, long w0, long w1,
            long w2, long w3, long w4, long w5, long w6, long w7, long w8, long w9) {
        switch (number) {
            case 3 -> collect(Layout.DRAW, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
            case 4 -> {
                expect(7, words, capability, "store");
                receive4(w0, w1, w2, w3, w4, w5, w6);
            }
            default -> throw unknown(number);
        }
    }

    @Override
    protected void collected(int number, MessageReassembler message) {
        switch (number) {
            case 3 -> receive3(message);
            default -> throw unknown(number);
        }
    }

    private void receive3(MessageReassembler message_) {
        long[] words_ = message_.words();
        int token_ = (int) (words_[2] >>> 0);
        FigureView f = figureView0();
        boolean now = ((words_[0] >>> 16) & 1) != 0;
        f.outline.elements[0].x = (short) (words_[0] >>> 17);
        f.outline.elements[0].y = (short) (words_[0] >>> 33);
        f.outline.elements[1].x = (short) words_[1];
        f.outline.elements[1].y = (short) (words_[1] >>> 16);
        f.outline.elements[2].x = (short) (words_[1] >>> 32);
        f.outline.elements[2].y = (short) (words_[1] >>> 48);
        f.fill = Colour.numbered((int) (words_[2] >>> 32), "draw.f.fill");
        f.marks.elements[0] = words_[3] & 0xffffffffL;
        f.marks.elements[1] = (words_[3] >>> 32) & 0xffffffffL;
        f.marks.elements[2] = words_[4] & 0xffffffffL;
        f.marks.elements[3] = (words_[4] >>> 32) & 0xffffffffL;
        f.label = message_.text(0, "draw.f.label");
        f.frame = message_.capability(0);
        requireOneWay(token_, "draw");
        handler_.draw(f, now);
    }

    private void receive4(long w0_, long w1_, long w2_, long w3_, long w4_, long w5_, long w6_) {
        int token_ = (int) (w5_ >>> 16);
        OctetsView o = octetsView0();
        Colour c = Colour.numbered((int) w6_, "store.c");
        o.elements[0] = (byte) (w0_ >>> 16);
        o.elements[1] = (byte) (w0_ >>> 24);
        o.elements[2] = (byte) (w0_ >>> 32);
        o.elements[3] = (byte) (w0_ >>> 40);
        o.elements[4] = (byte) (w0_ >>> 48);
        o.elements[5] = (byte) (w0_ >>> 56);
        o.elements[6] = (byte) w1_;
        o.elements[7] = (byte) (w1_ >>> 8);
        o.elements[8] = (byte) (w1_ >>> 16);
        o.elements[9] = (byte) (w1_ >>> 24);
        o.elements[10] = (byte) (w1_ >>> 32);
        o.elements[11] = (byte) (w1_ >>> 40);
        o.elements[12] = (byte) (w1_ >>> 48);
        o.elements[13] = (byte) (w1_ >>> 56);
        o.elements[14] = (byte) w2_;
        o.elements[15] = (byte) (w2_ >>> 8);
        o.elements[16] = (byte) (w2_ >>> 16);
        o.elements[17] = (byte) (w2_ >>> 24);
        o.elements[18] = (byte) (w2_ >>> 32);
        o.elements[19] = (byte) (w2_ >>> 40);
        o.elements[20] = (byte) (w2_ >>> 48);
        o.elements[21] = (byte) (w2_ >>> 56);
        o.elements[22] = (byte) w3_;
        o.elements[23] = (byte) (w3_ >>> 8);
        o.elements[24] = (byte) (w3_ >>> 16);
        o.elements[25] = (byte) (w3_ >>> 24);
        o.elements[26] = (byte) (w3_ >>> 32);
        o.elements[27] = (byte) (w3_ >>> 40);
        o.elements[28] = (byte) (w3_ >>> 48);
        o.elements[29] = (byte) (w3_ >>> 56);
        o.elements[30] = (byte) w4_;
        o.elements[31] = (byte) (w4_ >>> 8);
        o.elements[32] = (byte) (w4_ >>> 16);
        o.elements[33] = (byte) (w4_ >>> 24);
        o.elements[34] = (byte) (w4_ >>> 32);
        o.elements[35] = (byte) (w4_ >>> 40);
        o.elements[36] = (byte) (w4_ >>> 48);
        o.elements[37] = (byte) (w4_ >>> 56);
        o.elements[38] = (byte) w5_;
        o.elements[39] = (byte) (w5_ >>> 8);
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
        static final MessageShape DRAW = new MessageShape(3, "draw", 10, 5, 1, 20);
    }
}
