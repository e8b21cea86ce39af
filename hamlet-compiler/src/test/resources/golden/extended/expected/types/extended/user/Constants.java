package types.extended.user;

import org.barreleye.kpi.types.Generated;

/**
 * The constants of the specification, in 64 bits.
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class Constants {
    /**
     * Bytes in a page.
     */
    public static final long PAGE = 4096L;

    private Constants() {
    }
}
