package org.barreleye.kpi.types;

/**
 * The terms on which a message carries a capability: of one type, with the rights that the receiver is promised, and
 * without any that it is not. Interfaces declare them, as {@code cap<Frame, read>}; generated bindings keep them at
 * both ends.
 *
 * @param declared as the interface declares them, for people
 * @param type the number of the type
 * @param needed the rights that the capability must have when it is sent and when it arrives
 * @param allowed the rights that may arrive; what is sent with more travels as a copy without them
 */
public record CapabilityConstraint(String declared, int type, Rights needed, Rights allowed) {
    /** Checks that the terms can be met. */
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

    /** Terms on which exactly these rights travel. */
    public static CapabilityConstraint exactly(String declared, int type, int rights) {
        return new CapabilityConstraint(declared, type, new Rights(rights), new Rights(rights));
    }

    /** Terms on which whatever rights the sender has travel. */
    public static CapabilityConstraint anyRights(String declared, int type) {
        return new CapabilityConstraint(declared, type, Rights.NONE, Rights.ALL);
    }
}
