package org.barreleye.service;

import org.barreleye.domain.Domain;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.processes.ProcessesHandler;
import org.barreleye.generated.user.processes.ProcessesInterface;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.barreleye.generated.user.terminal.TerminalHandler;
import org.barreleye.generated.user.terminal.TerminalInterface;
import org.barreleye.kpi.outcome.CallFailed;

/** Clients of the services, for tests. */
final class Clients {
    /** A second of the machine's time, in nanoseconds. */
    static final long SECOND = 1_000_000_000L;

    private Clients() {}

    static ProcessesClient processes(Domain domain) throws CallFailed {
        return ProcessesInterface.client(
                domain.connect("processes", channel -> ProcessesInterface.connect(channel, new ProcessesHandler() {})),
                domain.events());
    }

    static MemoryClient memory(Domain domain) throws CallFailed {
        return MemoryInterface.client(
                domain.connect("memory", channel -> MemoryInterface.connect(channel, new MemoryHandler() {})),
                        domain.events());
    }

    static TerminalClient terminal(Domain domain) throws CallFailed {
        return TerminalInterface.client(
                domain.connect("terminal", channel -> TerminalInterface.connect(channel, new TerminalHandler() {})),
                domain.events());
    }

    /** Stays for a minute of the machine's time. */
    static void pauseForAMinute(Domain domain) {
        pause(domain, 60 * SECOND);
    }

    /** Lets time pass, in nanoseconds. */
    static void pause(Domain domain, long nanoseconds) {
        long end = domain.syscalls().now() + nanoseconds;
        while (domain.syscalls().now() < end) {
            domain.events().pause(end);
        }
    }
}
