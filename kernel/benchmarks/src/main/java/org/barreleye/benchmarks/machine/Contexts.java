package org.barreleye.benchmarks.machine;

import java.util.concurrent.TimeUnit;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.Next;
import org.barreleye.machine.core.Occurrence;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.description.Presets;
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

/**
 * Application threads, one on each of 64 cores, that load and store shared lines: nearly every access has to wait for those of
 * the others, so nearly every event is a switch from one stack to another.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class Contexts {
    private static final int BATCH = 1_000;

    @Param({"64"})
    private int cores;

    private Machine machine;

    /** Creates a benchmark that has not begun. */
    public Contexts() {}

    /** Starts a thread on every core. */
    @Setup
    public void start() {
        machine = Machine.of(Presets.named("smp-" + cores), 1);
        for (int core = 0; core < cores; core++) {
            Walk walk = new Walk(core);
            machine.install(new CoreId(core), (on, entry) -> new Host(on, walk));
            machine.powerOn(new CoreId(core), 0);
        }
    }

    /** Ends all threads. */
    @TearDown
    public void close() {
        machine.close();
    }

    /** One turn of one thread. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void turn() {
        for (int event = 0; event < BATCH; event++) {
            machine.step();
        }
    }

    /** Gives its core to one thread, for ever. */
    private static final class Host implements Reactor {
        private final Next thread;

        Host(Core core, Walk walk) {
            thread = new Next.Resume(core.newContext("walker of " + core.id(), () -> walkForEver(core, walk)));
        }

        private static void walkForEver(Core core, Walk walk) {
            while (true) {
                walk.next();
                if (walk.isStore()) {
                    core.store(walk.address(), 8, walk.address(), Endianness.LITTLE);
                } else {
                    core.load(walk.address(), 8, Endianness.LITTLE);
                }
            }
        }

        @Override
        public Next step(Core core, Occurrence occurrence) {
            return thread;
        }

        @Override
        public Reactor copy(Copier copier) {
            throw new IllegalStateException("a machine with threads cannot be copied");
        }
    }
}
