package org.barreleye.machine.network;

import org.barreleye.kpi.state.Copyable;

/** Posts events at the machine to which a port belongs. */
public interface EventPoster extends Copyable {
    /**
     * Posts an event of the wire. When it is due, the machine calls {@link WirePort#onEvent} with the same value.
     *
     * @param due the time, not before now
     * @param value of the port
     */
    void postWireEvent(long due, long value);
}
