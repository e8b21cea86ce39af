package org.barreleye.shell.command;

import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.devices.DevicesInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.syscall.Manifest;

/** Starts the driver of a device, and switches slots of the bus off and on. */
final class DevctlCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("devctl", "devctl start|unplug|plug DEVICE",
                "starts the driver of a device, or takes the device off the bus and puts it back",
                "`start` starts the driver of DEVICE, which has none or whose driver has ended too often. A driver that"
                        + " ends is started again by itself, up to three times in a second. `kill PROCESS` ends a"
                        + " driver. `unplug` switches the slot of DEVICE off, which must be behind a bridge of the"
                        + " bus: the device is gone at once, as if it had been pulled out, and its driver is ended."
                        + " `plug` switches the slot on again, and the driver is started when the bridge has told"
                        + " that. `lspci` and `lsdev` show what is there, `why DEVICE not up` what is missing.",
                "devctl unplug nic0; lsdev; devctl plug nic0");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        String verb = arguments.word(0, "the action (start, unplug or plug)");
        if (!verb.equals("start") && !verb.equals("unplug") && !verb.equals("plug")) {
            throw new UsageError("unknown action `" + verb + "`; the actions are `start`, `unplug` and `plug`");
        }
        String device = Arguments.fitting(arguments.word(1, "DEVICE"),
                DevicesInterface.Limits.START_DRIVER_CALL_DEVICE, "DEVICE");
        arguments.atMost(2);
        session.screen().flush();
        return verb.equals("start") ? start(session, device) : setPower(session, device, verb.equals("plug"));
    }

    private static int start(Session session, String device) throws CallFailed {
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

    private static int setPower(Session session, String device, boolean isOn) throws CallFailed {
        if (!BusText.hasBus(session)) {
            session.screen().line("devctl: " + device + ": " + BusText.NO_BUS);
            return Status.REFUSED;
        }
        ErrorCode err = session.bus().setPower(device, isOn, session.authorities().of(Manifest.Need.CONTROL));
        if (err.failed()) {
            session.screen().line("devctl: " + device + ": " + (SystemError.NO_SUCH_DEVICE.matches(err)
                    ? "there was never such a device on the bus; `lspci` lists those that are there"
                    : ErrorHint.describe(err)));
            return Status.REFUSED;
        }
        session.screen().line(device + ": its slot is switched " + (isOn ? "on" : "off")
                + "; `lsdev` shows what becomes of its driver");
        return Status.OK;
    }
}
