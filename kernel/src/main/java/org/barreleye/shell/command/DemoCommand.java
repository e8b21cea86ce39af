package org.barreleye.shell.command;

import java.util.List;
import org.barreleye.generated.user.processes.NextProcessResult;
import org.barreleye.kpi.outcome.CallFailed;

/** Runs the demonstration. */
final class DemoCommand implements Command {
    private static final String PROGRAM = "demo";

    @Override
    public CommandHelp help() {
        return new CommandHelp("demo", "demo", "demonstrates the system",
                "Runs the program `demo` on the core of the shell. It starts a core, calls a service on a core of each"
                        + " instruction set over the transports between them, sends capabilities to other domains and"
                        + " revokes them, and shows preemption of programs and of threads.",
                "demo");
    }

    @Override
    public boolean mayRunInBackground() {
        return true;
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(0);
        long core = ProcessList.read(session.processes()).self().map(NextProcessResult::core).orElse(0L);
        return SpawnCommand.start(session, core, PROGRAM, List.of(), arguments.background());
    }
}
