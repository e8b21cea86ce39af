package org.barreleye.capops;

import java.util.Optional;

/** Looks at the answers that domains get: none for an operation that has ended. */
final class EndsOnceRule implements Rule {
    @Override
    public String name() {
        return "M3 every operation ends once";
    }

    @Override
    public Optional<String> violation(Machine machine) {
        for (int core : machine.live()) {
            if (machine.node(core).domain().fault().isPresent()) {
                return machine.node(core).domain().fault();
            }
        }
        return Optional.empty();
    }
}
