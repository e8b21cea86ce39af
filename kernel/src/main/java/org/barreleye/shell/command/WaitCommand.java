package org.barreleye.shell.command;

import org.barreleye.kpi.outcome.CallFailed;

/** Waits for the end of a process. */
final class WaitCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("wait", "wait PROCESS [SECONDS]", "waits until a process has ended",
                "Waits until PROCESS has ended, at most SECONDS of machine time (default 60). Its exit status becomes"
                        + " the status of the command; 124 means that PROCESS still runs. For a process that has ended"
                        + " already the status is shown at once. `spawn ... &` shows the number of a process. Machine"
                        + " time stands still while the prompt waits for input, so a program in the background runs"
                        + " only while a command runs.",
                "spawn 0 demo & wait 9");
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
