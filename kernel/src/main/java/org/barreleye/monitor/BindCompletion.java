package org.barreleye.monitor;

import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;

/** Somebody who has asked a service for a binding. */
interface BindCompletion extends Copyable {
    /** The service has taken it, or has not. */
    void complete(ErrorCode error);
}
