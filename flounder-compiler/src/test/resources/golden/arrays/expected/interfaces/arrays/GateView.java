package interfaces.arrays;

import org.barreleye.kpi.types.Generated;

/**
 * Shows a {@code Gate} that has arrived, during the call only: {@link #copy} keeps it.
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
     * The same, to keep.
     */
    public Gate copy() {
        return new Gate(port, open);
    }

    @Override
    public String toString() {
        return copy().toString();
    }
}
