package org.barreleye.capops;

import java.util.Optional;

/** Looks at cores that know of a dead one: they have no records about it, and wait for nothing of it. */
final class DeadCoreRule implements Rule {
    @Override
    public String name() {
        return "D4 nothing is left of a dead core, and nothing waits for it";
    }

    @Override
    public Optional<String> violation(Machine machine) {
        for (int core : machine.live()) {
            for (int dead = 0; dead < machine.size(); dead++) {
                if (!machine.node(core).isReachable(dead)) {
                    Optional<String> found = remains(machine.core(core), dead);
                    if (found.isPresent()) {
                        return found.map(remaining -> "core " + core + " knows of a dead core, and has " + remaining);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> remains(CoreState state, int dead) {
        for (CoreState.Entry entry : state.entries()) {
            // Memory that was lent to it is revoked first.
            if (entry.place() == CoreState.Place.REMOTE && entry.number() == dead
                    && !state.node().control().revocation().isBeingRevoked(entry.capability())) {
                return Optional.of("its entry " + entry);
            }
        }
        for (CoreState.Foreign record : state.foreign()) {
            if (record.home() == dead && !record.lost()) {
                return Optional.of(record + ", which is not lost");
            }
        }
        for (CoreState.Borrowed memory : state.borrowed()) {
            if (memory.lender() == dead) {
                return Optional.of("borrowed its " + memory);
            }
        }
        if (state.drops().stream().anyMatch(drop -> drop.home() == dead)) {
            return Optional.of("a drop for it");
        }
        return state.node().monitor().awaits(dead) ? Optional.of("an operation that waits for it") : Optional.empty();
    }
}
