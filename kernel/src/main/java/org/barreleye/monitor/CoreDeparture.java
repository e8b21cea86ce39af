package org.barreleye.monitor;

import java.util.List;
import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.intermon.DepartReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.domain.DomainTable;
import org.barreleye.monitor.domain.LocalDomain;

/** Takes the core of this monitor out of the system: ends all its programs, and starts no others. */
final class CoreDeparture implements Copyable {
    private final DomainTable domains;
    private Optional<DepartReply> waiting = Optional.empty();
    private boolean begun;

    CoreDeparture(DomainTable domains) {
        this.domains = domains;
    }

    /** Ends all programs, and answers when they have ended. */
    void begin(DepartReply reply) {
        if (begun) {
            reply.reply(SystemError.BUSY.code());
            return;
        }
        begun = true;
        waiting = Optional.of(reply);
        List<LocalDomain> all = domains.all();
        all.forEach(LocalDomain::kill);
        onDomainEnded();
    }

    /** Returns whether no program is started any more. */
    boolean isBegun() {
        return begun;
    }

    /** A program has ended. */
    void onDomainEnded() {
        if (domains.all().isEmpty()) {
            waiting.ifPresent(reply -> reply.reply(ErrorCode.NONE));
            waiting = Optional.empty();
        }
    }
}
