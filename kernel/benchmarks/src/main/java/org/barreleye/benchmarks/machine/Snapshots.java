package org.barreleye.benchmarks.machine;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.barreleye.machine.Machine;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.description.Presets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures copy, hash and restore of a machine of reactors that have used 256 lines on four pages. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Snapshots {
    private static final int EVENTS = 10_000;

    @Param({"demo", "smp-64"})
    private String machine;

    private Machine original;
    private Machine snapshot;

    /** Makes a benchmark that has not started. */
    public Snapshots() {}

    Snapshots(String machine) {
        this.machine = machine;
    }

    /** Runs every core for a while. */
    @Setup
    public void run() {
        original = Machine.of(Presets.named(machine), 1);
        List<Core> cores = original.cores();
        for (int index = 0; index < cores.size(); index++) {
            AccessDriver driver = new AccessDriver(new AccessPattern(index), 1);
            original.install(cores.get(index).id(), (on, entry) -> driver);
            original.powerOn(cores.get(index).id(), 0);
        }
        for (int event = 0; event < EVENTS; event++) {
            original.step();
        }
        snapshot = original.copy();
    }

    /** Measures a copy. */
    @Benchmark
    public Machine copy() {
        return original.copy();
    }

    /** Measures the hash that identifies a state: that of all events and all bytes in memory. */
    @Benchmark
    public long hash() {
        return original.traceHash() ^ original.memoryHash();
    }

    /** Measures a snapshot, its hash, and going back to it. */
    @Benchmark
    public Machine copyHashRestore() {
        Machine copy = original.copy();
        long hash = copy.traceHash() ^ copy.memoryHash();
        return hash == 0 ? snapshot : copy.copy();
    }
}
