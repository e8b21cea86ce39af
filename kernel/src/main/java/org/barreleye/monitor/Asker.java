package org.barreleye.monitor;

import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Copyable;

/** Somebody who has asked a service for a binding. */
interface Asker extends Copyable {
    /** The service has taken it, or has not. */
    void answered(ErrorCode error);
}
