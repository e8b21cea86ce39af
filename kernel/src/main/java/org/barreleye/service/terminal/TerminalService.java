package org.barreleye.service.terminal;

import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.domain.binding.Client;
import org.barreleye.domain.quota.Resource;
import org.barreleye.generated.user.terminal.TerminalBinding;
import org.barreleye.generated.user.terminal.TerminalInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.syscall.Manifest;

/**
 * The program of the terminal service.
 *
 * @param inputDelay the time between a request for a line and the read from the device, in nanoseconds. Machine time
 *     stands still during the read, so programs in the background run in this interval
 */
public record TerminalService(long inputDelay) implements Server {
    @Override
    public String name() {
        return "terminal";
    }

    @Override
    public Manifest manifest() {
        return Manifest.needing(Manifest.Need.TERMINAL);
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        return accept(domain, channel, Client.SELF);
    }

    @Override
    public Binding accept(Domain domain, Channel channel, Client client) {
        TerminalSession session = new TerminalSession(domain, inputDelay, client.quota().of(Resource.LINES));
        TerminalBinding binding = TerminalInterface.accept(channel, session);
        domain.events().add(session);
        return binding;
    }
}
