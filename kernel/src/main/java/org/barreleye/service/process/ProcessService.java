package org.barreleye.service.process;

import java.util.List;
import java.util.SortedMap;
import org.barreleye.domain.Domain;
import org.barreleye.domain.StatefulServer;
import org.barreleye.domain.binding.Client;
import org.barreleye.generated.user.processes.ProcessesBinding;
import org.barreleye.generated.user.processes.ProcessesInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The program.
 *
 * @param programs the names of the programs of the boot image, by their numbers; number 0 is the monitor
 * @param cores the attributes of each core's record in the name service, by the numbers of the cores
 * @param startedAtBoot the number of cores that are started at boot
 */
public record ProcessService(List<String> programs, SortedMap<Integer, String> cores, int startedAtBoot)
        implements StatefulServer<ProcessTable> {
    @Override
    public String name() {
        return "processes";
    }

    @Override
    public Manifest manifest() {
        return Manifest.needing(Manifest.Need.CONTROL);
    }

    @Override
    public ProcessTable open(Domain domain) {
        CoreRegistrations registrations = new CoreRegistrations(domain, cores, startedAtBoot);
        ProcessTable table = new ProcessTable(domain, programs, List.copyOf(cores.keySet()), registrations);
        domain.bind(CapabilityReference.at(WellKnownSlots.CONTROL), table, table);
        registrations.start();
        return table;
    }

    @Override
    public Binding accept(ProcessTable table, Channel channel) {
        return accept(table, channel, Client.SELF);
    }

    @Override
    public Binding accept(ProcessTable table, Channel channel, Client client) {
        ProcessSession session = new ProcessSession(table, client.process());
        ProcessesBinding binding = ProcessesInterface.accept(channel, session);
        session.attach(binding);
        return binding;
    }
}
