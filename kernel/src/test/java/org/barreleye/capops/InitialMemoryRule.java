package org.barreleye.capops;

import java.util.Optional;

/** Looks at the capabilities of all slots and messages: they lie in memory that a core has owned from the begin. */
final class InitialMemoryRule implements Rule {
    @Override
    public String name() {
        return "C1 every capability descends from an initial one";
    }

    @Override
    public Optional<String> violation(Machine machine) {
        for (int core : machine.live()) {
            for (CoreState.Entry entry : machine.core(core).entries()) {
                if (machine.homeOf(entry.key()) < 0) {
                    return Optional.of(entry + " of core " + core + " belongs to no memory");
                }
            }
        }
        return machine.moving().stream().filter(moving -> machine.homeOf(moving.key()) < 0).findFirst()
                .map(moving -> moving + " belongs to no memory");
    }
}
