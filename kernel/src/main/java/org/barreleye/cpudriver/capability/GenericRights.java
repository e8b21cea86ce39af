package org.barreleye.cpudriver.capability;

import org.barreleye.generated.user.ObjectRights;

/** The rights that every type has. The powers of a kernel are not among them. */
public final class GenericRights {
    /** All of them: the rights of a capability that the CPU driver creates without a source. */
    public static final int ALL = ObjectRights.READ | ObjectRights.WRITE | ObjectRights.GRANT | ObjectRights.IDENTIFY
            | ObjectRights.REVOKE;

    private GenericRights() {}
}
