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
import org.openjdk.jmh.annotations.Warmup;

/** Reactors that load and store shared lines, one access an event, in exact order. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Accesses {
    private static final int BATCH = 100_000;

    @Param({"16", "64", "256"})
    private int cores;

    private Machine machine;
    private Textbook textbook;

    /** Creates a benchmark that has not begun. */
    public Accesses() {}

    /** Starts every core. */
    @Setup
    public void start() {
        machine = Machine.of(Presets.named("smp-" + cores), 1);
        for (int core = 0; core < cores; core++) {
            Walker walker = new Walker(new Walk(core));
            machine.install(new CoreId(core), (on, entry) -> walker);
            machine.powerOn(new CoreId(core), 0);
        }
        textbook = new Textbook(cores);
    }

    /** The modelled machine. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void machine() {
        for (int access = 0; access < BATCH; access++) {
            machine.step();
        }
    }

    /** The same with a priority queue and hash maps. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long textbook() {
        long seen = 0;
        for (int access = 0; access < BATCH; access++) {
            seen += textbook.step();
        }
        return seen;
    }

    /** Software that does one access a step, for ever. */
    private static final class Walker implements Reactor {
        private final Walk walk;

        Walker(Walk walk) {
            this.walk = walk;
        }

        @Override
        public Next step(Core core, Occurrence occurrence) {
            walk.next();
            if (walk.isStore()) {
                core.store(walk.address(), 8, walk.address(), Endianness.LITTLE);
            } else {
                core.load(walk.address(), 8, Endianness.LITTLE);
            }
            return Next.AGAIN;
        }

        @Override
        public Reactor copy(Copier copier) {
            Walker twin = new Walker(new Walk(walk));
            copier.enter(this, twin);
            return twin;
        }
    }
}
