package roundtrip.served;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.marshal.BooleanArrayView;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.marshal.IntArrayView;
import org.barreleye.kpi.marshal.LongArrayView;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.StateCloner;

/** A service, and a client that calls all of it. */
public class ServedDriver implements ServedService, Copyable {
    private final List<String> told;

    public ServedDriver() {
        told = new ArrayList<>();
    }

    /** A client of itself: what it polls is what it serves. */
    public static List<String> ask() throws CallFailed {
        ServedDriver service = new ServedDriver();
        ServedClient client = ServedInterface.client(ServedInterface.loopback(ServedInterface.handler(service)), new Waiter() {
            @Override
            public long now() {
                return 0;
            }

            @Override
            public void pause(long deadline) {
                throw new AssertionError("there is always progress");
            }
        });
        List<Object> answers = new ArrayList<>();
        client.nothing();
        answers.add(client.one(-5));
        answers.add(client.text("\u00e4\u00f6"));
        ByteArrayView kept = client.bytes(ByteArrayView.of((byte) 1, (byte) -2));
        client.bytes(ByteArrayView.of((byte) 9, (byte) 9));
        answers.add(kept);
        SeveralResult several = client.several(IntArrayView.of(1, 65_535));
        client.several(IntArrayView.of(7, 7));
        answers.add(several);
        answers.add(client.parts(path(), Colour.GREEN));
        answers.add(client.parts(path(), Colour.RED));
        answers.add(client.error(false));
        answers.add(client.error(true));
        client.told(new Point(3, 4), Colour.RED);
        client.nothing();
        answers.addAll(service.told);
        client.close();
        return answers.stream().map(String::valueOf).toList();
    }

    /** Both ends of a binding and their copy, which goes its own way. */
    public static List<String> copied() {
        ServedDriver service = new ServedDriver();
        ServedInterface.Pair ends = ServedInterface.local(new Silent(), ServedInterface.handler(service));
        ends.first().tryTold(new Point(1, 1), Colour.RED);
        ends.first().poll();
        StateCloner cloner = new StateCloner();
        ServedBinding first = cloner.copy(ends.first());
        ServedBinding second = cloner.copy(ends.second());
        ServedDriver copy = cloner.copy(service);
        ends.first().tryTold(new Point(2, 2), Colour.RED);
        first.tryTold(new Point(3, 3), Colour.RED);
        settle(ends.first(), ends.second());
        settle(first, second);
        return List.of(service.told.toString(), copy.told.toString());
    }

    /** Calls that one binding forwards to another, whose replies come back through the reply objects of the first. */
    public static List<String> forwarded() {
        ServedDriver service = new ServedDriver();
        ServedInterface.Pair inner = ServedInterface.local(new Silent(), ServedInterface.handler(service));
        ServedInterface.Pair outer = ServedInterface.local(new Silent(), new Forwarder(inner.first()));
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            outer.first().sendMoved(new Point(3, 4), new Log(events));
            outer.first().sendError(true, new Log(events));
            outer.first().sendOne(7, new Log(events));
            settle(outer.first(), outer.second());
            inner.first().sendTold(new Point(1, 1), Colour.GREEN);
            if (i == 1) {
                inner.first().close();
            }
            settle(inner.first(), inner.second());
            settle(outer.first(), outer.second());
        }
        events.addAll(service.told);
        return events;
    }

    /** Handlers and services that throw or return null: the call fails, and its binding and others go on. */
    public static List<String> failing() {
        List<String> events = new ArrayList<>();
        ServedInterface.Pair ends = ServedInterface.local(new Silent(), ServedInterface.handler(new Faulty()));
        ServedInterface.Pair others = ServedInterface.local(new Silent(), ServedInterface.handler(new ServedDriver()));
        ends.first().sendOne(1, new Log(events));
        ends.first().sendMoved(new Point(1, 1), new Log(events));
        ends.first().sendTold(new Point(1, 1), Colour.RED);
        others.first().sendOne(2, new Log(events));
        for (int i = 0; i < 20; i++) {
            for (ServedBinding binding : List.of(ends.first(), ends.second(), others.first(), others.second())) {
                try {
                    binding.poll();
                } catch (RuntimeException e) {
                    events.add(e.getMessage() + ", " + e.getSuppressed()[0].getMessage());
                }
            }
        }
        ends.first().sendError(true, new Log(events));
        settle(ends.first(), ends.second());
        return events;
    }

    /** An owner that takes exceptions itself, so that {@code poll} throws none. */
    public static List<String> observed() {
        List<String> events = new ArrayList<>();
        ServedInterface.Pair ends = ServedInterface.local(new Silent(), new ServedHandler() {
            @Override
            public void told(Point p, Colour c) {
                throw new IllegalStateException("told");
            }

            @Override
            public void one(int a, OneReply reply) {
                reply.reply(a);
                throw new IllegalStateException("after the reply");
            }

            @Override
            public void onException(String message, RuntimeException exception) {
                events.add(message + ": " + exception.getMessage());
            }
        });
        ends.first().sendTold(new Point(1, 1), Colour.RED);
        ends.first().sendOne(5, new Log(events));
        settle(ends.first(), ends.second());
        return events;
    }

    /** A reply that is kept and completed again after later calls have been answered. */
    public static List<String> reused() {
        List<String> events = new ArrayList<>();
        List<OneReply> kept = new ArrayList<>();
        ServedInterface.Pair ends = ServedInterface.local(new Silent(), new ServedHandler() {
            @Override
            public void one(int a, OneReply reply) {
                kept.add(reply);
            }
        });
        for (int i = 1; i <= 2; i++) {
            ends.first().sendOne(i, new Log(events));
            settle(ends.first(), ends.second());
            if (i == 1) {
                kept.get(0).reply(10);
            }
        }
        for (int i = 0; i < 2; i++) {
            try {
                kept.get(0).reply(11);
            } catch (IllegalStateException e) {
                events.add(e.getMessage());
            }
        }
        kept.get(1).reply(20);
        kept.get(1).recycle();
        settle(ends.first(), ends.second());
        try {
            kept.get(1).recycle();
        } catch (IllegalStateException e) {
            events.add(e.getMessage());
        }
        return events;
    }

    private static void settle(ServedBinding one, ServedBinding other) {
        boolean progress = true;
        while (progress) {
            progress = one.poll();
            progress |= other.poll();
        }
    }

    private static Path path() {
        return new Path(List.of(new Point(1, -1), new Point(32_767, -32_768)));
    }

    @Override
    public void nothing() {
        told.add("nothing");
    }

    @Override
    public int one(int a) {
        return -a;
    }

    @Override
    public String text(String a) {
        return a + a;
    }

    @Override
    public ByteArrayView bytes(ByteArrayView a) {
        return a;
    }

    @Override
    public SeveralResult several(IntArrayView a) {
        return new SeveralResult(a, BooleanArrayView.of(true, false), LongArrayView.of(-1), Colour.GREEN);
    }

    @Override
    public PartsResult parts(Path p, Colour c) {
        return c == Colour.RED ? PartsResult.failed(ErrorCode.of("RED")) : PartsResult.of(p, p.elements());
    }

    @Override
    public ErrorCode error(boolean wanted) {
        return wanted ? ErrorCode.of("WANTED") : ErrorCode.NONE;
    }

    @Override
    public MovedResult moved(Point p) {
        return MovedResult.of(new Point(p.x() + 1, p.y()));
    }

    @Override
    public MirroredResult mirrored(Point p) {
        return MirroredResult.of(new Point(p.y(), p.x()));
    }

    @Override
    public void told(Point p, Colour c) {
        told.add(p + " " + c);
    }

    /** Passes calls on: one of another rpc with the same result, one of the same, one without an error code. */
    private record Forwarder(ServedBinding next) implements ServedHandler, Copyable {
        @Override
        public void moved(Point p, MovedReply reply) {
            next.sendMirrored(p, reply);
        }

        @Override
        public void error(boolean wanted, ErrorReply reply) {
            next.sendError(wanted, reply);
        }

        @Override
        public void one(int a, OneReply reply) {
            next.sendOne(a, reply);
        }
    }

    /** Writes down how calls end. */
    private record Log(List<String> events) implements MovedContinuation, ErrorContinuation, OneContinuation {
        @Override
        public void replied(Point q, ErrorCode err) {
            events.add(q + " " + err);
        }

        @Override
        public void replied(ErrorCode err) {
            events.add(err.toString());
        }

        @Override
        public void replied(int b) {
            events.add("one " + b);
        }

        @Override
        public void failed(Failure failure) {
            events.add(failure.toString());
        }
    }

    /** Throws, and returns nothing. */
    private static final class Faulty extends ServedDriver {
        @Override
        public int one(int a) {
            throw new IllegalArgumentException("no " + a);
        }

        @Override
        public MovedResult moved(Point p) {
            return null;
        }

        @Override
        public void told(Point p, Colour c) {
            throw new IllegalArgumentException("no " + c);
        }
    }

    /** Hears nothing. */
    private static final class Silent implements ServedHandler, Copyable {}
}
