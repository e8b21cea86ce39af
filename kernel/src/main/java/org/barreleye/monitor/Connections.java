package org.barreleye.monitor;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** The connections of a core's domains to other cores. The monitor of the asking side gives the number. */
final class Connections implements Copyable {
    private static final int NUMBER_BITS = 16;

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
        return (long) core << NUMBER_BITS | last;
    }

    void add(long number, Connection connection) {
        byNumber.put(number, connection);
    }

    void remove(long number) {
        byNumber.remove(number);
    }

    Optional<Connection> get(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }
}
