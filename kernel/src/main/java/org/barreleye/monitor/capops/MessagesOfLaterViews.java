package org.barreleye.monitor.capops;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;

/**
 * Messages whose sender has installed a view that this core has not installed yet. They wait for it, and so do those
 * that the same sender has sent after them. Thus sender and receiver mean the same incarnation when a message concerns
 * a third core: virtual synchrony (Birman and Joseph, "Exploiting virtual synchrony in distributed systems", 1987).
 */
final class MessagesOfLaterViews implements Copyable {
    private final SortedMap<Integer, Deque<CapabilityMessage>> waiting = new TreeMap<>();
    // The number of the view that messages of this core carry.
    private int view;
    // The number of the view whose changes this core has handled, and of all before.
    private int installed;

    int view() {
        return view;
    }

    /** This core handles the changes of a view. */
    void begin(int number) {
        view = number;
    }

    /** This core has handled the changes of a view. */
    void install(int number) {
        installed = number;
    }

    /** Returns whether a message waits. Then it is kept. */
    boolean keep(int from, CapabilityMessage message) {
        boolean waits = message.view() > installed || waiting.containsKey(from);
        if (waits) {
            waiting.computeIfAbsent(from, none -> new ArrayDeque<>()).add(message);
        }
        return waits;
    }

    /** Removes and returns the oldest message of a core that does not wait any more. */
    Optional<CapabilityMessage> poll(int from) {
        return waiting.containsKey(from) && waiting.get(from).getFirst().view() <= installed
                ? pollAny(from) : Optional.empty();
    }

    /** Removes and returns the oldest message of a core. */
    Optional<CapabilityMessage> pollAny(int from) {
        Deque<CapabilityMessage> queue = waiting.get(from);
        if (queue == null) {
            return Optional.empty();
        }
        CapabilityMessage first = queue.remove();
        if (queue.isEmpty()) {
            waiting.remove(from);
        }
        return Optional.of(first);
    }

    /** The first core, from a number on, that has sent a message which waits. */
    Optional<Integer> nextSender(int lowest) {
        return waiting.tailMap(lowest).keySet().stream().findFirst();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
