package org.barreleye.monitor;

import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.monitor.capops.OperationListener;
import org.barreleye.monitor.domain.QuotaAccount;

/**
 * Answers the call of a domain when its operation on a capability is done.
 *
 * @param account counts the call until then
 * @param reply the call
 */
record OperationReply(QuotaAccount account, ErrorContinuation reply) implements OperationListener {
    @Override
    public void onDone(KernelError error) {
        account.endCall();
        reply.replied(ErrorCode.of(error));
    }
}
