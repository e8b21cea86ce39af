package interfaces.arrays;

import org.barreleye.kpi.types.Generated;

/**
 * A view of a received {@code Gate}, valid during the call only; a {@link #copy} stays valid.
 */
@Generated("org.barreleye.flounder: arrays.if")
public final class GateView {
    int port;

    boolean open;

    GateView() {
    }

    /**
     * The field {@code port}.
     */
    public int port() {
        return port;
    }

    /**
     * The field {@code open}.
     */
    public boolean open() {
        return open;
    }

    /**
     * A copy that stays valid after the call.
     */
    public Gate copy() {
        return new Gate(port, open);
    }

    @Override
    public String toString() {
        return copy().toString();
    }
}
