package org.barreleye.service.name;

import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.binding.Client;
import org.barreleye.domain.quota.Resource;
import org.barreleye.kpi.state.Copyable;

/** The numbers of records and watches that the name service holds for each process, over all its bindings. */
final class NameUsage implements Copyable {
    private final SortedMap<Long, Integer> records = new TreeMap<>();
    private final SortedMap<Long, Integer> watches = new TreeMap<>();

    int recordsOf(long process) {
        return records.getOrDefault(process, 0);
    }

    int watchesOf(long process) {
        return watches.getOrDefault(process, 0);
    }

    void addRecord(long process) {
        add(records, process, 1);
    }

    void removeRecord(long process) {
        add(records, process, -1);
    }

    /** Counts a watch. Returns false if the quota of the client does not permit it. */
    boolean addWatch(Client client) {
        boolean permitted = watchesOf(client.process()) < client.quota().of(Resource.WATCHES);
        if (permitted) {
            add(watches, client.process(), 1);
        }
        return permitted;
    }

    void removeWatches(Client client, int count) {
        add(watches, client.process(), -count);
    }

    private static void add(SortedMap<Long, Integer> counts, long process, int change) {
        counts.merge(process, change, Integer::sum);
        counts.remove(process, 0);
    }
}
