package org.barreleye.flounder.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Parameter;

/** The difference between the capability constraints of two versions of a message. */
final class ConstraintChange {
    private ConstraintChange() {}

    /** The first change, as a clause; empty if there is none, or if more has changed than terms. */
    static Optional<String> between(Message before, Message now) {
        Map<String, Parameter> old = new LinkedHashMap<>();
        before.parameters().forEach(parameter -> old.put(parameter.name(), parameter));
        for (Parameter parameter : now.parameters()) {
            Parameter same = old.get(parameter.name());
            if (same != null && same.type() instanceof Capability former && parameter.type()
                    instanceof Capability current
                    && former.mode() == current.mode() && !former.constraint().equals(current.constraint())) {
                return Optional.of(clause(parameter.name(), former.constraint(), current.constraint()));
            }
        }
        return Optional.empty();
    }

    private static String clause(String name, Optional<Capability.Constraint> before,
            Optional<Capability.Constraint> now) {
        if (before.isEmpty()) {
            return "carries only cap" + now.orElseThrow() + " as '" + name + "', which could be any capability";
        }
        if (now.isEmpty()) {
            return "carries any capability as '" + name + "', which was cap" + before.get();
        }
        if (!before.get().type().name().equals(now.get().type().name())) {
            return "carries cap" + now.get() + " as '" + name + "', which was cap" + before.get();
        }
        int lost = mask(before.get()) & ~mask(now.get());
        int gained = mask(now.get()) & ~mask(before.get());
        String change = lost == 0 ? "widens" : gained == 0 ? "narrows" : "changes";
        return change + " the rights of '" + name + "', which is cap" + now.get() + " and was cap" + before.get();
    }

    private static int mask(Capability.Constraint constraint) {
        return constraint.allowsAnyRights() ? 0xff : constraint.mask();
    }
}
