package org.barreleye.benchmarks.machine;

import java.util.concurrent.TimeUnit;
import org.barreleye.kpi.state.NotCopyable;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
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
 * Application threads, one on each of 64 cores, that load and store shared lines: nearly every access has to wait for
 * those of the others, so nearly every event is a switch from one stack to another.
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

    /** Makes a benchmark that has not started. */
    public Contexts() {}

    /** Starts a thread on every core. */
    @Setup
    public void start() {
        machine = Machine.of(Presets.named("smp-" + cores), 1);
        for (int core = 0; core < cores; core++) {
            AccessPattern pattern = new AccessPattern(core);
            machine.install(new CoreId(core), (on, entry) -> new Host(on, pattern));
            machine.powerOn(new CoreId(core), 0);
        }
    }

    /** Ends all threads. */
    @TearDown
    public void close() {
        machine.close();
    }

    /** Measures one switch to a thread and its access. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void contextSwitch() {
        for (int event = 0; event < BATCH; event++) {
            machine.step();
        }
    }

    /** Runs one thread on its core forever. */
    @NotCopyable("a machine with threads cannot be copied")
    private static final class Host implements Reactor {
        private final CoreDirective thread;

        Host(Core core, AccessPattern pattern) {
            thread = new CoreDirective
                    .Resume(core.newContext("walker of " + core.id(), () -> accessForever(core, pattern)));
        }

        private static void accessForever(Core core, AccessPattern pattern) {
            while (true) {
                pattern.next();
                if (pattern.isStore()) {
                    core.store(pattern.address(), 8, pattern.address(), Endianness.LITTLE);
                } else {
                    core.load(pattern.address(), 8, Endianness.LITTLE);
                }
            }
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            return thread;
        }
    }
}
