package org.barreleye.machine.experiment;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.Machine;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;

/** A machine on a table: programs are put on its cores by place, and it runs until all of them rest. */
final class Bench implements AutoCloseable {
    private static final long SEED = 1;

    private final Machine machine;

    Bench(MachineDescription description) {
        machine = Machine.of(description, SEED);
    }

    /** Starts a program on the core at this place of the machine's list. */
    <T extends Reactor> T start(int place, T program) {
        machine.install(machine.cores().get(place).id(), (core, entry) -> program);
        machine.powerOn(machine.cores().get(place).id(), 0);
        return program;
    }

    /** Lets the machine run until nothing is due any more. */
    void run() {
        machine.run();
    }

    /** How many cycles of the core at this place a time is. */
    double cycles(int place, long picoseconds) {
        return (double) picoseconds / machine.description().cores().get(place).cyclePicoseconds();
    }

    /** The first cached memory of the machine. */
    static long memory(MachineDescription machine) {
        return machine.memory().stream()
                .filter(MemoryRegion::isCached)
                .findFirst()
                .map(region -> address(region.space(), 0))
                .orElseThrow(() -> new IllegalArgumentException(machine.name()
                + " has no memory that is cached; this experiment needs some"));
    }

    /** Cores of the machine's coherence domain, by place. */
    static List<Integer> coherentCores(MachineDescription machine) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < machine.cores().size(); place++) {
            int core = place;
            if (machine.nodes().stream().anyMatch(node -> node.domain().isPresent()
                    && node.cores().contains(machine.cores().get(core).id()))) {
                places.add(place);
            }
        }
        return places;
    }

    static void requireCoherent(MachineDescription machine) {
        if (coherentCores(machine).size() < 2) {
            throw new IllegalArgumentException(
                    machine.name() + " has fewer than two coherent cores; this experiment passes lines between caches");
        }
    }

    static long address(int space, long offset) {
        return new CanonicalAddress(space, offset).packed();
    }

    @Override
    public void close() {
        machine.close();
    }
}
