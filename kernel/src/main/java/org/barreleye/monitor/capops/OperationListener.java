package org.barreleye.monitor.capops;

import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.state.Copyable;

/** Is told the outcome of an operation of a domain that took messages to other cores. */
public interface OperationListener extends Copyable {
    /** Is called once, with {@link KernelError#NONE} if the operation has succeeded. */
    void onDone(KernelError error);
}
