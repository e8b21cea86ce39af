package org.barreleye.kpi.binding;

import java.util.Optional;
import org.barreleye.kpi.channel.CapabilityHolder;
import org.barreleye.kpi.outcome.Breach;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.CapabilityTerms;
import org.barreleye.kpi.types.Holding;

/** Compares capabilities with the terms of their messages. An absent one meets all terms. */
final class TermsCheck {
    private TermsCheck() {}

    /**
     * Looks at a capability that is to be sent. It may have too many rights: those will not travel.
     *
     * @param what whose value it is, as {@code message.argument}
     * @throws Breach that this side is to blame for
     */
    static void beforeSending(CapabilityHolder holder, CapabilityReference capability, CapabilityTerms terms, String what) {
        if (capability.isPresent()) {
            problem(holder.holding(capability), capability, terms, what).ifPresent(failure -> {
                throw Breach.notToSend(failure);
            });
        }
    }

    /**
     * Looks at a capability that has arrived.
     *
     * @param what whose value it is, as {@code message.argument}
     * @throws Breach that the other side is to blame for
     */
    static void onArrival(CapabilityHolder holder, CapabilityReference capability, CapabilityTerms terms, String what) {
        if (capability.isPresent()) {
            Optional<Holding> holding = holder.holding(capability);
            problem(holding, capability, terms, what).or(() -> excess(holding, terms, what)).ifPresent(failure -> {
                throw Breach.notToReceive(failure);
            });
        }
    }

    private static Optional<Failure> problem(Optional<Holding> holding, CapabilityReference capability,
            CapabilityTerms terms, String what) {
        if (holding.isEmpty()) {
            return Optional.of(wrong(Failure.Kind.WRONG_TYPE, terms, what,
                    "nobody here knows of a capability in " + capability.address()));
        }
        if (holding.get().type() != terms.type()) {
            return Optional.of(wrong(Failure.Kind.WRONG_TYPE, terms, what, "the one in " + capability.address()
                    + " is of type " + holding.get().type() + " instead of " + terms.type()));
        }
        return terms.areMetBy(holding.get())
                ? Optional.empty()
                : Optional.of(wrong(Failure.Kind.WRONG_RIGHTS, terms, what,
                        "the one in " + capability.address() + " has only " + holding.get().rights()));
    }

    private static Optional<Failure> excess(Optional<Holding> holding, CapabilityTerms terms, String what) {
        return holding
                .filter(found -> !terms.allowed().include(found.rights()))
                .map(found -> wrong(Failure.Kind.WRONG_RIGHTS, terms, what,
                        "the one that arrived has " + found.rights()));
    }

    private static Failure wrong(Failure.Kind kind, CapabilityTerms terms, String what, String but) {
        return new Failure(kind, what + " carries " + terms.declared() + ", but " + but);
    }
}
