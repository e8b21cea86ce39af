package org.barreleye.architecture.cycle;

import org.barreleye.architecture.Here;

/** A violation: the other half of a cycle of packages. */
public final class There {
    /** The first half. */
    public Here here() {
        return new Here();
    }
}
