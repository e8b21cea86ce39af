package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.inspect.NextConnectionResult;
import org.barreleye.kpi.outcome.CallFailed;

/** The connections between domains, read from the monitors of all cores that are on. */
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
     * @param core the core of this end
     * @param end the description by the core's monitor
     */
    record Row(long core, NextConnectionResult end) {
        /** The name of this end: its core, and the number of the connection. */
        String name() {
            return core + "/" + ProcessNumber.text(end.next());
        }

        /** Returns the transport without the reason. */
        String transport() {
            int reason = end.transport().indexOf(':');
            return reason < 0 ? end.transport() : end.transport().substring(0, reason);
        }
    }
}
