package org.barreleye.shell.command;

import java.util.List;
import org.barreleye.generated.user.processes.NextProcessResult;
import org.barreleye.kpi.outcome.CallFailed;

/** Runs the demonstration. */
final class DemoCommand implements Command {
    private static final String PROGRAM = "demo";

    @Override
    public CommandHelp help() {
        return new CommandHelp("demo", "demo", "shows in a minute what a multikernel is",
                "Runs the program `demo` on the core of the shell: a service called from cores of every instruction set"
                        + " over every transport that the machine needs, capabilities handed to another domain and"
                        + " revoked, a core started and used, and the two levels of preemption.",
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
