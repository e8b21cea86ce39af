package org.barreleye.shell;

import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.nameservice.NameserviceClient;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.barreleye.shell.command.Authorities;
import org.barreleye.shell.command.CoreInspectors;
import org.barreleye.shell.command.ProcessControl;

/**
 * The services that the shell is bound to.
 *
 * @param names the name service
 * @param processes the process service
 * @param control ends processes that other programs have started
 * @param authorities the capabilities of the shell that it can pass on
 * @param inspectors the inspection services of the cores
 * @param memory the memory service
 * @param terminal the terminal service
 */
public record Services(NameserviceClient names, ProcessesClient processes, ProcessControl control,
        Authorities authorities, CoreInspectors inspectors, MemoryClient memory, TerminalClient terminal) {}
