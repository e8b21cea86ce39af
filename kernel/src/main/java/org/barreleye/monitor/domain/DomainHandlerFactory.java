package org.barreleye.monitor.domain;

import org.barreleye.generated.user.monitor.MonitorHandler;
import org.barreleye.kpi.state.Copyable;

/** Makes the server side of the binding between a domain and its monitor. */
public interface DomainHandlerFactory extends Copyable {
    /** Makes the handler of one domain's requests; called once for each domain. */
    MonitorHandler handlerOf(LocalDomain domain);
}
