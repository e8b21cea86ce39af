package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.inspect.NextConnectionResult;
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
        NextConnectionResult connection = Inspection.connection(session, core, last);
        while (Paging.hasMore(connection.err(), ErrorHint.NO_SUCH_CONNECTION)) {
            Paging.requireAscending(connection.next() > last, "inspection service", "connections");
            rows.add(new Row(core, connection));
            last = connection.next();
            connection = Inspection.connection(session, core, last);
        }
    }

    /**
     * One end of a connection.
     *
     * @param core where
     * @param end what the core's monitor knows of it
     */
    record Row(long core, NextConnectionResult end) {
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
