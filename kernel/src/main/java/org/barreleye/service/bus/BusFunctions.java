package org.barreleye.service.bus;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.Domain;
import org.barreleye.domain.knowledge.KnowledgeConnection;
import org.barreleye.domain.memory.DeviceObject;
import org.barreleye.domain.memory.Placement;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/** The functions that the last walk over the bus has found, of which the knowledge base has facts. */
final class BusFunctions implements Copyable {
    private final Domain domain;
    private final BusPlace place;
    private final KnowledgeConnection knowledge;
    // By bus and slot: by their names.
    private final SortedMap<String, FoundFunction> functions = new TreeMap<>();
    private Optional<Region> configuration = Optional.empty();

    BusFunctions(Domain domain, BusPlace place) {
        this.domain = domain;
        this.place = place;
        knowledge = new KnowledgeConnection(domain);
    }

    void start() {
        Outcome<Region> mapped = domain.addressSpace().map(
                new DeviceObject(new DeviceFrameReference(place.configuration())), Placement.ANYWHERE);
        if (mapped.succeeded()) {
            configuration = Optional.of(mapped.value());
            scan();
        } else {
            domain.syscalls().print("no configuration space: " + mapped.error().sentence());
        }
        knowledge.open();
    }

    int count() {
        return functions.size();
    }

    /** Walks over the bus: tells the knowledge base what has come and gone. */
    void scan() {
        if (configuration.isEmpty()) {
            return;
        }
        SortedMap<String, FoundFunction> present = new TreeMap<>();
        for (FoundFunction function
                : BusScan.of(configuration.get().window(domain.syscalls().memory()), place)) {
            present.put(function.name(), function);
        }
        for (FoundFunction before : List.copyOf(functions.values())) {
            if (!before.equals(present.get(before.name()))) {
                functions.remove(before.name());
                before.facts().forEach(knowledge::remove);
            }
        }
        for (FoundFunction now : present.values()) {
            if (functions.put(now.name(), now) == null) {
                now.facts().forEach(knowledge::add);
            }
        }
    }
}
