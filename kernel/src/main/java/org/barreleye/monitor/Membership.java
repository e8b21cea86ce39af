package org.barreleye.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/**
 * Which cores belong to the system. A monitor says that it has joined when all below it that start at boot have; every change
 * makes a new view, numbered by the root of the tree and told down the tree. Since a neighbour hears things in the order in
 * which they were said, every monitor sees the same views in the same order.
 */
final class Membership implements Copyable {
    private final CoreMonitor monitor;
    // In the order in which they joined.
    private final List<Integer> members;
    private int view;
    // The children that have been told all views so far.
    private final SortedSet<Integer> told;
    // The children that start at boot and have not said yet that they and all below them are up.
    private final SortedSet<Integer> awaited;
    // Who has joined below this core, and this core, until that is said.
    private final List<Integer> news;

    Membership(CoreMonitor monitor) {
        this.monitor = monitor;
        members = new ArrayList<>();
        told = new TreeSet<>();
        awaited = new TreeSet<>();
        news = new ArrayList<>();
        news.add(monitor.core());
        monitor.tree().children(monitor.core()).stream()
                .filter(child -> monitor.plan().facts(child).startsAtBoot())
                .forEach(awaited::add);
    }

    private Membership(Membership source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
        members = new ArrayList<>(source.members);
        view = source.view;
        told = new TreeSet<>(source.told);
        awaited = new TreeSet<>(source.awaited);
        news = new ArrayList<>(source.news);
    }

    @Override
    public Membership copy(Copier copier) {
        return new Membership(this, copier);
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
        view(1, List.of(monitor.core()));
        news.clear();
    }

    /** This monitor and its parent understand each other. */
    void parentUnderstands() {
        sayNews();
    }

    /** A child and this monitor understand each other: it is told all there is to know. */
    void childUnderstands(int child) {
        monitor.peers().neighbour(child).say(new Request.View(view, cores()));
        told.add(child);
    }

    /** Cores below a child have joined, the child among them if this is the first that it says. */
    void joined(int child, List<Integer> cores) {
        awaited.remove(child);
        news.addAll(cores);
        sayNews();
    }

    private void sayNews() {
        if (!awaited.isEmpty() || news.isEmpty()) {
            return;
        }
        List<Integer> said = List.copyOf(news);
        news.clear();
        Optional<Integer> parent = monitor.tree().parent(monitor.core());
        if (parent.isPresent()) {
            monitor.peers().neighbour(parent.get()).say(new Request.Joined(said));
        } else {
            view(view + 1, said);
        }
    }

    /** There is a new view: these have joined. */
    void view(int number, List<Integer> cores) {
        List<Integer> newcomers = cores.stream().filter(core -> !members.contains(core)).toList();
        view = number;
        members.addAll(newcomers);
        told.forEach(child -> monitor.peers().neighbour(child).say(new Request.View(number, cores)));
        newcomers.forEach(monitor::hasJoined);
    }
}
