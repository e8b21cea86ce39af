package interfaces.archive;

import org.barreleye.kpi.types.Generated;

/**
 * A view of a received {@code Place}, valid during the call only; a {@link #copy} stays valid.
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
     * A copy that stays valid after the call.
     */
    public Place copy() {
        return new Place(offset);
    }

    @Override
    public String toString() {
        return copy().toString();
    }
}
