package org.barreleye.machine.network;

import org.barreleye.kpi.state.Copyable;

/** A station on the wire (IEEE 802): it sends frames through its {@link WirePort}, and receives them here. */
public interface Station extends Copyable {
    /**
     * A frame has arrived: each frame on the wire, whatever its destination.
     *
     * @param frame without its frame check sequence; not to be changed
     */
    void onFrame(long now, byte[] frame);

    /** The link to the wire was lost, or is up again. */
    void onLinkChange(long now, boolean isUp);
}
