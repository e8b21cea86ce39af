package org.barreleye.capops;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.exploration.system.StateHash;
import org.barreleye.kpi.state.Copyable;

/**
 * The connections of one domain, one to the domain of each other core: their capabilities are numbered if cores may
 * die, because the notice about a copy may then follow the copy.
 */
final class ExploredConnections implements Copyable {
    private static final int INCARNATION = 100;

    // How often this core, and each other one, has joined again.
    private final int own;
    private final SortedMap<Integer, Integer> incarnations = new TreeMap<>();
    // The cores to which the connection is open.
    private final SortedSet<Integer> open = new TreeSet<>();
    private boolean numbered;
    // Capabilities that were sent, by receiver.
    private final SortedMap<Integer, Integer> sent = new TreeMap<>();
    // Capabilities or notices that have arrived, by sender.
    private final SortedMap<Integer, Integer> arrived = new TreeMap<>();
    // The numbers of those that have arrived, by sender.
    private final SortedMap<Integer, SortedSet<Long>> numbers = new TreeMap<>();

    ExploredConnections(int own) {
        this.own = own;
    }

    /** The number of times that this core has joined again. */
    int incarnation() {
        return own;
    }

    /** The connection to a core is open. */
    void connect(int core) {
        open.add(core);
    }

    /** Returns whether capabilities can be sent to a core. */
    boolean isConnected(int core) {
        return own == 0 || open.contains(core);
    }

    /** Begins again, with or without numbers. */
    void reset(boolean isNumbered) {
        numbered = isNumbered;
        sent.clear();
        arrived.clear();
        numbers.clear();
    }

    /** The connection to a core begins again: its domain has ended with it. */
    void onRejoined(int core) {
        sent.remove(core);
        arrived.remove(core);
        numbers.remove(core);
        incarnations.merge(core, 1, Integer::sum);
    }

    /** The number of the connection to the domain of a core. */
    long number(int receiver) {
        return numbered ? receiver + incarnations(receiver) : 0;
    }

    /** Returns whether a connection is the one to a core, and not to an earlier incarnation of one of its ends. */
    boolean isOpen(int sender, long number) {
        return !numbered || number / INCARNATION * INCARNATION == incarnations(sender);
    }

    private int incarnations(int other) {
        return INCARNATION * (own + incarnations.getOrDefault(other, 0));
    }

    /** The number of the next capability for a core. */
    long next(int receiver) {
        int before = sentTo(receiver);
        sent.put(receiver, before + 1);
        return numbered ? before : 0;
    }

    /** Returns whether what arrives is the first of its number. */
    boolean arrives(int sender, long number) {
        boolean isFirst = !numbered || numbers.computeIfAbsent(sender, none -> new TreeSet<>()).add(number);
        arrived.merge(sender, isFirst ? 1 : 0, Integer::sum);
        return isFirst;
    }

    int sentTo(int receiver) {
        return sent.getOrDefault(receiver, 0);
    }

    int arrivedFrom(int sender) {
        return arrived.getOrDefault(sender, 0);
    }

    /** Adds what the future depends on, and for a rule how many were sent and have arrived. */
    void addTo(StateHash hash) {
        if (!numbered) {
            hash.add(sum(sent)).add(sum(arrived));
            return;
        }
        incarnations.forEach((core, count) -> hash.addNode(core).add(count));
        hash.add(own);
        open.forEach(hash::addNode);
        sent.forEach((receiver, count) -> hash.addNode(receiver).add(count));
        numbers.forEach((sender, known) -> {
            hash.add(-1).addNode(sender);
            known.forEach(hash::add);
        });
        hash.add(-2);
    }

    private static int sum(SortedMap<Integer, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
