package org.barreleye.shell.command;

import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;

/** Ends processes. */
final class KillCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("kill", "kill PROCESS", "ends a process",
                "Ends PROCESS, wherever it is; its status is then 137. Its bindings close, its records vanish from "
                + "the name"
                        + " service, and its memory is free again. Services that the system needs are not ended.",
                "kill 1");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        long process = ProcessNumber.read(arguments, 0);
        arguments.atMost(1);
        ErrorCode err = session.processes().kill(process);
        if (err.failed()) {
            session.screen().line("kill: " + ProcessNumber.text(process) + ": " + ErrorHint.describe(err));
            return Status.REFUSED;
        }
        return Status.OK;
    }
}
