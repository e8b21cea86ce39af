package org.barreleye.monitor.binding;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.domain.LocalDomain;
import org.barreleye.monitor.plan.CoreScopedId;

/** The connections of the domains of this core by their numbers. The client's monitor gives the number. */
public final class ConnectionTable implements Copyable {
    private final int core;
    private final SortedMap<Long, Connection> byNumber = new TreeMap<>();
    private long last;

    /**
     * Creates the table of a core whose domains have no connections.
     *
     * @param incarnation how often the core was started before: it does not use the numbers again that it used then
     */
    public ConnectionTable(int core, int incarnation) {
        this.core = core;
        last = CoreScopedId.firstOf(incarnation);
    }

    /** Returns a number that has never been used. */
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

    private Optional<Connection> get(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** Returns the connection of a number if an end of it belongs to a domain of this core. */
    public Optional<Connection> of(LocalDomain domain, long number) {
        return get(number).filter(connection -> connection.involves(domain));
    }

    /** Returns the connection of a number if its other end is on another core. */
    public Optional<RemoteConnection> remote(long number) {
        return get(number).filter(RemoteConnection.class::isInstance).map(RemoteConnection.class::cast);
    }

    /** Returns the first connection with a greater number. */
    public Optional<Connection> after(long number) {
        return byNumber.tailMap(number + 1).values().stream().findFirst();
    }

    /** Returns the number of connections of which a domain has an end. */
    public long countOf(LocalDomain domain) {
        return byNumber.values().stream().filter(connection -> connection.involves(domain)).count();
    }

    /** A core has stopped: the other ends of connections to it are closed. */
    public void onCoreStopped(int stopped) {
        List<RemoteConnection> affected = byNumber.values().stream()
                .filter(RemoteConnection.class::isInstance)
                .map(RemoteConnection.class::cast)
                .filter(connection -> connection.remoteCore() == stopped)
                .toList();
        affected.forEach(RemoteConnection::onRemoteClosed);
    }

    /** Closes the ends of a domain that has ended. */
    public void closeAllOf(LocalDomain domain) {
        List<Connection> affected =
                byNumber.values().stream().filter(connection -> connection.involves(domain)).toList();
        affected.forEach(connection -> connection.onClosedBy(domain));
    }
}
