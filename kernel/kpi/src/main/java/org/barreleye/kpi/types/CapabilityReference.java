package org.barreleye.kpi.types;

/**
 * What a program knows of a capability: where it is said to lie. A claim, not a proof: the kernel looks at the slot
 * each time it is used. Typed references, which add the expected type and the needed rights, are generated from the
 * capability specification.
 */
public interface CapabilityReference {
    /** The slot in the holder's capability space. */
    CapabilityAddress address();

    /** Whether it leads to a slot at all. */
    default boolean isPresent() {
        return !address().equals(CapabilityAddress.NULL);
    }

    /** A reference that expects nothing of what lies in the slot. */
    static CapabilityReference at(CapabilityAddress address) {
        return new Untyped(address);
    }

    /**
     * A reference that expects nothing.
     *
     * @param address the slot
     */
    record Untyped(CapabilityAddress address) implements CapabilityReference {}
}
