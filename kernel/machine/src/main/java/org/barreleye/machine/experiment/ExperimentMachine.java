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

/** The machine of an experiment: runs programs on some of its cores, until no event is due. */
final class ExperimentMachine implements AutoCloseable {
    private static final long SEED = 1;

    private final Machine machine;

    ExperimentMachine(MachineDescription description) {
        machine = Machine.of(description, SEED);
    }

    /** Starts a program on the core at this place of the machine's list. */
    <T extends Reactor> T start(int coreIndex, T program) {
        machine.install(machine.cores().get(coreIndex).id(), (core, entry) -> program);
        machine.powerOn(machine.cores().get(coreIndex).id(), 0);
        return program;
    }

    /** Runs the machine until no event is due. */
    void run() {
        machine.run();
    }

    /** A time in cycles of the core at an index. */
    double cycles(int coreIndex, long picoseconds) {
        return (double) picoseconds / machine.description().cores().get(coreIndex).cyclePicoseconds();
    }

    /** The packed canonical address of the first memory that the {@link #coherentCores} cache. */
    static long memory(MachineDescription machine) {
        Optional<CoherenceDomain> sharedDomain = sharedDomain(machine);
        return machine.memory().stream()
                .filter(MemoryRegion::isCached)
                .filter(region -> machine.domainOf(region).equals(sharedDomain))
                .findFirst()
                .map(region -> address(region.space(), 0))
                .orElseThrow(() -> new IllegalArgumentException(machine.name()
                + " has no memory that is cached; this experiment needs some"));
    }

    /** The first coherence domain of two cores or more. */
    private static Optional<CoherenceDomain> sharedDomain(MachineDescription machine) {
        return machine.domains().stream().filter(domain -> coresOf(domain, machine).size() > 1).findFirst();
    }

    private static List<Integer> coresOf(CoherenceDomain domain, MachineDescription machine) {
        List<Integer> coreIndices = new ArrayList<>();
        for (int coreIndex = 0; coreIndex < machine.cores().size(); coreIndex++) {
            CoreDescription core = machine.cores().get(coreIndex);
            if (machine.nodes().stream().anyMatch(node -> node.cores().contains(core.id())
                    && machine.domainOf(node).equals(Optional.of(domain)))) {
                coreIndices.add(coreIndex);
            }
        }
        return coreIndices;
    }

    /** The cores of the first coherence domain of two or more, by place; none if there is no such domain. */
    static List<Integer> coherentCores(MachineDescription machine) {
        return sharedDomain(machine).map(domain -> coresOf(domain, machine)).orElse(List.of());
    }

    /**
     * Checks that there are coherent cores.
     *
     * @throws IllegalArgumentException if no coherence domain has two cores; names the machine
     */
    static void requireCoherent(MachineDescription machine) {
        if (sharedDomain(machine).isEmpty()) {
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
