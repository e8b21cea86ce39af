package interfaces.archive;

import org.barreleye.kpi.types.Generated;

/**
 * Shows a {@code Place} that has arrived, during the call only: {@link #copy} keeps it.
 *
 * @deprecated use range, which has an end
 */
@Deprecated
@Generated("org.barreleye.flounder: archive.if")
public final class PlaceView {
    long offset;

    PlaceView() {
    }

    /**
     * The field {@code offset}.
     */
    public long offset() {
        return offset;
    }

    /**
     * The same, to keep.
     */
    public Place copy() {
        return new Place(offset);
    }

    @Override
    public String toString() {
        return copy().toString();
    }
}
