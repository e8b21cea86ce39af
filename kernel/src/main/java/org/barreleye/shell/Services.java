package org.barreleye.shell;

import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.nameservice.NameserviceClient;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.terminal.TerminalClient;

/**
 * The services that the shell is bound to.
 *
 * @param names the name service
 * @param processes the process service
 * @param memory the memory service
 * @param terminal the terminal service
 */
public record Services(NameserviceClient names, ProcessesClient processes, MemoryClient memory,
        TerminalClient terminal) {}
