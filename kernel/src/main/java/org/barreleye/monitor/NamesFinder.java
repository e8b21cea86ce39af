package org.barreleye.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.barreleye.generated.user.intermonitor.FindNamesContinuation;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** Where names are looked up: the root of the tree knows as soon as there is such a service, everybody else asks above. */
final class NamesFinder implements FindNamesContinuation, Copyable {
    private final CoreMonitor monitor;
    private final List<NamesAsker> asking;
    private OptionalLong service = OptionalLong.empty();
    private boolean asked;

    NamesFinder(CoreMonitor monitor) {
        this.monitor = monitor;
        asking = new ArrayList<>();
    }

    private NamesFinder(NamesFinder source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
        asking = copier.of(source.asking);
        service = source.service;
        asked = source.asked;
    }

    @Override
    public NamesFinder copy(Copier copier) {
        return new NamesFinder(this, copier);
    }

    /** Answers now, or as soon as there is a name service. */
    void ask(NamesAsker asker) {
        if (service.isPresent()) {
            asker.found(service.getAsLong());
            return;
        }
        asking.add(asker);
        if (!asked) {
            asked = true;
            monitor.tree().parent(monitor.core())
                    .ifPresent(parent -> monitor.peers().neighbour(parent).say(new Request.FindNames(this)));
        }
    }

    /** There is a name service. */
    void found(long number) {
        service = OptionalLong.of(number);
        asking.forEach(asker -> asker.found(number));
        asking.clear();
    }

    @Override
    public void replied(long number) {
        found(number);
    }

    @Override
    public void failed(Failure failure) {
        asked = false;
    }
}
