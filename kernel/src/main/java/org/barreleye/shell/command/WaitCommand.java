package org.barreleye.shell.command;

import org.barreleye.kpi.outcome.CallFailed;

/** Waits for processes. */
final class WaitCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("wait", "wait PROCESS [SECONDS]", "waits until a process has ended",
                "Waits until PROCESS has ended, at most SECONDS of the machine's time (60 unless given); its exit "
                + "status"
                        + " is then the command's. If it still runs by then, the status is 124. Waiting for a process"
                        + " that has ended already only tells its status.",
                "wait 1");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        long process = ProcessNumber.read(arguments, 0);
        arguments.atMost(2);
        long seconds = ProcessWait.TIMEOUT_SECONDS;
        if (arguments.count() == 2) {
            seconds = arguments.number(1, "SECONDS");
            if (seconds < 1 || seconds > ProcessWait.TIMEOUT_SECONDS_MAX) {
                throw new UsageError("SECONDS is from 1 to " + ProcessWait.TIMEOUT_SECONDS_MAX + ", not " + seconds);
            }
        }
        return new ProcessWait(session, "wait").await(process, seconds);
    }
}
