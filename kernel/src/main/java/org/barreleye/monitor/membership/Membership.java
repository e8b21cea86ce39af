package org.barreleye.monitor.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.monitor.plan.BootPlan;

/**
 * The membership protocol along the tree of cores. A monitor reports upwards that it has joined when all cores below it
 * that start at boot have reported; the root numbers each change as a new view and sends it down the tree. Links are
 * first-in first-out, so every monitor installs the same views in the same order.
 *
 * <p>A core that starts at boot may be late. When the timeout of the boot has passed, the root waits no longer for the
 * children that have not reported: it pings them, and a monitor whose parent pings it before it has reported does the
 * same for its own children. A core that joins later is reported then.
 *
 * <p>A monitor that gets no answer from a core tells the root, which stops that core, so that it cannot go on, and
 * sends a view without it. The cores below a core that has left are neighbours of the root from then on.
 */
public final class Membership implements Copyable {
    private final int core;
    private final LiveTree tree;
    private final MembershipView view;
    private final MonitorLinks links;
    private final MembershipListener listener;
    // The neighbours below that have received all views so far.
    private final SortedSet<Integer> syncedChildren = new TreeSet<>();
    // The children that start at boot and have not reported yet.
    private final SortedSet<Integer> pendingChildren = new TreeSet<>();
    // This core and those below it that have joined, until they are reported.
    private final List<Integer> unreportedJoins = new ArrayList<>();
    // Those that were reported.
    private final SortedSet<Integer> reportedJoins = new TreeSet<>();
    @Shared // stateless
    private final IntConsumer stopper;

    /**
     * Runs the protocol for one core.
     *
     * @param stopper stops the core of a number
     */
    public Membership(int core, BootPlan plan, LiveTree tree, MembershipView view, MonitorLinks links,
            MembershipListener listener, IntConsumer stopper) {
        this.core = core;
        this.tree = tree;
        this.view = view;
        this.links = links;
        this.listener = listener;
        this.stopper = stopper;
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
            sendAll(other);
            syncedChildren.add(other);
        }
    }

    /** A neighbour below reports cores that have joined: itself and those below it, or a core that was off. */
    public void onReport(int child, List<Integer> cores) {
        pendingChildren.remove(child);
        unreportedJoins.addAll(cores);
        report();
    }

    /** Reports this core and those below it that have joined, and pings the children that have not reported. */
    public void reportWithoutPending() {
        List<Integer> silent = List.copyOf(pendingChildren);
        pendingChildren.clear();
        report();
        silent.forEach(child -> links.existingLinkTo(child).ifPresent(link -> link.binding().sendPing()));
    }

    /** Handles a ping: if the parent pings before this core has reported, it waits for its children no longer. */
    public void onPinged(int from) {
        if (!pendingChildren.isEmpty() && tree.parent(core).equals(Optional.of(from))) {
            reportWithoutPending();
        }
    }

    private void report() {
        if (!pendingChildren.isEmpty() || unreportedJoins.isEmpty()) {
            return;
        }
        List<Integer> joins = List.copyOf(unreportedJoins);
        unreportedJoins.clear();
        if (core == tree.root()) {
            install(view.number() + 1, joins);
        } else {
            reportedJoins.addAll(joins);
            sendReport(joins);
        }
    }

    private void sendReport(List<Integer> joins) {
        tree.parent(core).flatMap(links::linkTo)
                .ifPresent(parent -> parent.binding().sendJoined(CoreNumbers.toArray(joins)));
    }

    /** The parent sends a view with cores that have joined. Called by the root too, for the views that it numbers. */
    public void install(int number, List<Integer> cores) {
        boolean isMember = view.includes(core);
        List<Integer> newMembers = view.install(number, cores);
        syncedChildren.forEach(child ->
                links.linkTo(child).ifPresent(link -> link.binding().sendView(
                        view.number(), CoreNumbers.toArray(cores))));
        listener.onBegun(number);
        notifyJoined(isMember, newMembers);
        listener.onInstalled(number);
    }

    private void notifyJoined(boolean wasMember, List<Integer> newMembers) {
        newMembers.forEach(reportedJoins::remove);
        if (!wasMember && view.includes(core) && core != tree.root()) {
            // The root can reach this core also when a core between them has failed.
            links.linkTo(tree.root());
        }
        newMembers.forEach(listener::onJoined);
    }

    /** This monitor gets no answer from a core. */
    public void suspect(int other) {
        if (!view.includes(other)) {
            return;
        }
        if (core == tree.root()) {
            remove(other, true);
        } else {
            links.linkTo(tree.root()).ifPresent(
                    root -> root.binding().sendSuspect(other, view.incarnation(other)));
        }
    }

    /**
     * Handles the report of a monitor that gets no answer from a core. Called on the root. A report about the root
     * itself has no effect: it is slow, but runs.
     */
    public void onSuspected(int other, int incarnation) {
        if (other != core && view.includes(other) && view.incarnation(other) == incarnation) {
            remove(other, true);
        }
    }

    /** Stops a core that does not belong to the system. Called on the root. */
    public void stop(int other) {
        stopper.accept(other);
    }

    /**
     * Takes a core out of the system, or gives up one that was started and has not joined. Called on the root.
     *
     * @param failed whether it has failed; otherwise its monitor has ended all that ran there
     */
    public void remove(int other, boolean failed) {
        stopper.accept(other);
        List<Integer> orphans = tree.membersBelow(other);
        installWithout(view.number() + 1, other, failed);
        for (int orphan : orphans) {
            if (links.linkTo(orphan).isPresent()) {
                sendAll(orphan);
                syncedChildren.add(orphan);
            }
        }
    }

    /** The parent sends a view without a core that has left. Called by the root too. */
    public void installWithout(int number, int left, boolean failed) {
        syncedChildren.remove(left);
        pendingChildren.remove(left);
        boolean wasMember = view.installWithout(number, left);
        syncedChildren.forEach(child ->
                links.linkTo(child).ifPresent(link -> link.binding().sendLeft(number, left, failed)));
        listener.onBegun(number);
        if (wasMember) {
            listener.onLeft(left, failed);
        } else {
            listener.onGivenUp(left);
        }
        listener.onInstalled(number);
        report();
    }

    /** A monitor that is the parent from now on sends all members. */
    public void installAll(int number, List<Integer> cores, List<Integer> incarnations) {
        if (number < view.number()) {
            return;
        }
        boolean wasMember = view.includes(core);
        boolean isFirst = view.number() == 0;
        MembershipView next = new MembershipView();
        next.installAll(number, cores, incarnations);
        List<Integer> left = view.cores().stream()
                .filter(member -> !next.includes(member, view.incarnation(member)))
                .toList();
        List<Integer> joined = cores.stream()
                .filter(member -> !view.includes(member, next.incarnation(member)))
                .toList();
        view.installAll(number, cores, incarnations);
        syncedChildren.removeAll(left);
        syncedChildren.forEach(this::sendAll);
        listener.onBegun(number);
        left.forEach(member -> listener.onLeft(member, true));
        notifyJoined(wasMember, joined);
        listener.onInstalled(number);
        if (!isFirst && !reportedJoins.isEmpty()) {
            sendReport(List.copyOf(reportedJoins)); // which the core that has left may not have passed on
        }
    }

    private void sendAll(int child) {
        List<Integer> members = view.cores();
        links.linkTo(child).ifPresent(link -> link.binding().sendMembers(view.number(), CoreNumbers.toArray(members),
                CoreNumbers.toArray(members.stream().map(view::incarnation).toList())));
    }
}
