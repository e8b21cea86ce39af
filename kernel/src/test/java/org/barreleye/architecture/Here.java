package org.barreleye.architecture;

import org.barreleye.architecture.cycle.There;

/** A violation: half of a cycle of packages. */
public final class Here {
    /** The other half. */
    public There there() {
        return new There();
    }
}
