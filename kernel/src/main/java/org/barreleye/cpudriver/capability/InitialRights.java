package org.barreleye.cpudriver.capability;

import org.barreleye.generated.user.ObjectRights;
import org.barreleye.kpi.types.Rights;

/** The rights of capabilities that the CPU driver creates without a source. */
public final class InitialRights {
    /** The rights of the capability to the kernel. */
    public static final int OF_KERNEL = Rights.ALL.bits();

    /** The rights of all other capabilities: all but the powers that only a kernel has. */
    public static final int OF_OBJECTS = OF_KERNEL & ~(ObjectRights.START_CORE | ObjectRights.POWER_OFF);

    /**
     * The rights of the capabilities that name a service: not to revoke. All that name one service are copies of each
     * other, whichever domain holds them, so a holder could take it from all others.
     */
    public static final int OF_SERVICES = OF_OBJECTS & ~ObjectRights.REVOKE;

    private InitialRights() {}
}
