package org.barreleye.experiment.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.boot.Boot;
import org.barreleye.boot.StandardSystem;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.InitialState;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.experiment.Experiment;
import org.barreleye.machine.experiment.Measurement;

/**
 * The time to unmap a page that is mapped on many cores, from the call of a program to its return. A prediction:
 * nothing is fitted to it.
 */
public final class CompleteUnmap implements Experiment {
    private static final String MESSAGES = "multikernel: messages along a tree";
    private static final String SHARED_COUNTER = "serial interrupts, one shared counter";
    private static final String OWN_WORDS = "serial interrupts, a word for each core";
    private static final long SEED = 1;
    private static final int MAX_CORES = 32;

    @Override
    public String name() {
        return "unmap";
    }

    @Override
    public String about() {
        return "to unmap a page that is mapped on many cores, with TLB shootdown by three protocols; prediction";
    }

    @Override
    public List<String> machines() {
        return List.of("amd-8x4");
    }

    @Override
    public int fittedParameters(String machine) {
        return 0;
    }

    @Override
    public List<Measurement> run(MachineDescription machine) {
        List<Integer> indices = coresOf(machine);
        List<Measurement> rows = new ArrayList<>();
        double cycle = machine.cores().get(0).cyclePicoseconds();
        measureMessages(machine, indices).forEach((cores, nanoseconds) ->
                rows.add(row(machine, MESSAGES, cores, nanoseconds * 1_000 / cycle)));
        for (boolean isCounterShared : new boolean[] {true, false}) {
            InterruptShootdown shootdown = new InterruptShootdown(machine, isCounterShared);
            for (int cores = 1; cores <= indices.size(); cores++) {
                double picoseconds =
                        shootdown.picoseconds(indices.subList(0, cores), InterruptShootdown.memoryOf(machine));
                rows.add(row(machine, isCounterShared ? SHARED_COUNTER : OWN_WORDS, cores, picoseconds / cycle));
            }
        }
        return rows;
    }

    private Measurement row(MachineDescription machine, String row, int cores, double cycles) {
        return new Measurement(name(), machine.name(), row, cores, "cycles", cycles, OptionalDouble.empty());
    }

    /** The cores of the kind of the first one, up to 32, which share its memory coherently. */
    private static List<Integer> coresOf(MachineDescription machine) {
        CoreDescription first = machine.cores().get(0);
        if (first.mmu() == MmuKind.NONE || machine.nodeOf(0).domain().isEmpty()) {
            throw new IllegalArgumentException(machine.name() + " has no MMU at its first core, or no coherent caches; "
                    + "this experiment shares page tables");
        }
        List<Integer> indices = new ArrayList<>();
        for (int index = 0; index < machine.cores().size() && indices.size() < MAX_CORES; index++) {
            CoreDescription core = machine.cores().get(index);
            if (core.mmu() == first.mmu() && core.isa().equals(first.isa()) && core.initialState() != InitialState.OFF
                    && machine.nodeOf(index).domain().equals(machine.nodeOf(0).domain())) {
                indices.add(index);
            }
        }
        return indices;
    }

    private static SortedMap<Integer, Double> measureMessages(MachineDescription machine, List<Integer> indices) {
        SortedMap<Integer, Double> nanoseconds = new TreeMap<>();
        List<Integer> numbers = indices.stream().map(index -> machine.cores().get(index).id().number()).toList();
        UnmappingProgram program = new UnmappingProgram(numbers, nanoseconds::put);
        try (Machine booted = Boot.on(
                StandardSystem.on(machine, program, List.of(SharedPages.program()), 0), SEED)) {
            booted.run();
        }
        return nanoseconds;
    }

    @Override
    public List<String> remarks(MachineDescription machine, List<Measurement> rows) {
        List<String> remarks = new ArrayList<>();
        int cores = rows.stream().mapToInt(Measurement::cores).max().orElse(1);
        CoreDescription core = machine.cores().get(0);
        remarks.add("The cores are those of the first package, then those of the next. Each has read the page, so its "
                + "TLB has the translation.");
        remarks.add(String.format(Locale.ROOT, "Of the %d targets of %d cores, each pays for an interrupt %d cycles to "
                + "enter and %d to return, for a translation %d; the sender pays %d for each interrupt.", cores - 1,
                cores, core.costs().interruptEntry(), core.costs().resume(), core.tlb().invalidation(),
                core.costs().interruptSend()));
        remarks.add("The interrupts are measured on the bare machine, where nothing else runs and no lock is taken. "
                + "The messages are measured in the whole system: the call of the kernel, the request to the monitor "
                + "of the core, the monitors on the way, and the reply.");
        return remarks;
    }
}
