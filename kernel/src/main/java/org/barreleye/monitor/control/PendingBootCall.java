package org.barreleye.monitor.control;

import org.barreleye.generated.user.control.BootCoreReply;
import org.barreleye.kpi.state.Copyable;

/** A call to start a core, which is answered when the core has joined. */
record PendingBootCall(int core, BootCoreReply reply) implements Copyable {}
