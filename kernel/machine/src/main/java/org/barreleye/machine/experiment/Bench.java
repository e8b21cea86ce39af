package org.barreleye.machine.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.Machine;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.description.CoherenceDomain;
import org.barreleye.machine.description.CoreDescription;
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

    /** The first memory that those coherent cores cache. */
    static long memory(MachineDescription machine) {
        Optional<CoherenceDomain> island = island(machine);
        return machine.memory().stream()
                .filter(MemoryRegion::isCached)
                .filter(region -> machine.domainOf(region).equals(island))
                .findFirst()
                .map(region -> address(region.space(), 0))
                .orElseThrow(() -> new IllegalArgumentException(machine.name()
                + " has no memory that is cached; this experiment needs some"));
    }

    /** The first coherence domain of two cores or more. */
    private static Optional<CoherenceDomain> island(MachineDescription machine) {
        return machine.domains().stream().filter(domain -> coresOf(domain, machine).size() > 1).findFirst();
    }

    private static List<Integer> coresOf(CoherenceDomain domain, MachineDescription machine) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < machine.cores().size(); place++) {
            CoreDescription core = machine.cores().get(place);
            if (machine.nodes().stream().anyMatch(node -> node.cores().contains(core.id())
                    && machine.domainOf(node).equals(Optional.of(domain)))) {
                places.add(place);
            }
        }
        return places;
    }

    /** The cores of the first coherence domain of two or more, by place; none if there is no such domain. */
    static List<Integer> coherentCores(MachineDescription machine) {
        return island(machine).map(domain -> coresOf(domain, machine)).orElse(List.of());
    }

    static void requireCoherent(MachineDescription machine) {
        if (island(machine).isEmpty()) {
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
