package org.barreleye.benchmarks.system;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.barreleye.boot.Boot;
import org.barreleye.boot.StandardSystem;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;

/**
 * Measures boots of the system with a main program that waits until all cores are registered, and ends. For each
 * machine it prints the machine time, also divided by n log n, the number of events, the events per second, and the
 * time of a boot in a warm JVM. The README of this module has the times of whole processes.
 */
public final class BootBenchmark {
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 9;
    private static final double PICOSECONDS_PER_MICROSECOND = 1e6;

    private BootBenchmark() {}

    /** The main program, in place of the shell. */
    private record FirstCommand() implements BlockingProgram {
        @Override
        public String name() {
            return "first-command";
        }

        @Override
        public int run(Domain domain) throws CallFailed {
            return domain.cores().isEmpty() ? 1 : 0;
        }
    }

    /**
     * Measures boots.
     *
     * @param machines the names of the machines; by default those of the README
     */
    public static void main(String[] machines) {
        List<String> all = machines.length == 0
                ? List.of("demo", "smp-2", "smp-8", "smp-64", "smp-256")
                : Arrays.asList(machines);
        System.out.printf("%-8s %6s %12s %14s %10s %12s %10s%n", "machine", "cores", "modelled us", "us / (n log n)",
                "events", "events/s", "wall ms");
        for (String name : all) {
            measure(name, Presets.named(name));
        }
    }

    private static void measure(String name, MachineDescription description) {
        long[] walls = new long[ROUNDS];
        long modelled = 0;
        long events = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            try (Machine machine = Boot.on(StandardSystem.on(description, new FirstCommand(), List.of(), 0), 1)) {
                events = machine.run();
                modelled = machine.now();
                if (machine.exitStatus().orElse(1) != 0) {
                    throw new IllegalStateException(name + " did not boot");
                }
            }
            if (round >= 0) {
                walls[round] = System.nanoTime() - begin;
            }
        }
        Arrays.sort(walls);
        int cores = description.cores().size();
        double micros = modelled / PICOSECONDS_PER_MICROSECOND;
        double wall = walls[ROUNDS / 2] / 1e9;
        System.out.printf(Locale.ROOT, "%-8s %6d %12.0f %14.2f %10d %12.0f %10.1f%n", name, cores, micros,
                micros / (cores * Math.log(cores) / Math.log(2)), events, events / wall, wall * 1e3);
    }
}
