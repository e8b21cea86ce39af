package org.barreleye.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/**
 * Which cores belong to the system. Every change makes a new view, numbered by the root of the tree and told down the tree;
 * since a neighbour hears things in the order in which they were said, every monitor sees the same views in the same order.
 */
final class Membership implements Copyable {
    private final CoreMonitor monitor;
    // The core that view i + 1 added.
    private final List<Integer> views;
    // The children that have been told all views so far.
    private final SortedSet<Integer> told;

    Membership(CoreMonitor monitor) {
        this.monitor = monitor;
        views = new ArrayList<>();
        told = new TreeSet<>();
    }

    private Membership(Membership source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
        views = new ArrayList<>(source.views);
        told = new TreeSet<>(source.told);
    }

    @Override
    public Membership copy(Copier copier) {
        return new Membership(this, copier);
    }

    /** Whether a core belongs to the system, as far as this monitor has heard. */
    boolean includes(int core) {
        return views.contains(core);
    }

    /** The cores that belong to the system, in the order in which they joined. */
    List<Integer> cores() {
        return List.copyOf(views);
    }

    /** A monitor has joined: tells the root, or if this is the root, everybody. */
    void joined(int core) {
        Optional<Integer> parent = monitor.tree().parent(monitor.core());
        if (parent.isPresent()) {
            monitor.peers().neighbour(parent.get()).say(new Request.Joined(core));
        } else {
            view(views.size() + 1, core);
        }
    }

    /** There is a new view. */
    void view(int number, int core) {
        if (number <= views.size()) {
            return;
        }
        views.add(core);
        told.forEach(child -> tell(child, number));
        monitor.viewChanged(core);
    }

    /** A child has been found to understand this monitor: tells it all there is to know, and the root of it. */
    void childUnderstands(int child) {
        for (int number = 1; number <= views.size(); number++) {
            tell(child, number);
        }
        told.add(child);
        joined(child);
    }

    private void tell(int child, int number) {
        monitor.peers().neighbour(child).say(new Request.View(number, views.get(number - 1)));
    }
}
