package org.barreleye.kpi.types;

/**
 * The constraint on a capability in a message: its type, the rights that it must have, and the rights that it may
 * have. Interfaces declare it, as {@code cap<Frame, read>}; generated bindings enforce it at both ends.
 *
 * @param declared in the notation of the interface, for error sentences
 * @param type the number of the type
 * @param needed the rights that the capability must have when it is sent and when it arrives
 * @param allowed the rights that may arrive; a capability with more is sent as a copy without them
 */
public record CapabilityConstraint(String declared, int type, Rights needed, Rights allowed) {
    /** Checks that the constraint can be met. */
    public CapabilityConstraint {
        if (!allowed.includes(needed)) {
            throw new IllegalArgumentException("no capability has " + needed + " and only " + allowed);
        }
    }

    /**
     * Returns whether a capability is of the type and has the rights that are needed; it may have more than are
     * allowed.
     */
    public boolean accepts(CapabilityIdentity capability) {
        return capability.type() == type && capability.rights().includes(needed);
    }

    /** The constraint that exactly these rights arrive. */
    public static CapabilityConstraint exactly(String declared, int type, int rights) {
        return new CapabilityConstraint(declared, type, new Rights(rights), new Rights(rights));
    }

    /** The constraint on the type alone: all rights of the sender arrive. */
    public static CapabilityConstraint anyRights(String declared, int type) {
        return new CapabilityConstraint(declared, type, Rights.NONE, Rights.ALL);
    }
}
