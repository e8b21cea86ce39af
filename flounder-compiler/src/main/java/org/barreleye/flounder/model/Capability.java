package org.barreleye.flounder.model;

import java.util.Optional;

/** A builtin type that is not bits but authority. */
public enum Capability implements Type {
    /** The receiver gets a copy. */
    COPY("cap", "copy"),
    /** The receiver gets the capability and the sender loses it. */
    GIVE("give_away_cap", "give");

    private final String spelling;
    private final String mode;

    Capability(String spelling, String mode) {
        this.spelling = spelling;
        this.mode = mode;
    }

    /** The capability type that a source calls by this name. */
    public static Optional<Capability> named(String name) {
        for (Capability capability : values()) {
            if (capability.spelling.equals(name)) {
                return Optional.of(capability);
            }
        }
        return Optional.empty();
    }

    /** As sources write it. */
    public String spelling() {
        return spelling;
    }

    /** As layout tables write it: {@code copy} or {@code give}. */
    public String mode() {
        return mode;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.capability(this);
    }

    @Override
    public String toString() {
        return spelling;
    }
}
