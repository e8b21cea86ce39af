package types.plain.user;

import org.barreleye.kpi.types.Generated;

/**
 * The spaces of the ranges of capabilities. Ranges of different spaces do not overlap.
 */
@Generated("org.barreleye.hamlet: input.hl")
public enum Space {
    /**
     * The space memory.
     */
    MEMORY
}
