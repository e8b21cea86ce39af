package org.barreleye.walls;

import org.barreleye.walls.cycle.There;

/** A violation: half of a cycle of packages. */
public final class Here {
    /** The other half. */
    public There there() {
        return new There();
    }
}
