package org.barreleye.kpi.types;

/**
 * A program's reference to a capability: the address of a slot. It is a claim, not a proof: the kernel checks the slot
 * at each use. Typed references, which add the expected type and the needed rights, are generated from the capability
 * specification.
 */
public interface CapabilityReference {
    /** The reference to no capability. */
    CapabilityReference ABSENT = at(CapabilityAddress.NULL);

    /** Arrives in the place of a capability that was revoked while it was sent. Each use of it fails with REVOKED. */
    CapabilityReference REVOKED = at(CapabilityAddress.REVOKED);

    /** The slot in the holder's capability space. */
    CapabilityAddress address();

    /** Returns whether it is a reference to a slot. */
    default boolean isPresent() {
        return !address().equals(CapabilityAddress.NULL) && !isRevoked();
    }

    /** Returns whether it is in the place of a capability that was revoked while it was sent. */
    default boolean isRevoked() {
        return address().equals(CapabilityAddress.REVOKED);
    }

    /** A reference without an expected type. */
    static CapabilityReference at(CapabilityAddress address) {
        return new Untyped(address);
    }

    /**
     * A reference without an expected type.
     *
     * @param address the slot
     */
    record Untyped(CapabilityAddress address) implements CapabilityReference {}
}
