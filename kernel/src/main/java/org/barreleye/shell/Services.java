package org.barreleye.shell;

import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.nameservice.NameserviceClient;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.terminal.TerminalClient;

/**
 * The bindings that the shell lives on.
 *
 * @param names who offers what
 * @param processes starts, watches and ends programs
 * @param memory how much there is
 * @param terminal the person in front of the machine
 */
public record Services(NameserviceClient names, ProcessesClient processes, MemoryClient memory,
        TerminalClient terminal) {}
