package org.barreleye.exploration.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.barreleye.exploration.system.Hashed;
import org.barreleye.exploration.system.Step;
import org.barreleye.exploration.system.SystemState;

/**
 * Counts what a search has reached: conditions that are interesting, and for each kind of message the phases of the
 * nodes that received it. A search in which a condition is never reached says little about it.
 */
final class Coverage {
    private record Condition(String name, Predicate<SystemState> holds) {}

    private final List<Condition> conditions = new ArrayList<>();
    private final SortedMap<String, Long> reached = new TreeMap<>();

    void add(String name, Predicate<SystemState> holds) {
        conditions.add(new Condition(name, holds));
        reached.put(name, 0L);
    }

    void onStep(SystemState before, Step step) {
        if (step instanceof Step.Deliver deliver) {
            Object message = before.message(deliver);
            String kind = message instanceof Hashed hashed ? hashed.kind() : message.getClass().getSimpleName();
            reached.merge(kind + " in " + before.node(deliver.node()).phase(), 1L,
                    Long::sum);
        }
    }

    void onState(SystemState state) {
        for (Condition condition : conditions) {
            if (condition.holds().test(state)) {
                reached.merge(condition.name(), 1L, Long::sum);
            }
        }
    }

    SortedMap<String, Long> reached() {
        return reached;
    }
}
