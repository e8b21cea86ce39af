package org.barreleye.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;

/** The connections of a core's domains. The monitor of the asking side gives the number. */
final class ConnectionRegistry implements Copyable {
    private final int core;
    private final SortedMap<Long, Connection> byNumber;
    private long last;

    ConnectionRegistry(int core) {
        this.core = core;
        byNumber = new TreeMap<>();
    }

    /** A number that no connection has had. */
    long newNumber() {
        last++;
        return CoreScopedId.of(core, last);
    }

    void add(Connection connection) {
        byNumber.put(connection.number(), connection);
    }

    void remove(long number) {
        byNumber.remove(number);
    }

    Optional<Connection> get(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** The connection of this number, if it leads to another core. */
    Optional<RemoteConnection> remote(long number) {
        return get(number).filter(RemoteConnection.class::isInstance).map(RemoteConnection.class::cast);
    }

    /** The first connection with a greater number. */
    Optional<Connection> after(long number) {
        return byNumber.tailMap(number + 1).values().stream().findFirst();
    }

    /** Closes the ends of a domain that has ended. */
    void closeAllOf(LocalDomain domain) {
        List<Connection> affected = new ArrayList<>();
        byNumber.values().stream().filter(connection -> connection.involves(domain)).forEach(affected::add);
        affected.forEach(connection -> connection.onClosedBy(domain));
    }
}
