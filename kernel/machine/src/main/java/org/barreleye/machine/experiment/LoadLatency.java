package org.barreleye.machine.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.description.Cache;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.NodeDescription;

/**
 * The latency of a load from each level of cache, and from the cache of a core that has modified the line, by distance.
 */
final class LoadLatency implements Experiment {
    private static final int LINE = 64;
    private static final int FEW = 64;

    @Override
    public String name() {
        return "load-latency";
    }

    @Override
    public String about() {
        return "a load from each level of cache, and from the cache of a core that modified the line";
    }

    @Override
    public List<String> machines() {
        return List.of("amd-8x4");
    }

    @Override
    public int fittedParameters(String machine) {
        return PresetParameters.fitted(machine, name());
    }

    @Override
    public List<Measurement> run(MachineDescription machine) {
        ExperimentMachine.requireCoherent(machine);
        List<Measurement> rows = new ArrayList<>();
        int coreIndex = ExperimentMachine.coherentCores(machine).get(0);
        CoreDescription core = machine.cores().get(coreIndex);
        List<Cache> levels = new ArrayList<>(core.caches());
        NodeDescription node = machine.nodes().stream().filter(at -> at.cores().contains(core.id())).findFirst()
                .orElseThrow();
        node.sharedCache().ifPresent(levels::add);
        for (int level = 0; level < levels.size(); level++) {
            // So many lines that the level before is too small, and this one is not.
            long lines = level == 0 ? Math.min(FEW, levels.get(0).bytes() / LINE)
                    : levels.get(level - 1).bytes() / LINE * 2;
            rows.add(row(machine, "L" + (level + 1), "access latency L" + (level + 1), 1,
                    ownCaches(machine, coreIndex, lines)));
        }
        for (Distance distance : Distance.ofCoherentCores(machine)) {
            rows.add(row(machine, "cache of another core, " + distance.label(), published(distance), 2,
                    otherCache(machine, distance)));
        }
        return rows;
    }

    private static String published(Distance distance) {
        return switch (distance.label()) {
            case "shared" -> "access latency other core L1/L2 same package";
            case "one-hop" -> "access latency 1-hop cache";
            case "two-hop" -> "access latency 2-hop cache";
            default -> "";
        };
    }

    private Measurement row(MachineDescription machine, String row, String what, int cores, double cycles) {
        OptionalDouble published = machine.name().equals("amd-8x4")
                ? new PublishedFigures().figure("Table 1", "32-core AMD", what, "cycles")
                : OptionalDouble.empty();
        return new Measurement(name(), machine.name(), row, cores, "cycles", cycles, published);
    }

    private static double ownCaches(MachineDescription machine, int coreIndex, long lines) {
        try (ExperimentMachine experimentMachine = new ExperimentMachine(machine)) {
            Loads loads = experimentMachine.start(coreIndex, new Loads(ExperimentMachine.memory(machine), lines, true));
            experimentMachine.run();
            return experimentMachine.cycles(coreIndex, loads.taken) / lines;
        }
    }

    private static double otherCache(MachineDescription machine, Distance distance) {
        try (ExperimentMachine experimentMachine = new ExperimentMachine(machine)) {
            experimentMachine.start(distance.other(), new Stores(ExperimentMachine.memory(machine)));
            experimentMachine.run();
            Loads loads = experimentMachine
                    .start(distance.one(), new Loads(ExperimentMachine.memory(machine), FEW, false));
            experimentMachine.run();
            return experimentMachine.cycles(distance.one(), loads.taken) / FEW;
        }
    }

    /** Modifies some lines. */
    private static final class Stores extends ExperimentProgram {
        private final long base;
        private int line;

        Stores(long base) {
            this.base = base;
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            core.store(base + (long) line * LINE, 4, line, Endianness.LITTLE);
            line++;
            return line < FEW ? CoreDirective.AGAIN : CoreDirective.HALT;
        }
    }

    /** Loads from lines one after the other; twice if the first time is to warm the caches up. */
    private static final class Loads extends ExperimentProgram {
        private final long base;
        private final long lines;
        private final boolean warmUp;
        private long next;
        private long begin = -1;
        private long taken;

        Loads(long base, long lines, boolean warmUp) {
            this.base = base;
            this.lines = lines;
            this.warmUp = warmUp;
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            long first = warmUp ? lines : 0;
            if (next == first && begin < 0) {
                begin = core.now() + core.description().cyclePicoseconds();
            }
            if (next == first + lines) {
                taken = core.now() - begin;
                return CoreDirective.HALT;
            }
            core.load(base + next % lines * LINE, 4, Endianness.LITTLE);
            next++;
            return CoreDirective.AGAIN;
        }
    }
}
