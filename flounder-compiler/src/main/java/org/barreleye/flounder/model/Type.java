package org.barreleye.flounder.model;

/**
 * The type of a value. Names given by {@code alias} or by a plain {@code typedef} are resolved away: they mean what
 * they stand for. No type is recursive, and none nests deeper than {@link Limits#NESTING_MAX}.
 */
public sealed interface Type permits Scalar, Capability, Enumeration, Structure, FixedArray, Text, DynamicArray {
    /** Answers a question for each kind of type. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One answer for each kind of type.
     *
     * @param <R> the type of the answer
     */
    interface Visitor<R> {
        /** For a number of bits. */
        R scalar(Scalar type);

        /** For authority. */
        R capability(Capability type);

        /** For one of several names. */
        R enumeration(Enumeration type);

        /** For several fields. */
        R structure(Structure type);

        /** For a known number of equal elements. */
        R fixedArray(FixedArray type);

        /** For a string. */
        R text(Text type);

        /** For up to a maximum of equal elements. */
        R dynamicArray(DynamicArray type);
    }
}
