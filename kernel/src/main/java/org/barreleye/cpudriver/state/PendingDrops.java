package org.barreleye.cpudriver.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;

/** The drops that homes of objects, or lenders of memory, have to be told, in order for each of them. */
final class PendingDrops implements Copyable {
    private final SortedMap<Integer, Deque<CapabilityDirectory.Drop>> drops = new TreeMap<>();

    boolean isEmpty() {
        return drops.isEmpty();
    }

    void add(CapabilityDirectory.Drop drop) {
        drops.computeIfAbsent(drop.home(), none -> new ArrayDeque<>()).add(drop);
    }

    /** The oldest drop for the first home that has one, from a number on. */
    Optional<CapabilityDirectory.Drop> next(int lowestHome) {
        return drops.tailMap(lowestHome).values().stream().findFirst().map(Deque::getFirst);
    }

    /** Removes the oldest drop for a home. */
    void remove(int home) {
        Deque<CapabilityDirectory.Drop> queue = drops.get(home);
        if (queue != null) {
            queue.remove();
            if (queue.isEmpty()) {
                drops.remove(home);
            }
        }
    }

    /** Removes all drops for a home, which has failed. */
    void removeAll(int home) {
        drops.remove(home);
    }
}
