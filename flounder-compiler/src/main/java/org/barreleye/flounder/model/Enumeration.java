package org.barreleye.flounder.model;

import java.util.List;

/**
 * One of several names. Travels as an {@link Scalar#INT32} that counts the enumerators from 0.
 *
 * @param name of the type
 * @param enumerators at least one, at most {@link Limits#ENUMERATORS_MAX}, all different
 */
public record Enumeration(String name, List<String> enumerators) implements Type {
    /** The scalar that carries it. */
    public static final Scalar WIRE = Scalar.INT32;

    /** Copies the list. */
    public Enumeration {
        enumerators = List.copyOf(enumerators);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.enumeration(this);
    }
}
