package org.barreleye.shell.command;

import org.barreleye.domain.error.SystemError;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.types.CapabilityReference;

/** Starts cores that are off, and stops cores. */
final class CorectlCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("corectl", "corectl boot|stop CORE", "starts or stops a core",
                "`boot` starts CORE, which is off or has failed, by an interrupt from the monitor of another core, and"
                        + " waits until the"
                        + " monitor of CORE has joined the system. Then programs can be spawned there. `lscpu` shows"
                        + " which cores are off. `stop` ends all programs of CORE and takes it out of the system; its"
                        + " memory stays as it is until it is started again. A core that was started and has not"
                        + " joined is given up by `stop`, and can be started again.",
                "corectl boot 6");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        String verb = arguments.word(0, "the action (boot or stop)");
        if (!verb.equals("boot") && !verb.equals("stop")) {
            throw new UsageError("unknown action `" + verb + "`; the actions are `boot` and `stop`");
        }
        long core = arguments.number(1, "CORE");
        arguments.atMost(2);
        session.screen().flush();
        CapabilityReference control = session.authorities().of(Manifest.Need.CONTROL);
        return verb.equals("boot") ? boot(session, core, control) : stop(session, core, control);
    }

    private static int stop(Session session, long core, CapabilityReference control) throws CallFailed {
        ErrorCode err = session.processes().stopCore(core, control);
        session.screen().line(err.failed() ? "corectl: core " + core + ": " + ErrorHint.describe(err)
                : "core " + core + " is off");
        return err.failed() ? Status.REFUSED : Status.OK;
    }

    private static int boot(Session session, long core, CapabilityReference control) throws CallFailed {
        ErrorCode err = requestBoot(session, core, control);
        if (ErrorHint.TIMED_OUT.matches(err)) {
            session.screen().line("corectl: core " + core + ": timed out: its monitor has not joined the system;"
                    + " `corectl stop " + core + "` gives it up");
            return Status.TIMED_OUT;
        }
        if (err.failed()) {
            session.screen().line("corectl: core " + core + ": " + ErrorHint.describe(err));
            return Status.REFUSED;
        }
        session.screen().line("core " + core + " is on");
        return Status.OK;
    }

    /** Starts a core; a core that does not join before the deadline of the call is an error as any other. */
    private static ErrorCode requestBoot(Session session, long core, CapabilityReference control) throws CallFailed {
        try {
            return session.processes().bootCore(core, control);
        } catch (CallFailed failed) {
            if (failed.failure().kind() == Failure.Kind.DEADLINE_PASSED) {
                return SystemError.TIMED_OUT.code();
            }
            throw failed;
        }
    }
}
