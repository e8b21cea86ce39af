package org.barreleye.monitor.membership;

import org.barreleye.generated.user.intermon.IntermonHandler;
import org.barreleye.kpi.state.Copyable;

/** Makes the server side of a link: the handler of the requests that the other monitor sends. */
public interface LinkHandlerFactory extends Copyable {
    /** Makes the handler of one link; called once for each. */
    IntermonHandler handlerOf(MonitorLink link);
}
