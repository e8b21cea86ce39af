package org.barreleye.shell;

import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.nameservice.NameserviceClient;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.barreleye.shell.command.CoreInspectors;

/**
 * The bindings that the shell lives on.
 *
 * @param names who offers what
 * @param processes starts, watches and ends programs
 * @param inspectors the capabilities and connections of each core
 * @param memory how much there is
 * @param terminal the person in front of the machine
 */
public record Services(NameserviceClient names, ProcessesClient processes, CoreInspectors inspectors, MemoryClient memory,
        TerminalClient terminal) {}
