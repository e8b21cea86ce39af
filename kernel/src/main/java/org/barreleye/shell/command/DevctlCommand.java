package org.barreleye.shell.command;

import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.devices.DevicesInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;

/** Starts the driver of a device. */
final class DevctlCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("devctl", "devctl start DEVICE", "starts the driver of a device",
                "Starts the driver of DEVICE, which has none or whose driver has ended too often. A driver that ends is"
                        + " started again by itself, up to three times in a second. `kill PROCESS` ends a driver.",
                "devctl start nic0");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        String verb = arguments.word(0, "the action (start)");
        if (!verb.equals("start")) {
            throw new UsageError("unknown action `" + verb + "`; the action is `start`");
        }
        String device = Arguments.fitting(arguments.word(1, "DEVICE"),
                DevicesInterface.Limits.START_DRIVER_CALL_DEVICE, "DEVICE");
        arguments.atMost(2);
        session.screen().flush();
        ErrorCode err = session.devices().startDriver(device);
        String result = !err.failed() ? "the driver of " + device + " is being started; `lsdev` shows its state"
                : "devctl: " + device + ": " + describe(err);
        session.screen().line(result);
        return err.failed() ? Status.REFUSED : Status.OK;
    }

    private static String describe(ErrorCode err) {
        if (ErrorHint.NO_SUCH_PROGRAM.matches(err)) {
            return "no program of the boot image drives such devices; `why driver` says which facts are missing";
        } else if (ErrorHint.CORE_OFF.matches(err)) {
            return "no core that is on can run its driver; `lscpu` shows the cores, and `corectl boot` starts one";
        } else if (SystemError.NAME_IN_USE.matches(err)) {
            return "its driver runs already, or is being started; `lsdev` shows its state";
        }
        return ErrorHint.describe(err);
    }
}
