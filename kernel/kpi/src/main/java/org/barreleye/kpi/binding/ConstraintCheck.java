package org.barreleye.kpi.binding;

import java.util.Optional;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.types.CapabilityConstraint;
import org.barreleye.kpi.types.CapabilityIdentity;
import org.barreleye.kpi.types.CapabilityReference;

/** Compares capabilities with the constraints of their messages. An absent one meets every constraint. */
final class ConstraintCheck {
    private ConstraintCheck() {}

    /**
     * Checks a capability that is to be sent. It may have too many rights: it is sent without those.
     *
     * @param what whose value it is, as {@code message.argument}
     * @throws ProtocolViolation that this side is to blame for
     */
    static void checkOutgoing(CapabilityInspector inspector, CapabilityReference capability,
            CapabilityConstraint constraint, String what) {
        if (capability.isPresent()) {
            problem(inspector.identify(capability), capability, constraint, what).ifPresent(failure -> {
                throw ProtocolViolation.cannotSend(failure);
            });
        }
    }

    /**
     * Checks a capability that has arrived.
     *
     * @param what whose value it is, as {@code message.argument}
     * @throws ProtocolViolation that the other side is to blame for
     */
    static void checkIncoming(CapabilityInspector inspector, CapabilityReference capability,
            CapabilityConstraint constraint, String what) {
        if (capability.isPresent()) {
            Optional<CapabilityIdentity> identity = inspector.identify(capability);
            problem(identity, capability, constraint, what).or(() -> excess(identity, constraint, what))
                    .ifPresent(failure -> {
                throw ProtocolViolation.cannotReceive(failure);
            });
        }
    }

    private static Optional<Failure> problem(Optional<CapabilityIdentity> identity, CapabilityReference capability,
            CapabilityConstraint constraint, String what) {
        if (identity.isEmpty()) {
            return Optional.of(wrong(Failure.Kind.WRONG_TYPE, constraint, what,
                    "no capability is known in " + capability.address()));
        }
        if (identity.get().type() != constraint.type()) {
            return Optional.of(wrong(Failure.Kind.WRONG_TYPE, constraint, what, "the one in " + capability.address()
                    + " is of type " + identity.get().type() + " instead of " + constraint.type()));
        }
        return constraint.accepts(identity.get())
                ? Optional.empty()
                : Optional.of(wrong(Failure.Kind.WRONG_RIGHTS, constraint, what,
                        "the one in " + capability.address() + " has only " + identity.get().rights()));
    }

    private static Optional<Failure> excess(Optional<CapabilityIdentity> identity, CapabilityConstraint constraint,
            String what) {
        return identity
                .filter(found -> !constraint.allowed().includes(found.rights()))
                .map(found -> wrong(Failure.Kind.WRONG_RIGHTS, constraint, what,
                        "the one that arrived has " + found.rights()));
    }

    private static Failure wrong(Failure.Kind kind, CapabilityConstraint constraint, String what, String reason) {
        return new Failure(kind, what + " carries " + constraint.declared() + ", but " + reason);
    }
}
