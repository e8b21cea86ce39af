package org.barreleye.shell.command;

import org.barreleye.generated.user.net.GetInterfaceResult;
import org.barreleye.generated.user.net.GetQueueResult;
import org.barreleye.generated.user.net.InterfaceCounts;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.packet.MacAddress;

/** Shows the network interface. */
final class IfconfigCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("ifconfig", "ifconfig", "shows the network interface",
                "Shows whether the interface is up, and if not, what is missing: the driver, the link or the address,"
                        + " which a DHCP server grants. Then its addresses, the speed of its link, and how frames get"
                        + " from the driver to the stack: by COHERENT memory, by CACHE_MAINTENANCE, or inside a"
                        + " MESSAGE, and what the stack has done for it. Then the frames that were sent and received,"
                        + " that were not sent for lack of a buffer or a link, that were refused since they were no"
                        + " valid packets, and that nothing here had asked for. `why nic0` shows the same as a proof.",
                "ifconfig");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(0);
        if (NetworkText.isMissing(session, "ifconfig")) {
            return Status.REFUSED;
        }
        GetInterfaceResult found = session.network().getInterface();
        boolean up = found.state() == InterfaceState.UP;
        Screen screen = session.screen();
        screen.line(found.name() + ": " + (up ? "up, " : "not up: ") + found.reason());
        if (found.state() != InterfaceState.NO_DRIVER) {
            screen.line("  station " + new MacAddress(found.mac())
                    + (found.state() == InterfaceState.NO_LINK ? "" : ", link " + found.megabits() + " Mbit/s"));
        }
        if (up) {
            screen.line("  address " + NetworkText.text(found.address()) + "/" + found.prefix()
                    + (found.router() == 0 ? ", no router" : ", router " + NetworkText.text(found.router())));
        }
        if (found.state() != InterfaceState.NO_DRIVER) {
            GetQueueResult queue = session.network().getQueue();
            screen.line("  buffers: " + queue.mechanism() + "; " + queue.copied() + " bytes copied, " + queue.cleaned()
                    + " lines cleaned, " + queue.invalidated() + " invalidated");
        }
        InterfaceCounts counts = session.network().getCounts();
        screen.line("  frames: " + counts.sent() + " sent, " + counts.received() + " received, " + counts.unsent()
                + " not sent, " + counts.refused() + " refused, " + counts.unclaimed() + " unclaimed");
        return Status.OK;
    }
}
