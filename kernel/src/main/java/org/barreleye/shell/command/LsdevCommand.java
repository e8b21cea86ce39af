package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barreleye.generated.user.devices.GetDeviceResult;
import org.barreleye.generated.user.devices.NextDeviceResult;
import org.barreleye.kpi.outcome.CallFailed;

/** Lists devices and their drivers. */
final class LsdevCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("lsdev", "lsdev", "lists the devices and their drivers",
                "Shows every device of which a program can be given the registers: its kind, the program that drives"
                        + " it, the process and the core of the driver, how often it was started again, and why it runs"
                        + " on this core or what is missing. `why driver DEVICE` shows the rules and the facts that"
                        + " decided. The kernel drives serial lines and mailboxes itself; they are not listed.",
                "lsdev");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(0);
        session.screen().flush();
        Table table = new Table("DEVICE", "KIND", "STATE", "DRIVER", "PROCESS", "CORE", "RESTARTS", "BECAUSE");
        List<String> names = new ArrayList<>();
        NextDeviceResult next = session.devices().nextDevice("");
        while (Paging.hasMore(next.err(), ErrorHint.NO_SUCH_DEVICE)) {
            Paging.requireAscending(names.isEmpty() || names.get(names.size() - 1).compareTo(next.next()) < 0,
                    "device manager", "devices");
            names.add(next.next());
            row(session, next.next(), table);
            next = session.devices().nextDevice(next.next());
        }
        if (names.isEmpty()) {
            session.screen().line("no device of this machine is driven by a program");
        } else {
            table.show(session.screen());
        }
        return Status.OK;
    }

    private static void row(Session session, String name, Table table) throws CallFailed {
        GetDeviceResult device = session.devices().getDevice(name);
        boolean runs = device.process() != 0;
        table.row(name, device.kind(), device.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                device.driver().isEmpty() ? "-" : device.driver(),
                runs ? ProcessNumber.text(device.process()) : "-", runs ? device.core() : "-", device.restarts(),
                device.reason());
    }
}
