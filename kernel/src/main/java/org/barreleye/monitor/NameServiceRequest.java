package org.barreleye.monitor;

import org.barreleye.generated.user.intermon.GetNameServiceReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;

/** Somebody who wants to know where names are looked up. */
interface NameServiceRequest extends Copyable {
    /** The name service has this number. */
    void complete(long service);

    /**
     * Another monitor.
     *
     * @param reply takes the answer
     */
    record OfMonitor(GetNameServiceReply reply) implements NameServiceRequest {
        @Override
        public void complete(long service) {
            reply.reply(service);
        }
    }

    /**
     * A domain of this core.
     *
     * @param transfer makes the capability
     * @param reply takes the answer
     */
    record OfDomain(CapabilityTransfer transfer, org.barreleye.generated.user.monitor.GetNameServiceReply reply)
            implements NameServiceRequest {
        @Override
        public void complete(long service) {
            reply.reply(transfer.makeService(service), ErrorCode.NONE);
        }
    }
}
