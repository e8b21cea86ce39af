package org.barreleye.monitor.binding;

import org.barreleye.monitor.capops.WireCapability;

/**
 * The rings that the monitor of a client offers for a connection.
 *
 * @param connection the number of the connection
 * @param frame the capability to the frame of the rings; NONE if the transport needs no shared memory
 */
public record RingOffer(long connection, WireCapability frame) {
    /** Returns whether there are rings. */
    boolean isPresent() {
        return !frame.equals(WireCapability.NONE);
    }
}
