package org.barreleye.capops;

import java.util.Optional;

/** Looks at the directories: all cores that have capabilities to an object agree about its home. */
final class OneHomeRule implements Rule {
    @Override
    public String name() {
        return "C2 every object has one home";
    }

    @Override
    public Optional<String> violation(Machine machine) {
        for (int core : machine.live()) {
            CoreState state = machine.core(core);
            for (CoreState.Entry entry : state.entries()) {
                int expected = machine.homeOf(entry.key());
                int recorded = state.foreign(entry.key()).map(CoreState.Foreign::home).orElse(core);
                if (entry.isLocal() && entry.place() != CoreState.Place.ANCHOR && recorded != expected
                        && machine.isKnown(recorded, core) && machine.isKnown(expected, core)) {
                    return Optional.of("core " + core + " takes " + recorded + " for the home of " + entry
                            + ", which is " + expected);
                }
            }
        }
        return Optional.empty();
    }
}
