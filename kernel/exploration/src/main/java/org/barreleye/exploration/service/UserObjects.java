package org.barreleye.exploration.service;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.barreleye.exploration.system.GraphHash;
import org.barreleye.exploration.system.StateHash;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.binding.Handler;
import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.types.CapabilityAddress;

/** The objects of one node that the author of the service has written, apart from the stubs and channels. */
final class UserObjects {
    private final List<Object> roots;

    /**
     * Finds them.
     *
     * @param given those that no stub refers to
     * @param ends the bindings, whose handlers are among them
     */
    UserObjects(List<Object> given, List<? extends ExploredEnd<?>> ends) {
        GraphHash stubs = new GraphHash(noNames());
        ends.forEach(end -> stubs.add(end.binding()));
        roots = new ArrayList<>(given);
        roots.addAll(stubs.met(Handler.class));
    }

    private static StateHash noNames() {
        return new StateHash(new int[0]);
    }

    private static boolean isOutside(Object value) {
        return value instanceof Binding || value instanceof Channel || value instanceof CapabilityChannel;
    }

    /** A hash of their state. */
    StateHash hash() {
        StateHash hash = noNames();
        GraphHash graph = new GraphHash(hash, UserObjects::isOutside);
        roots.forEach(graph::add);
        return hash;
    }

    /** The slots to which they refer. */
    SortedSet<Integer> slots() {
        GraphHash graph = new GraphHash(noNames(), UserObjects::isOutside);
        roots.forEach(graph::add);
        return slotsIn(graph);
    }

    /** The slots to which any of some objects, or something that they refer to, refers. */
    static SortedSet<Integer> slotsOf(List<?> objects) {
        GraphHash graph = new GraphHash(noNames());
        objects.forEach(graph::add);
        return slotsIn(graph);
    }

    private static SortedSet<Integer> slotsIn(GraphHash graph) {
        SortedSet<Integer> slots = new TreeSet<>();
        graph.met(CapabilityAddress.class).forEach(address -> slots.add(address.slot()));
        return slots;
    }
}
