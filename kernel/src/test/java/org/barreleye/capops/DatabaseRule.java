package org.barreleye.capops;

import java.util.Optional;
import org.barreleye.kpi.outcome.KernelBug;

/** Looks at the mapping databases: order and sums of their trees, and that each entry stands in a known slot. */
final class DatabaseRule implements Rule {
    @Override
    public String name() {
        return "C7, C11 the databases are well ordered and have no dangling slot";
    }

    @Override
    public Optional<String> violation(Machine machine) {
        for (int core : machine.live()) {
            for (CoreState.Entry entry : machine.core(core).entries()) {
                if (entry.place() == CoreState.Place.UNKNOWN) {
                    return Optional.of("core " + core + " has lost the slot of " + entry);
                }
            }
            try {
                machine.node(core).control().mappings().checkInvariants();
            } catch (KernelBug e) {
                return Optional.of(e.getMessage());
            }
        }
        return Optional.empty();
    }
}
