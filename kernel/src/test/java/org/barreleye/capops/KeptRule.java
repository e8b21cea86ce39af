package org.barreleye.capops;

import java.util.Optional;

/** Looks at a revoke while no other operation has started: the capability that is revoked stays where it is. */
final class KeptRule implements Rule {
    @Override
    public String name() {
        return "C12 a revoke keeps its own capability";
    }

    @Override
    public Optional<String> violation(Machine machine) {
        int started = 0;
        boolean hasLoss = false;
        for (int core : machine.live()) {
            started += machine.node(core).domain().started();
            hasLoss |= machine.node(core).domain().hasRevokedWithLoss();
        }
        boolean isAlone = started == 1 && !machine.hasDeath();
        return hasLoss && isAlone ? Optional.of("the capability that was revoked is gone") : Optional.empty();
    }
}
