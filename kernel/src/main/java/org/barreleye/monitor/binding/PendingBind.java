package org.barreleye.monitor.binding;

import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.domain.LocalDomain;

/**
 * A bind request that a service has received and not answered yet.
 *
 * @param service the domain that exports the service
 * @param connection the connection that it accepts or refuses
 * @param completion notified of the answer
 */
record PendingBind(LocalDomain service, Connection connection, ErrorContinuation completion) implements Copyable {}
