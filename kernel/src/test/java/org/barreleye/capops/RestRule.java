package org.barreleye.capops;

import java.util.Optional;

/** Looks at states in which no message is in transit: nothing is under way, and nothing is left of what has ended. */
final class RestRule implements Rule {
    @Override
    public String name() {
        return "C9, C12, D1, D5, D6 at rest nothing is left";
    }

    @Override
    public Optional<String> violation(Machine machine) {
        if (!machine.isSilent()) {
            return Optional.empty();
        }
        int sent = 0;
        int arrived = 0;
        for (int core : machine.live()) {
            ExploredCore node = machine.node(core);
            CoreState state = machine.core(core);
            for (int other : machine.live()) {
                sent += node.connections().sentTo(other);
                arrived += node.connections().arrivedFrom(other);
            }
            if (!node.domain().open().isEmpty()) {
                return Optional.of("core " + core + " waits without end for " + node.domain().open().get(0).action());
            }
            if (!node.monitor().isIdle() || !state.revocations().isEmpty()) {
                return Optional.of("core " + core + " works at rest: " + state);
            }
            if (!state.drops().isEmpty() || !node.space().outgoing().isEmpty()) {
                return Optional.of("core " + core + " has something to tell at rest: " + state);
            }
            for (CoreState.Foreign record : state.foreign()) {
                if (state.entries().stream().noneMatch(entry -> entry.isLocal() && entry.key().equals(record.key()))) {
                    return Optional.of("core " + core + " has a record without a capability: " + state);
                }
            }
        }
        return sent == arrived ? Optional.empty()
                : Optional.of(sent + " capabilities were sent, and " + arrived + " have arrived");
    }
}
