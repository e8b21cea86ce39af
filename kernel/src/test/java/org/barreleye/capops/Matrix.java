package org.barreleye.capops;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.monitor.capops.CapabilityMessage;

/** Counts each kind of message in each phase of its receiver. */
final class Matrix {
    private static final List<String> PHASES = List.of(
            "IDLE", "ASKING", "RESERVING", "WAITING", "KEEPING", "SEVERAL REVOKES", "ENDED");

    private final SortedMap<String, Long> counts = new TreeMap<>();

    /** Adds what a bound has reached. */
    void add(Map<String, Long> reached) {
        reached.forEach((cell, count) -> counts.merge(cell, count, Long::sum));
    }

    private static List<String> kinds() {
        List<String> kinds = new ArrayList<>();
        for (Class<?> kind : CapabilityMessage.class.getPermittedSubclasses()) {
            kinds.add(kind.getSimpleName());
        }
        return kinds;
    }

    /** The cells that were never reached. */
    List<String> missing() {
        return kinds().stream().flatMap(kind -> PHASES.stream().map(phase -> kind + " in " + phase))
                .filter(cell -> !counts.containsKey(cell)).toList();
    }

    /** The table. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder("| message | " + String.join(" | ", PHASES) + " |\n");
        for (String kind : kinds()) {
            table.append("| ").append(kind);
            for (String phase : PHASES) {
                table.append(" | ").append(String.format("%,d", counts.getOrDefault(kind + " in " + phase, 0L)));
            }
            table.append(" |\n");
        }
        return table.toString();
    }
}
