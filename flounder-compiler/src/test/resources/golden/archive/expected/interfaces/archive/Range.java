package interfaces.archive;

import org.barreleye.kpi.marshal.RangeCheck;
import org.barreleye.kpi.types.Generated;

/**
 * A part of an archive.
 *
 * @param begin The first byte.
 * @param end The byte behind the last.
 * Deprecated: use length
 */
@Generated("org.barreleye.flounder: archive.if")
public record Range(long begin, long end, long length) {
    /**
     * Checks that each value is in its range.
     */
    public Range {
        RangeCheck.unsigned(begin, 32, "range.begin");
        RangeCheck.unsigned(end, 32, "range.end");
        RangeCheck.unsigned(length, 32, "range.length");
    }

    /**
     * The value whose bits are all zero.
     */
    public static Range zero() {
        return new Range(0, 0, 0);
    }

    /**
     * The byte behind the last.
     *
     * @deprecated use length
     */
    @Deprecated
    public long end() {
        return end;
    }
}
