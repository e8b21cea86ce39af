package types.plain.user;

import org.barreleye.kpi.types.Generated;

/**
 * The constants of the specification, in 64 bits.
 */
@Generated("org.barreleye.hamlet: input.hl")
public final class Constants {
    /**
     * page_bits.
     */
    public static final long PAGE_BITS = 12L;

    private Constants() {
    }
}
