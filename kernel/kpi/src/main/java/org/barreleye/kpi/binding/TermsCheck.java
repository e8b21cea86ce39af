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
        problem(holder, capability, terms, what).ifPresent(failure -> {
            throw Breach.notToSend(failure);
        });
    }

    /**
     * Looks at a capability that has arrived.
     *
     * @param what whose value it is, as {@code message.argument}
     * @throws Breach that the other side is to blame for
     */
    static void onArrival(CapabilityHolder holder, CapabilityReference capability, CapabilityTerms terms, String what) {
        problem(holder, capability, terms, what).or(() -> excess(holder, capability, terms, what)).ifPresent(failure -> {
            throw Breach.notToReceive(failure);
        });
    }

    private static Optional<Failure> problem(CapabilityHolder holder, CapabilityReference capability, CapabilityTerms terms,
            String what) {
        if (!capability.isPresent()) {
            return Optional.empty();
        }
        Optional<Holding> holding = holder.holding(capability);
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

    private static Optional<Failure> excess(CapabilityHolder holder, CapabilityReference capability, CapabilityTerms terms,
            String what) {
        return holder.holding(capability)
                .filter(holding -> !terms.allowed().include(holding.rights()))
                .map(holding -> wrong(Failure.Kind.WRONG_RIGHTS, terms, what,
                        "the one that arrived has " + holding.rights()));
    }

    private static Failure wrong(Failure.Kind kind, CapabilityTerms terms, String what, String but) {
        return new Failure(kind, what + " carries " + terms.declared() + ", but " + but);
    }
}
