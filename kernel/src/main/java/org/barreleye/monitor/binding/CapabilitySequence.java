package org.barreleye.monitor.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * Puts the capabilities that arrive at one end of a connection into the order in which they were sent. Capabilities
 * that the homes of their objects deliver come over different links, so a later one may arrive first.
 */
final class CapabilitySequence implements Copyable {
    private long next;
    private final SortedMap<Long, Arrival> early = new TreeMap<>();

    /** Returns whether the capability of a number has arrived before: its home has failed after it has delivered it. */
    boolean hasArrived(long number) {
        return number < next || early.containsKey(number);
    }

    /** Adds an arrival, and removes and returns those whose predecessors have all arrived. */
    List<Arrival> add(long number, Arrival arrival) {
        early.put(number, arrival);
        List<Arrival> inOrder = new ArrayList<>();
        Arrival first = early.remove(next);
        while (first != null) {
            inOrder.add(first);
            next++;
            first = early.remove(next);
        }
        return inOrder;
    }

    /** Removes and returns those that wait for a predecessor. */
    List<Arrival> removeAll() {
        List<Arrival> removed = List.copyOf(early.values());
        early.clear();
        return removed;
    }

    /**
     * The arrival in the place of a capability.
     *
     * @param capability the capability, or the absent one
     * @param error REVOKED if it was revoked meanwhile
     * @param isDelivered false if it was refused, so that its place is left out
     */
    record Arrival(CapabilityReference capability, ErrorCode error, boolean isDelivered) implements Copyable {}
}
