package org.barreleye.shell.command;

import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;

/** Starts cores. */
final class CorectlCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("corectl", "corectl boot CORE", "starts a core that is off",
                "Has a monitor start CORE with an interrupt, waits until the new core's own monitor has joined the "
                + "others,"
                        + " and from then on programs can be spawned there.",
                "corectl boot 1");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        String verb = arguments.word(0, "what to do with a core (boot)");
        if (!verb.equals("boot")) {
            throw new UsageError("`" + verb + "` is nothing that can be done with a core: write boot");
        }
        long core = arguments.number(1, "CORE");
        arguments.atMost(2);
        session.screen().flush();
        ErrorCode err = session.processes().bootCore(core);
        if (ErrorHint.TIMED_OUT.matches(err)) {
            session.screen().line("corectl: waited for the monitor of core " + core
                    + ", which did not come up in time");
            return Status.TIMED_OUT;
        }
        if (err.failed()) {
            session.screen().line("corectl: core " + core + ": " + ErrorHint.describe(err));
            return Status.REFUSED;
        }
        session.screen().line("core " + core + " is on");
        return Status.OK;
    }
}
