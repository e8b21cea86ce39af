package org.barreleye.machine.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;

/** The cost of uncached memory for the first core: the scratchpad of each tile, and each memory controller. */
final class ScratchpadAccess implements Experiment {
    private static final String MACHINE = "scc-48";
    private static final int WIDTH = 6;
    private static final int WORD = 4;

    @Override
    public String name() {
        return "scc-mpb";
    }

    @Override
    public String about() {
        return "words and lines in scratchpads and uncached memory, by distance";
    }

    @Override
    public List<String> machines() {
        return List.of(MACHINE);
    }

    @Override
    public int fittedParameters(String machine) {
        return PresetParameters.fitted(machine, name());
    }

    @Override
    public List<Measurement> run(MachineDescription machine) {
        List<MemoryRegion> uncached = machine.memory().stream()
                .filter(region -> region.kind() == MemoryRegion.Kind.SCRATCHPAD
                || region.kind() == MemoryRegion.Kind.UNCACHED)
                .toList();
        if (uncached.isEmpty()) {
            throw new IllegalArgumentException(machine.name()
                    + " has no scratchpads and no uncached memory; this experiment measures those");
        }
        List<Measurement> rows = new ArrayList<>();
        int tiles = 0;
        int controllers = 0;
        for (MemoryRegion region : uncached) {
            if (region.kind() == MemoryRegion.Kind.SCRATCHPAD) {
                scratchpad(machine, region, tiles++, rows);
            } else {
                controller(machine, region, controllers++, rows);
            }
        }
        return rows;
    }

    private void scratchpad(MachineDescription machine, MemoryRegion region, int tile, List<Measurement> rows) {
        String place = "tile x=" + tile % WIDTH + " y=" + tile / WIDTH;
        long address = ExperimentMachine.address(region.space(), 0);
        rows.add(row(machine, "write line, " + place, "MPB write", "target " + place, writingLine(machine, address)));
        rows.add(row(machine, "read word, " + place, "MPB read", "source " + place, cycles(machine, loading(address))));
    }

    private void controller(MachineDescription machine, MemoryRegion region, int number, List<Measurement> rows) {
        String place = ", memory controller " + number;
        String table = "shared DRAM";
        long address = ExperimentMachine.address(region.space(), 0);
        rows.add(row(machine, "word" + place, table, "DWORD uncacheable" + place, cycles(machine, loading(address))));
        rows.add(row(machine, "line word by word" + place, table, "32B line uncacheable" + place,
                cycles(machine, storingWords(address, machine.lineBytes() / WORD))));
        rows.add(row(machine, "line combined" + place, table, "32B line MPB-typed (write combining)" + place,
                writingLine(machine, address)));
    }

    private Measurement row(MachineDescription machine, String row, String table, String what, double measured) {
        OptionalDouble published = machine.name().equals(MACHINE)
                ? new PublishedFigures().figure(table, "Intel SCC", what, "cycles")
                : OptionalDouble.empty();
        return new Measurement(name(), machine.name(), row, 1, "cycles", measured, published);
    }

    private static Consumer<Core> loading(long address) {
        return core -> core.load(address, WORD, Endianness.LITTLE);
    }

    private static Consumer<Core> storingWords(long address, int count) {
        return core -> {
            for (int word = 0; word < count; word++) {
                core.store(address + (long) word * WORD, WORD, word, Endianness.LITTLE);
            }
        };
    }

    /** A message line has 64 bytes: it is two cache lines where a line has 32, and each takes half. */
    private static double writingLine(MachineDescription machine, long address) {
        return cycles(machine, core -> core.publishLine(address, 1, 2, 3, 4, 5, 6, 7,
                8)) * machine.lineBytes() / ExperimentProgram.MESSAGE_LINE_BYTES;
    }

    private static double cycles(MachineDescription machine, Consumer<Core> action) {
        try (ExperimentMachine experimentMachine = new ExperimentMachine(machine)) {
            TimedAction timed = experimentMachine.start(0, new TimedAction(action));
            experimentMachine.run();
            return experimentMachine.cycles(0, timed.taken);
        }
    }

    /** Does one thing and looks at the clock before and after. */
    private static final class TimedAction extends ExperimentProgram {
        private final Consumer<Core> action;
        private long taken;

        TimedAction(Consumer<Core> action) {
            this.action = action;
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            long begin = core.now() + core.description().cyclePicoseconds();
            action.accept(core);
            taken = core.now() - begin;
            return CoreDirective.HALT;
        }
    }
}
