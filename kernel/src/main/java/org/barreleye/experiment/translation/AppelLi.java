package org.barreleye.experiment.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.barreleye.boot.Boot;
import org.barreleye.boot.StandardSystem;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.experiment.Experiment;
import org.barreleye.machine.experiment.Measurement;

/**
 * The primitives that user-level algorithms on virtual memory need, after Appel and Li ("Virtual memory primitives for
 * user programs", 1991): a trap, protecting and unprotecting pages around traps, and finding the pages that were
 * written to.
 */
public final class AppelLi implements Experiment {
    private static final long SEED = 1;

    @Override
    public String name() {
        return "appel-li";
    }

    @Override
    public String about() {
        return "mapping, demand zero, traps, protecting and unprotecting 1 and 100 pages, finding written pages";
    }

    @Override
    public List<String> machines() {
        return List.of();
    }

    @Override
    public int fittedParameters(String machine) {
        return 0;
    }

    @Override
    public List<Measurement> run(MachineDescription machine) {
        if (machine.cores().get(0).mmu() == MmuKind.NONE) {
            throw new IllegalArgumentException("the first core of " + machine.name() + " has no MMU");
        }
        List<Measurement> rows = new ArrayList<>();
        double cycle = machine.cores().get(0).cyclePicoseconds();
        ProtectingProgram program = new ProtectingProgram((row, nanoseconds) -> rows.add(new Measurement(name(),
                machine.name(), row, 1, "cycles", nanoseconds * 1_000 / cycle, OptionalDouble.empty())));
        try (Machine booted = Boot.on(StandardSystem.on(machine, program, List.of(), 0), SEED)) {
            booted.run();
        }
        return rows;
    }

    @Override
    public List<String> remarks(MachineDescription machine, List<Measurement> rows) {
        return List.of("trap: a write to a read-only page, the upcall to the program's handler, and the return to the "
                + "repeated write; without the change of the protection.",
                "The rows with pages are for each page. Pages are protected one by one, as the handler unprotects "
                + "them: each is a mapping of its own.",
                machine.cores().get(0).mmu() == MmuKind.ARMV7
                ? "ARMv7 has no dirty bits, so there is no row with them; the other row finds written pages by faults."
                : "dirty bits: 100 pages are written to, and found by reading and clearing the bits of their entries.");
    }
}
