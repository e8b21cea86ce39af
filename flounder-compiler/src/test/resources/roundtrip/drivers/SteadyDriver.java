package roundtrip.steady;

import java.util.function.LongSupplier;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.marshal.IntArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;

/** Sends everything once with objects that it made before, lets it arrive, and sums up what has. */
public final class SteadyDriver implements SteadyHandler, LongSupplier, AddContinuation, TurnContinuation {
    private static final ErrorCode ERROR = ErrorCode.of("SOMETHING");
    private static final Point POINT = new Point(-1, 2, Colour.BLUE, ERROR);
    private static final Path PATH = new Path(java.util.List.of(POINT, Point.zero(), POINT));
    private static final Figure FIGURE = new Figure(Octets.of(new byte[20]), PATH, true);

    private final ByteArrayView bytes = ByteArrayView.of(new byte[] {1, 2, 3});
    private final IntArrayView numbers = IntArrayView.of(4, 5, 65_535);
    private SteadyBinding first;
    private SteadyBinding second;
    private long sum;

    /** Both ends have this as their handler. */
    public void begin(SteadyBinding one, SteadyBinding other) {
        first = one;
        second = other;
    }

    @Override
    public long getAsLong() {
        sum = 0;
        first.tryTick(255, -128, true, -1L, Colour.GREEN, ERROR, (byte) 'x', 0xffff_ffffL);
        first.tryWide(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, true);
        first.tryDraw(POINT, PATH);
        first.tryShow(FIGURE, FIGURE);
        first.tryAdd(40, 2, Colour.RED, this);
        first.tryTurn(FIGURE, this);
        first.tryBytes(bytes, numbers);
        boolean progress = true;
        while (progress) {
            progress = first.poll();
            progress |= second.poll();
        }
        return sum;
    }

    @Override
    public void tick(int a, int b, boolean c, long d, Colour e, ErrorCode f, byte g, long h) {
        sum += a == 255 && b == -128 && c && d == -1 && e == Colour.GREEN && f.equals(ERROR) && g == 'x' ? 1 : 0;
    }

    @Override
    public void wide(long a, long b, long c, long d, long e, long f, long g, long h, long i, long j, boolean k) {
        sum += a + j == 11 && k ? 10 : 0;
    }

    @Override
    public void draw(PointView p, PathView q) {
        sum += p.x() == -1 && q.get(2).e().equals(ERROR) && q.get(1).c() == Colour.RED ? 100 : 0;
    }

    @Override
    public void show(FigureView f, FigureView g) {
        sum += f.closed() && g.outline().get(0).y() == 2 && f.bytes().get(19) == 0 ? 1_000 : 0;
    }

    @Override
    public void add(long left, long right, Colour c, AddReply reply) {
        reply.reply(left + right, c, ERROR);
        reply.recycle();
    }

    @Override
    public void turn(FigureView f, TurnReply reply) {
        reply.reply(FIGURE);
        reply.recycle();
    }

    @Override
    public void bytes(ByteArrayView data, IntArrayView list) {
        sum += data.length() + list.get(2) == 65_538 ? 1_000_000 : 0;
    }

    @Override
    public void replied(long total, Colour d, ErrorCode err) {
        sum += total == 42 && err.equals(ERROR) ? 10_000 : 0;
    }

    @Override
    public void replied(FigureView g) {
        sum += g.outline().length() == 3 ? 100_000 : 0;
    }

    @Override
    public void replied(Figure g) {
        throw new AssertionError("the view is enough");
    }

    @Override
    public void failed(Failure failure) {
        throw new AssertionError(failure.toString());
    }
}
