package org.barreleye.shell.command;

import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.nameservice.NameserviceClient;
import org.barreleye.generated.user.processes.ProcessesClient;

/**
 * The environment of a command: the services that the shell is bound to, its output and its state.
 *
 * @param names the name service
 * @param processes the process service
 * @param control ends processes that other programs have started
 * @param authorities the capabilities of the shell that it can pass on
 * @param inspectors the inspection services of the cores
 * @param memory the memory service
 * @param screen the output
 * @param environment the variables of the programs that the shell starts
 * @param interruption the user's interrupt
 * @param exit the exit state of the shell
 * @param context properties of the run that no service has
 */
public record Session(
        NameserviceClient names,
        ProcessesClient processes,
        ProcessControl control,
        Authorities authorities,
        CoreInspectors inspectors,
        MemoryClient memory,
        Screen screen,
        Environment environment,
        Interruption interruption,
        Exit exit,
        ShellContext context) {}
