package types.plain.user;

import javax.annotation.processing.Generated;

/**
 * What the ranges of capabilities are ranges of. Ranges of different spaces have nothing in common.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public enum Space {
    /**
     * The space memory.
     */
    MEMORY
}
