package org.barreleye.benchmarks.machine;

import java.util.concurrent.TimeUnit;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
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

/**
 * Measures loads and stores of shared lines by reactors, in exact order. An event is a step; a step accesses one of 256
 * lines, which usually is in the cache of another core. The unit is a call of {@link Core#load} or {@link Core#store}.
 */
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

    /** The number of words of a line that a step accesses. */
    @Param({"1", "8"})
    private int words;

    private Machine machine;
    private ReferenceModel reference;

    /** Makes a benchmark that has not started. */
    public Accesses() {}

    Accesses(int cores, int words) {
        this.cores = cores;
        this.words = words;
    }

    /** Starts every core, and checks that both models have the same times. */
    @Setup
    public void start() {
        MachineDescription description = Presets.named("smp-" + cores);
        machine = Machine.of(description, 1);
        for (int core = 0; core < cores; core++) {
            AccessDriver driver = new AccessDriver(new AccessPattern(core), words);
            machine.install(new CoreId(core), (on, entry) -> driver);
            machine.powerOn(new CoreId(core), 0);
        }
        reference = new ReferenceModel(description);
        for (int event = 0; event < 2 * cores + BATCH; event++) {
            machine.step();
        }
        for (int event = 0; event < BATCH; event++) {
            reference.step(words);
        }
        for (int core = 0; core < cores; core++) {
            if (machine.core(new CoreId(core)).now() != reference.clock(core)) {
                throw new IllegalStateException("core " + core + " is at " + machine.core(new CoreId(core)).now()
                        + " ps in the machine, and at " + reference.clock(core) + " in the textbook");
            }
        }
    }

    /** Measures the modelled machine. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void machine() {
        onMachine(BATCH);
    }

    void onMachine(int accesses) {
        for (int access = 0; access < accesses; access += words) {
            machine.step();
        }
    }

    /** Measures the reference model. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long reference() {
        return onReference(BATCH);
    }

    long onReference(int accesses) {
        long seen = 0;
        for (int access = 0; access < accesses; access += words) {
            seen += reference.step(words);
        }
        return seen;
    }
}
