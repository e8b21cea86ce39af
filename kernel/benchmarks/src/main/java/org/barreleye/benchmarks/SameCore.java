package org.barreleye.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.barreleye.benchmarks.interfaces.benchmark_messages.BenchmarkMessagesBinding;
import org.barreleye.benchmarks.interfaces.benchmark_messages.BenchmarkMessagesHandler;
import org.barreleye.benchmarks.interfaces.benchmark_messages.BenchmarkMessagesInterface;
import org.barreleye.kpi.host.HostChannels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One thread sends messages of eight kinds at one end and receives them at the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class SameCore {
    private static final int KINDS = 8;
    private static final int MESSAGES = 1 << 14;
    private static final long SEED = 1;

    @Param({"lmp", "local"})
    private String transport;

    @Param({"fixed", "random"})
    private String order;

    private final CountingHandler counter = new CountingHandler();
    private final byte[] kinds = new byte[MESSAGES];
    private BenchmarkMessagesBinding sender;
    private BenchmarkMessagesBinding receiver;

    /** Makes a benchmark that has not started. */
    public SameCore() {}

    /** Opens both ends and selects the order of messages. */
    @Setup
    public void open() {
        if (transport.equals("lmp")) {
            HostChannels.LmpPair ends = HostChannels.lmp();
            sender = BenchmarkMessagesInterface.connect(ends.first(), counter);
            receiver = BenchmarkMessagesInterface.accept(ends.second(), counter);
        } else {
            BenchmarkMessagesInterface.Pair ends = BenchmarkMessagesInterface.local(counter, counter);
            sender = ends.first();
            receiver = ends.second();
        }
        while (sender.poll() | receiver.poll()) {
            counter.sum++;
        }
        Random random = new Random(SEED);
        for (int i = 0; i < MESSAGES; i++) {
            kinds[i] = (byte) (order.equals("fixed") ? i % KINDS : random.nextInt(KINDS));
        }
    }

    /** Measures sending and dispatching of one message. */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public long sendAndDispatch() {
        for (int i = 0; i < MESSAGES; i++) {
            if (!send(kinds[i], i) || !receiver.poll()) {
                throw new IllegalStateException("message " + i + " did not arrive");
            }
        }
        return counter.sum;
    }

    private boolean send(int kind, int value) {
        return switch (kind) {
            case 0 -> sender.tryNone();
            case 1 -> sender.tryOne(value);
            case 2 -> sender.tryTwo(value, 2);
            case 3 -> sender.tryThree(1, 2, value);
            case 4 -> sender.tryFour(value, 2, 3, 4);
            case 5 -> sender.tryFive(value, 2, 3, 4, 5);
            case 6 -> sender.trySix(true, value, false, 4, true, 6);
            default -> sender.trySample(value, 1, 2, 3, 4, 5, 6);
        };
    }

    /** Sums the words of received messages. */
    private static final class CountingHandler implements BenchmarkMessagesHandler {
        private long sum;

        @Override
        public void none() {
            sum++;
        }

        @Override
        public void one(long a) {
            sum += a;
        }

        @Override
        public void two(long a, long b) {
            sum += a + b;
        }

        @Override
        public void three(int a, int b, long c) {
            sum += a + b + c;
        }

        @Override
        public void four(long a, long b, long c, long d) {
            sum += a + b + c + d;
        }

        @Override
        public void five(int a, int b, int c, int d, int e) {
            sum += a + b + c + d + e;
        }

        @Override
        public void six(boolean a, long b, boolean c, long d, boolean e, long f) {
            sum += b + d + f;
        }

        @Override
        public void sample(long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
            sum += w0 + w1 + w2 + w3 + w4 + w5 + w6;
        }
    }
}
