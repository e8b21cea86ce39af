package org.barreleye.domain.span;

import java.util.List;
import org.barreleye.domain.Domain;
import org.barreleye.domain.StatefulServer;
import org.barreleye.generated.user.interdispatcher.Interdispatcher;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;

/**
 * What the further dispatchers of a domain run: the works, by number, for the first dispatcher to ask for.
 *
 * @param name of the program in the boot image
 * @param works what it can do
 */
public record SpanProgram(String name, List<Work> works) implements StatefulServer<Workbench> {
    /** Keeps the works as they are. */
    public SpanProgram {
        works = List.copyOf(works);
    }

    @Override
    public String serviceName(Domain domain) {
        return domain.arguments().words().get(0);
    }

    @Override
    public Workbench open(Domain domain) {
        return new Workbench(domain, works);
    }

    @Override
    public Binding accept(Workbench bench, Channel channel) {
        return Interdispatcher.accept(channel, bench);
    }
}
