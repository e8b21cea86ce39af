package org.barreleye.domain.device;

import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/** Receives the result of connecting a vector. */
public interface InterruptListener extends Copyable {
    /** The vector is connected. */
    void connected(InterruptLine line);

    /** The vector could not be connected. */
    void failed(Failure reason);
}
