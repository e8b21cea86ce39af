package org.barreleye.flounder.model;

import java.util.List;
import java.util.Optional;

/**
 * A builtin type that is not bits but authority.
 *
 * @param mode whether the sender keeps it
 * @param constraint the constraint on the capability; none for any capability, with the rights that it has
 */
public record Capability(Mode mode, Optional<Constraint> constraint) implements Type {
    /** The two ways to send a capability: the sender keeps it, or not. */
    public enum Mode {
        /** The receiver gets a copy. */
        COPY("cap", "copy"),
        /** The receiver gets the capability and the sender loses it. */
        GIVE("give_away_cap", "give");

        private final String spelling;
        private final String shortName;

        Mode(String spelling, String shortName) {
            this.spelling = spelling;
            this.shortName = shortName;
        }

        /** The builtin type, as sources write it. */
        public String spelling() {
            return spelling;
        }

        /** As layout tables write it: {@code copy} or {@code give}. */
        @Override
        public String toString() {
            return shortName;
        }
    }

    /**
     * The terms on which a capability travels: of one type, with the rights that are named.
     *
     * @param type the type of the capability
     * @param rights by bit, each once; if none is named, those that the sender has
     * @param mask the bits of the rights
     */
    public record Constraint(CapabilityTypes.CapabilityType type, List<String> rights, int mask) {
        /** Copies the list. */
        public Constraint {
            rights = List.copyOf(rights);
        }

        /** Returns whether whatever rights the sender has travel. */
        public boolean allowsAnyRights() {
            return rights.isEmpty();
        }

        /** As sources write it, rights in the order of their bits. */
        @Override
        public String toString() {
            return "<" + type.name() + (rights.isEmpty() ? "" : ", " + String.join(", ", rights)) + ">";
        }
    }

    /** The capability type that a source calls by this name. */
    public static Optional<Capability> named(String name) {
        for (Mode mode : Mode.values()) {
            if (mode.spelling.equals(name)) {
                return Optional.of(new Capability(mode, Optional.empty()));
            }
        }
        return Optional.empty();
    }

    /** The same on terms. */
    public Capability constrainedBy(Constraint other) {
        return new Capability(mode, Optional.of(other));
    }

    /** As sources write it. */
    public String spelling() {
        return mode.spelling() + constraint.map(Constraint::toString).orElse("");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.capability(this);
    }

    @Override
    public String toString() {
        return spelling();
    }
}
