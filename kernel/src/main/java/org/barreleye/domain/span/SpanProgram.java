package org.barreleye.domain.span;

import java.util.List;
import org.barreleye.domain.Domain;
import org.barreleye.domain.StatefulServer;
import org.barreleye.generated.user.interdisp.InterdispBinding;
import org.barreleye.generated.user.interdisp.InterdispInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;

/**
 * The program of the further dispatchers of a domain: tasks that the first dispatcher runs by number.
 *
 * @param name the name of the program in the boot image
 * @param tasks the tasks
 */
public record SpanProgram(String name, List<RemoteTask> tasks) implements StatefulServer<TaskServer> {
    /** Copies the list. */
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
        InterdispBinding binding = InterdispInterface.accept(channel, server);
        server.attach(binding);
        return binding;
    }
}
