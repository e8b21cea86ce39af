package org.barreleye.monitor.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.CoreTree;

/**
 * The membership protocol along the tree of cores. A monitor reports upwards that it has joined when all cores below it
 * that start at boot have reported; the root numbers each change as a new view and sends it down the tree. Links are
 * first-in first-out, so every monitor installs the same views in the same order.
 */
public final class Membership implements Copyable {
    private final int core;
    private final CoreTree tree;
    private final MembershipView view;
    private final MonitorLinks links;
    private final JoinListener listener;
    // The children that have received all views so far.
    private final SortedSet<Integer> syncedChildren = new TreeSet<>();
    // The children that start at boot and have not reported yet.
    private final SortedSet<Integer> pendingChildren = new TreeSet<>();
    // This core and those below it that have joined, until they are reported.
    private final List<Integer> unreportedJoins = new ArrayList<>();

    /** Runs the protocol for one core. */
    public Membership(int core, BootPlan plan, CoreTree tree, MembershipView view, MonitorLinks links,
            JoinListener listener) {
        this.core = core;
        this.tree = tree;
        this.view = view;
        this.links = links;
        this.listener = listener;
        unreportedJoins.add(core);
        tree.children(core).stream()
                .filter(child -> plan.properties(child).startsAtBoot())
                .forEach(pendingChildren::add);
    }

    /** Installs the first view: the root of the tree alone. Called on the root. */
    public void begin() {
        install(1, List.of(core));
        unreportedJoins.clear();
    }

    /** The handshake with a monitor is done. */
    public void onConnected(MonitorLink link) {
        int other = link.core();
        if (!links.isInUse(link)) {
            return;
        }
        if (tree.parent(core).equals(Optional.of(other))) {
            report();
        } else if (tree.children(core).contains(other)) {
            sendView(other, view.cores());
            syncedChildren.add(other);
        }
    }

    /** A child reports cores that have joined: itself and those below it, or a core that was off. */
    public void onReport(int child, List<Integer> cores) {
        pendingChildren.remove(child);
        unreportedJoins.addAll(cores);
        report();
    }

    private void report() {
        if (!pendingChildren.isEmpty() || unreportedJoins.isEmpty()) {
            return;
        }
        List<Integer> joins = List.copyOf(unreportedJoins);
        unreportedJoins.clear();
        Optional<Integer> parent = tree.parent(core);
        if (parent.isPresent()) {
            links.neighbour(parent.get()).binding().sendJoined(CoreNumbers.toArray(joins));
        } else {
            install(view.number() + 1, joins);
        }
    }

    /** The parent sends a view. Called by the root too, for the views that it numbers. */
    public void install(int number, List<Integer> cores) {
        List<Integer> newMembers = view.install(number, cores);
        syncedChildren.forEach(child -> sendView(child, cores));
        newMembers.forEach(listener::onJoined);
    }

    private void sendView(int child, List<Integer> cores) {
        links.neighbour(child).binding().sendView(view.number(), CoreNumbers.toArray(cores));
    }
}
