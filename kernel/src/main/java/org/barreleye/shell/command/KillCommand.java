package org.barreleye.shell.command;

import org.barreleye.domain.error.SystemError;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;

/** Ends processes. */
final class KillCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("kill", "kill PROCESS", "ends a process",
                "Ends PROCESS on any core; its exit status is then 137. Its bindings are closed, its records removed"
                        + " from the name service, and its memory freed. A service of the system is restarted: `why`"
                        + " shows its history. If the shell is killed, the machine is powered off. `ps` lists"
                        + " processes.",
                "spawn 0 demo & kill 9");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        long process = ProcessNumber.read(arguments, 0);
        arguments.atMost(1);
        ErrorCode err = kill(session, process);
        if (err.failed()) {
            session.screen().line("kill: " + ProcessNumber.text(process) + ": " + ErrorHint.describe(err));
            return Status.REFUSED;
        }
        return Status.OK;
    }

    /** Ends a process that the shell has started, or else any process by the control of the cores. */
    private static ErrorCode kill(Session session, long process) throws CallFailed {
        ErrorCode err;
        try {
            err = session.processes().kill(process);
        } catch (CallFailed failed) {
            // Without a process service there is still the control.
            err = SystemError.NOT_OWNER.code();
        }
        return SystemError.NOT_OWNER.matches(err) ? session.control().kill(process) : err;
    }
}
