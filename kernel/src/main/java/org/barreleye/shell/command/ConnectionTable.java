package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.processes.ConnectionResult;
import org.barreleye.kpi.outcome.CallFailed;

/** The connections between domains, as the monitors of the cores that are on know them. */
final class ConnectionTable {
    private ConnectionTable() {}

    static List<Row> read(Session session) throws CallFailed {
        List<Row> rows = new ArrayList<>();
        for (CoreTable.Row core : CoreTable.read(session.names())) {
            if (core.isOn()) {
                addAll(session, core.number(), rows);
            }
        }
        return rows;
    }

    private static void addAll(Session session, long core, List<Row> rows) throws CallFailed {
        long last = 0;
        ConnectionResult connection = session.processes().connection(core, last);
        while (Paging.hasMore(connection.err(), ErrorHint.NO_SUCH_CONNECTION)) {
            Paging.requireAscending(connection.next() > last, "process service", "connections");
            rows.add(new Row(core, connection));
            last = connection.next();
            connection = session.processes().connection(core, last);
        }
    }

    /**
     * One end of a connection.
     *
     * @param core where
     * @param end what the core's monitor knows of it
     */
    record Row(long core, ConnectionResult end) {
        /** How people name it. */
        String name() {
            return core + "/" + end.next();
        }

        /** The transport, without the facts that decided so. */
        String transport() {
            int reason = end.transport().indexOf(':');
            return reason < 0 ? end.transport() : end.transport().substring(0, reason);
        }
    }
}
