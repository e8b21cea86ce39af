package org.barreleye.monitor;

import org.barreleye.generated.user.intermonitor.FindNamesReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** Somebody who wants to know where names are looked up. */
interface NamesAsker extends Copyable {
    /** The name service has this number. */
    void found(long service);

    /**
     * Another monitor.
     *
     * @param reply takes the answer
     */
    record OfPeer(FindNamesReply reply) implements NamesAsker {
        @Override
        public OfPeer copy(Copier copier) {
            OfPeer twin = new OfPeer(copier.of(reply));
            copier.enter(this, twin);
            return twin;
        }

        @Override
        public void found(long service) {
            reply.reply(service);
        }
    }

    /**
     * A domain of this core.
     *
     * @param carrier makes the capability
     * @param reply takes the answer
     */
    record OfResident(Carrier carrier, org.barreleye.generated.user.monitor.FindNamesReply reply) implements NamesAsker {
        @Override
        public OfResident copy(Copier copier) {
            OfResident twin = new OfResident(copier.of(carrier), copier.of(reply));
            copier.enter(this, twin);
            return twin;
        }

        @Override
        public void found(long service) {
            reply.reply(carrier.makeService(service), ErrorCode.NONE);
        }
    }
}
