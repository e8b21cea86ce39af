package org.barreleye.shell.command;

import org.barreleye.generated.user.net.NextNeighbourResult;
import org.barreleye.generated.user.net.NextPortResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.packet.MacAddress;

/** Lists open ports and known neighbours. */
final class NetstatCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("netstat", "netstat", "lists the open UDP ports and the known neighbours",
                "Shows each open UDP port: the process that has it, the datagrams that it has sent and received, and"
                        + " those that were dropped since it did not read them in time; and how they get to the"
                        + " process: inside messages, or in buffers by COHERENT memory, CACHE_MAINTENANCE or a MESSAGE,"
                        + " and why. Then the neighbours whose hardware address is known by ARP.",
                "netstat");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        arguments.atMost(0);
        if (NetworkText.isMissing(session, "netstat")) {
            return Status.REFUSED;
        }
        Table ports = new Table("PORT", "PROCESS", "SENT", "RECEIVED", "DROPPED", "TRANSFER");
        NextPortResult port = session.network().nextPort(0);
        while (Paging.hasMore(port.err(), ErrorHint.NO_SUCH_PORT)) {
            ports.row(port.next(), ProcessNumber.text(port.process()), port.sent(), port.received(), port.dropped(),
                    port.transfer());
            port = session.network().nextPort(port.next());
        }
        show(session, ports, "no UDP port is open");
        Table neighbours = new Table("NEIGHBOUR", "STATION");
        NextNeighbourResult neighbour = session.network().nextNeighbour(0);
        while (Paging.hasMore(neighbour.err(), ErrorHint.NO_SUCH_NEIGHBOUR)) {
            neighbours.row(NetworkText.text(neighbour.next()), new MacAddress(neighbour.mac()));
            neighbour = session.network().nextNeighbour(neighbour.next());
        }
        show(session, neighbours, "no neighbour is known");
        return Status.OK;
    }

    private static void show(Session session, Table table, String none) throws CallFailed {
        if (table.isEmpty()) {
            session.screen().line(none);
        } else {
            table.show(session.screen());
        }
    }
}
