package org.barreleye.exploration.service;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.exploration.system.Checker;
import org.barreleye.exploration.system.SystemState;

/**
 * No capability is lost, and none is in two places. One that was sent is in transit, or held by its receiver: by a
 * stub, which delivers or deletes it, or by the objects of the user that refer to it. When nothing is left to do, only
 * objects of the user have capabilities.
 */
final class CapabilityConservation implements Checker {
    @Override
    public String name() {
        return "capabilities are conserved";
    }

    @Override
    public Optional<String> check(SystemState state) {
        return inTwoPlaces(state).or(() -> atAnyTime(state));
    }

    private static Optional<String> atAnyTime(SystemState state) {
        for (int node = 0; node < state.size(); node++) {
            NodeBindings<?> bindings = ((BoundNode) state.node(node)).bindings();
            String name = "node " + node;
            Optional<String> found = !state.isAlive(node) ? Optional.empty() : bindings.lostCapability()
                    .map(lost -> name + " has neither kept nor released " + lost)
                    .or(() -> bindings.capabilityKeptAfterMove().map(moved -> name + " still refers to " + moved))
                    .or(() -> arrivedAfterClose(name, bindings));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> arrivedAfterClose(String node, NodeBindings<?> bindings) {
        return bindings.ends().stream()
                .filter(end -> !end.binding().isOpen())
                .flatMap(end -> end.arrivedCapabilities().stream()
                .map(arrived -> node + " has closed its binding with node " + end.peer() + " and not released "
                + arrived))
                .findFirst();
    }

    private static Optional<String> inTwoPlaces(SystemState state) {
        SortedMap<String, String> places = new TreeMap<>();
        Optional<String> found = Optional.empty();
        for (int node = 0; node < state.size(); node++) {
            String holder = "node " + node;
            for (CapabilitySpace.Entry entry : ((BoundNode) state.node(node)).bindings().space().entries().values()) {
                found = found.or(() -> enter(places, entry.capability(), holder));
            }
            for (int to = 0; to < state.size(); to++) {
                String transit = "the channel from node " + node + " to node " + to;
                for (Object message : state.inTransit(node, to)) {
                    if (message instanceof CapabilityTransfer transfer && transfer.capability().isPresent()) {
                        found = found.or(() -> enter(places, transfer.capability().get(), transit));
                    }
                }
            }
        }
        return found;
    }

    private static Optional<String> enter(SortedMap<String, String> places, Capability capability, String place) {
        String other = places.put(capability.name(), place);
        return Optional.ofNullable(other).map(first -> capability + " is at " + first + " and at " + place);
    }

    @Override
    public Optional<String> checkAtRest(SystemState state) {
        for (int node = 0; node < state.size(); node++) {
            NodeBindings<?> bindings = ((BoundNode) state.node(node)).bindings();
            String name = "node " + node;
            Optional<String> found = !state.isAlive(node) ? Optional.empty() : bindings.capabilityHeldByStubs()
                    .map(held -> "nothing is left to do, and the stubs of " + name + " have " + held)
                    .or(() -> arrivedWithoutMessage(name, bindings));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> arrivedWithoutMessage(String node, NodeBindings<?> bindings) {
        return bindings.ends().stream()
                .flatMap(end -> end.arrivedCapabilities().stream()
                .map(arrived -> "no message of node " + end.peer() + " takes " + arrived + " at " + node))
                .findFirst();
    }
}
