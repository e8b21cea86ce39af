package org.barreleye.shell.command;

import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.syscall.Manifest;

/** Starts cores that are off. */
final class CorectlCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("corectl", "corectl boot CORE", "starts a core that is off",
                "Starts CORE, which is off, by an interrupt from the monitor of another core, and waits until the"
                        + " monitor of CORE has joined the system. Then programs can be spawned there. `lscpu` shows"
                        + " which cores are off.",
                "corectl boot 6");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        String verb = arguments.word(0, "the action (boot)");
        if (!verb.equals("boot")) {
            throw new UsageError("unknown action `" + verb + "`; the only action is `boot`");
        }
        long core = arguments.number(1, "CORE");
        arguments.atMost(2);
        session.screen().flush();
        ErrorCode err = session.processes().bootCore(core,
                session.authorities().of(Manifest.Need.CONTROL));
        if (ErrorHint.TIMED_OUT.matches(err)) {
            session.screen().line("corectl: core " + core + ": timed out: its monitor has not joined the system");
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
