package org.barreleye.benchmarks;

import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Messages of seven words between two threads. Every library runs in a JVM of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class BetweenThreads {
    private static final int BURST = 100_000;

    @Param({"stubs", "handRing", "agrona", "jctools", "aeron"})
    private String transport;

    private MessageExchange exchange;
    private long value;

    /** Makes a benchmark that has not started. */
    public BetweenThreads() {}

    /** Starts the other thread. */
    @Setup
    public void open() {
        exchange = MessageExchange.over(transport);
    }

    /** Stops the other thread. */
    @TearDown
    public void close() {
        exchange.close();
    }

    /** Measures a round trip of seven words each way. */
    @Benchmark
    public long roundTrip() {
        return exchange.roundTrip(++value);
    }

    /** Measures a stream of one-way messages of seven words. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public void stream() {
        exchange.stream(BURST);
    }
}
