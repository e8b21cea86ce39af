package interfaces.archive;

import org.barreleye.kpi.types.Generated;

/**
 * A view of a received {@code Range}, valid during the call only; a {@link #copy} stays valid.
 */
@Generated("org.barreleye.flounder: archive.if")
public final class RangeView {
    long begin;

    long end;

    long length;

    RangeView() {
    }

    /**
     * The first byte.
     */
    public long begin() {
        return begin;
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

    /**
     * The field {@code length}.
     */
    public long length() {
        return length;
    }

    /**
     * A copy that stays valid after the call.
     */
    public Range copy() {
        return new Range(begin, end, length);
    }

    @Override
    public String toString() {
        return copy().toString();
    }
}
