package org.barreleye.domain;

import org.barreleye.generated.user.monitor.FindNamesContinuation;
import org.barreleye.generated.user.names.NamesBinding;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** A domain on its way to the name service: its monitor knows which it is. */
final class NamesSearch implements FindNamesContinuation, Copyable {
    private final Domain domain;
    private final Connector<NamesBinding> connector;
    private final Bound<NamesBinding> waiting;

    NamesSearch(Domain domain, Connector<NamesBinding> connector, Bound<NamesBinding> waiting) {
        this.domain = domain;
        this.connector = connector;
        this.waiting = waiting;
    }

    private NamesSearch(NamesSearch source, Copier copier) {
        copier.enter(source, this);
        domain = copier.of(source.domain);
        connector = copier.ofForeign(source.connector);
        waiting = copier.ofForeign(source.waiting);
    }

    @Override
    public NamesSearch copy(Copier copier) {
        return new NamesSearch(this, copier);
    }

    void begin() {
        if (!domain.monitor().tryFindNames(this)) {
            failed(new Failure(Failure.Kind.QUEUE_FULL, "the monitor has too much to do to be asked for the name service"));
        }
    }

    @Override
    public void replied(CapabilityReference service, ErrorCode err) {
        if (err.failed()) {
            failed(new Failure(Failure.Kind.REFUSED, "there is no name service: " + SystemError.describe(err)));
            return;
        }
        domain.bind(service, connector, waiting);
    }

    @Override
    public void failed(Failure failure) {
        waiting.failed(failure);
    }
}
