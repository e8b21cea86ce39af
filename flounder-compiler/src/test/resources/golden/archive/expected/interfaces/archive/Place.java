package interfaces.archive;

import org.barreleye.kpi.marshal.RangeCheck;
import org.barreleye.kpi.types.Generated;

/**
 * A place in an archive.
 *
 * @deprecated use range, which has an end
 */
@Deprecated
@Generated("org.barreleye.flounder: archive.if")
public record Place(long offset) {
    /**
     * Checks that each value is in its range.
     */
    public Place {
        RangeCheck.unsigned(offset, 32, "place.offset");
    }

    /**
     * The value whose bits are all zero.
     */
    public static Place zero() {
        return new Place(0);
    }
}
