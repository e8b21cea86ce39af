package org.barreleye.shell.command;

import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;

/** The authority to end any process, which the policy of the boot image grants to the shell. */
@FunctionalInterface
public interface ProcessControl {
    /** Ends a process that another program has started. */
    ErrorCode kill(long process) throws CallFailed;
}
