package org.barreleye.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.barreleye.kpi.state.Copyable;

/**
 * Which cores belong to the system. A monitor says that it has joined when all below it that start at boot have; every
 * change makes a new view, numbered by the root of the tree and told down the tree. Since a neighbour hears things in
 * the order in which they were said, every monitor sees the same views in the same order.
 */
final class Membership implements Copyable {
    private final CoreMonitor monitor;
    // In the order in which they joined.
    private final List<Integer> members;
    private int view;
    // The children that have been told all views so far.
    private final SortedSet<Integer> syncedChildren;
    // The children that start at boot and have not said yet that they and all below them are up.
    private final SortedSet<Integer> pendingChildren;
    // Who has joined below this core, and this core, until that is said.
    private final List<Integer> unreportedJoins;

    Membership(CoreMonitor monitor) {
        this.monitor = monitor;
        members = new ArrayList<>();
        syncedChildren = new TreeSet<>();
        pendingChildren = new TreeSet<>();
        unreportedJoins = new ArrayList<>();
        unreportedJoins.add(monitor.core());
        monitor.tree().children(monitor.core()).stream()
                .filter(child -> monitor.plan().properties(child).startsAtBoot())
                .forEach(pendingChildren::add);
    }

    /** Whether a core belongs to the system, as far as this monitor has heard. */
    boolean includes(int core) {
        return members.contains(core);
    }

    /** The cores that belong to the system, in the order in which they joined. */
    List<Integer> cores() {
        return List.copyOf(members);
    }

    /** The root begins the first view: itself. */
    void begin() {
        installView(1, List.of(monitor.core()));
        unreportedJoins.clear();
    }

    /** This monitor and its parent understand each other. */
    void parentConnected() {
        reportJoins();
    }

    /** A child and this monitor understand each other: it is told all there is to know. */
    void childConnected(int child) {
        monitor.links().neighbour(child).send(new Request.View(view, cores()));
        syncedChildren.add(child);
    }

    /** Cores below a child have joined, the child among them if this is the first that it says. */
    void onJoined(int child, List<Integer> cores) {
        pendingChildren.remove(child);
        unreportedJoins.addAll(cores);
        reportJoins();
    }

    private void reportJoins() {
        if (!pendingChildren.isEmpty() || unreportedJoins.isEmpty()) {
            return;
        }
        List<Integer> joins = List.copyOf(unreportedJoins);
        unreportedJoins.clear();
        Optional<Integer> parent = monitor.tree().parent(monitor.core());
        if (parent.isPresent()) {
            monitor.links().neighbour(parent.get()).send(new Request.Joined(joins));
        } else {
            installView(view + 1, joins);
        }
    }

    /** There is a new view: these have joined. */
    void installView(int number, List<Integer> cores) {
        List<Integer> newMembers = cores.stream().filter(core -> !members.contains(core)).toList();
        view = number;
        members.addAll(newMembers);
        syncedChildren.forEach(child -> monitor.links().neighbour(child).send(new Request.View(number, cores)));
        newMembers.forEach(monitor::onJoined);
    }
}
