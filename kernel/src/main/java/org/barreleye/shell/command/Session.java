package org.barreleye.shell.command;

import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.nameservice.NameserviceClient;
import org.barreleye.generated.user.processes.ProcessesClient;

/**
 * What a command works with: the services that the shell is bound to, and the person in front of it.
 *
 * @param names who offers what
 * @param processes starts, watches and ends programs
 * @param inspectors the capabilities and connections of each core
 * @param memory how much there is
 * @param screen what the person sees
 * @param environment what every program is given that the shell starts
 * @param interruption whether the person wants what runs to stop
 * @param exit how the shell will end
 * @param context what no service knows
 */
public record Session(
        NameserviceClient names,
        ProcessesClient processes,
        CoreInspectors inspectors,
        MemoryClient memory,
        Screen screen,
        Environment environment,
        Interruption interruption,
        Exit exit,
        ShellContext context) {}
