package org.barreleye.domain.span;

import java.util.List;
import org.barreleye.domain.Domain;
import org.barreleye.domain.StatefulServer;
import org.barreleye.generated.user.interdisp.InterdispInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;

/**
 * What the further dispatchers of a domain run: the works, by number, for the first dispatcher to ask for.
 *
 * @param name of the program in the boot image
 * @param tasks what it can do
 */
public record SpanProgram(String name, List<RemoteTask> tasks) implements StatefulServer<TaskServer> {
    /** Keeps the works as they are. */
    public SpanProgram {
        tasks = List.copyOf(tasks);
    }

    @Override
    public String serviceName(Domain domain) {
        return domain.arguments().words().get(0);
    }

    @Override
    public TaskServer open(Domain domain) {
        return new TaskServer(domain, tasks);
    }

    @Override
    public Binding accept(TaskServer server, Channel channel) {
        return InterdispInterface.accept(channel, server);
    }
}
