package org.barreleye.exploration.service;

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

/** Objects of one node that the author of the service has written, apart from the stubs and channels. */
final class UserObjects {
    private final StateHash hash = new StateHash(new int[0]);
    private final GraphHash graph = new GraphHash(hash, UserObjects::isOutside);

    private static boolean isOutside(Object value) {
        return value instanceof Binding || value instanceof Channel || value instanceof CapabilityChannel;
    }

    /** Adds some objects, and those that they refer to. */
    UserObjects add(List<?> objects) {
        objects.forEach(graph::add);
        return this;
    }

    /** A hash of their state. */
    StateHash hash() {
        return hash;
    }

    /** The slots of capabilities to which they refer. */
    SortedSet<Integer> slots() {
        return slots(graph);
    }

    /** The slots of capabilities to which objects refer, those of the author and all others. */
    static SortedSet<Integer> slotsOf(List<?> objects) {
        GraphHash all = new GraphHash(new StateHash(new int[0]));
        objects.forEach(all::add);
        return slots(all);
    }

    /** The handlers of a binding. */
    static List<Handler> handlersOf(Binding binding) {
        GraphHash stubs = new GraphHash(new StateHash(new int[0]));
        stubs.add(binding);
        return stubs.met(Handler.class);
    }

    private static SortedSet<Integer> slots(GraphHash graph) {
        SortedSet<Integer> slots = new TreeSet<>();
        graph.met(CapabilityAddress.class).forEach(address -> slots.add(address.slot()));
        return slots;
    }
}
