package org.barreleye.exploration.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.barreleye.exploration.system.Outbox;
import org.barreleye.exploration.system.StateHash;
import org.barreleye.exploration.system.Unhashed;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.state.Copyable;

/**
 * The bindings of one node, with its capabilities. After each step it finds out what the bindings and the capabilities
 * must not do.
 */
final class NodeBindings<B extends Binding> implements Copyable {
    private final CapabilitySpace space;
    private final List<ExploredEnd<B>> ends = new ArrayList<>();
    // What was found in the last step.
    @Unhashed private Optional<String> callAfterClose = Optional.empty();
    @Unhashed private Optional<String> lost = Optional.empty();
    @Unhashed private Optional<String> keptAfterMove = Optional.empty();
    @Unhashed private Optional<String> heldByStubs = Optional.empty();

    NodeBindings(int node) {
        space = new CapabilitySpace(node);
    }

    /** Adds the end of a binding with a node, which has no binding yet. */
    ExploredEnd<B> add(int peer, int lines) {
        ExploredEnd<B> end = new ExploredEnd<>(peer, lines, space);
        ends.add(end);
        return end;
    }

    CapabilitySpace space() {
        return space;
    }

    List<ExploredEnd<B>> ends() {
        return ends;
    }

    /** The end of the binding with a node. */
    ExploredEnd<B> with(int peer) {
        return ends.stream().filter(end -> end.peer() == peer).findFirst().orElseThrow();
    }

    /** Returns whether a capability waits for room in a channel. */
    boolean isWaitingForRoom() {
        return ends.stream().anyMatch(ExploredEnd::isWaitingForRoom);
    }

    /** Begins a step. */
    void begin(Outbox outbox) {
        ends.forEach(end -> end.begin(outbox));
    }

    /**
     * Ends a step: does all that can be done before something else arrives.
     *
     * @param holders objects of the user whose references to capabilities are in use
     * @param results objects of the user that may refer to capabilities which it gave away since
     */
    void finish(Outbox outbox, List<Object> holders, List<Object> results) {
        List<Object> given = new ArrayList<>(holders);
        given.addAll(results);
        boolean progress = true;
        while (progress) {
            progress = false;
            for (ExploredEnd<B> end : ends) {
                progress |= end.binding().isOpen() ? end.poll() : pollClosed(end, given);
            }
        }
        for (ExploredEnd<B> end : ends) {
            end.send(outbox);
            end.begin(null);
        }
        inspect(holders, given);
    }

    private boolean pollClosed(ExploredEnd<B> end, List<Object> given) {
        StateHash before = userObjects(given).hash();
        boolean progress = end.poll();
        StateHash after = userObjects(given).hash();
        if (before.high() != after.high() || before.low() != after.low()) {
            callAfterClose = Optional.of("a callback of the binding with node " + end.peer() + " follows its end");
        }
        return progress;
    }

    private void inspect(List<Object> holders, List<Object> given) {
        if (space.isUnused()) {
            return;
        }
        List<Object> all = new ArrayList<>(given);
        all.addAll(ends);
        lost = firstOutside(UserObjects.slotsOf(all));
        UserObjects holding = userObjects(holders);
        keptAfterMove = holding.slots().stream()
                .map(space::movedFrom)
                .flatMap(Optional::stream)
                .findFirst();
        heldByStubs = firstOutside(holding.add(given).slots());
    }

    private UserObjects userObjects(List<Object> given) {
        UserObjects objects = new UserObjects().add(given);
        ends.forEach(end -> objects.add(end.handlers()));
        return objects;
    }

    private Optional<String> firstOutside(SortedSet<Integer> slots) {
        return space.entries().entrySet().stream()
                .filter(entry -> !slots.contains(entry.getKey()))
                .map(entry -> entry.getValue().toString())
                .findFirst();
    }

    /** Describes a binding that has called the user's objects after its end. */
    Optional<String> callAfterClose() {
        return callAfterClose;
    }

    /** Describes a capability to which nothing refers. */
    Optional<String> lostCapability() {
        return lost;
    }

    /** Describes a capability that was moved away, and to which an object of the user refers. */
    Optional<String> capabilityKeptAfterMove() {
        return keptAfterMove;
    }

    /** Describes a capability to which no object of the user refers, but a stub. */
    Optional<String> capabilityHeldByStubs() {
        return heldByStubs;
    }
}
