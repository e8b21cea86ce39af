package org.barreleye.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** The connections of a core's domains. The monitor of the asking side gives the number. */
final class Connections implements Copyable {
    private final int core;
    private final SortedMap<Long, Connection> byNumber;
    private long last;

    Connections(int core) {
        this.core = core;
        byNumber = new TreeMap<>();
    }

    private Connections(Connections source, Copier copier) {
        copier.enter(source, this);
        core = source.core;
        byNumber = copier.of(source.byNumber);
        last = source.last;
    }

    @Override
    public Connections copy(Copier copier) {
        return new Connections(this, copier);
    }

    /** A number that no connection has had. */
    long newNumber() {
        last++;
        return Numbers.of(core, last);
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
    void closeAllOf(Resident somebody) {
        List<Connection> theirs = new ArrayList<>();
        byNumber.values().stream().filter(connection -> connection.isOf(somebody)).forEach(theirs::add);
        theirs.forEach(connection -> connection.closedBy(somebody));
    }
}
