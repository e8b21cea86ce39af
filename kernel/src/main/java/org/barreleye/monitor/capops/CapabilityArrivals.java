package org.barreleye.monitor.capops;

import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;

/** Receives what arrives from other cores for connections and for the memory of this core. */
public interface CapabilityArrivals extends Copyable {
    /** A capability arrives for an end of a connection, or the notice that it was revoked. */
    void onTransfer(int from, Transfer transfer);

    /** A capability that was sent over a connection could not be delivered. */
    void onFailed(long connection, ErrorCode error);

    /** Other cores have dropped what they had of memory of this core, so it may be free. */
    void onDropped(CapabilityKernel.Memory memory);
}
