package org.barreleye.service.terminal;

import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.generated.user.terminal.TerminalBinding;
import org.barreleye.generated.user.terminal.TerminalInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.syscall.Manifest;

/**
 * The program.
 *
 * @param inputDelay how long everything else may go on before the next line is asked for, in nanoseconds of the
 *     machine's time: while a person thinks no time passes on the machine, so whoever runs in the background gets it
 *     before
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
        TerminalSession session = new TerminalSession(domain, inputDelay);
        TerminalBinding binding = TerminalInterface.accept(channel, session);
        domain.events().add(session);
        return binding;
    }
}
