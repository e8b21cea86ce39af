package org.barreleye.monitor.capops;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.capops.CapabilityMessage.CapDestroy;
import org.barreleye.monitor.capops.CapabilityMessage.CapDestroyed;
import org.barreleye.monitor.capops.CapabilityMessage.Position;

/**
 * The revokes for which other cores ask this one: to delete what it has itself, and to ask others that are farther from
 * the home. It answers when all of them have answered.
 *
 * <p>The home's other messages take the direct link, and may be slower. Therefore it says how many it has sent to each
 * holder, and a holder begins when these have arrived; the answer says the same of the other direction. So everything
 * is as if request and answer had taken the direct link, which keeps the order.
 */
final class RevokeBranches implements Copyable {
    private final int core;
    private final CountedLinks links;
    private final CapabilityTransfers transfers;
    private final MessagesOfLaterViews views;
    private final OwnPart ownPart;
    private final SortedMap<Key, Branch> branches = new TreeMap<>();
    // The view in which a core has failed last: requests from before mean its earlier incarnation.
    private final SortedMap<Integer, Integer> failures = new TreeMap<>();

    RevokeBranches(int core, CountedLinks links, CapabilityTransfers transfers, MessagesOfLaterViews views,
            OwnPart ownPart) {
        this.core = core;
        this.links = links;
        this.transfers = transfers;
        this.views = views;
        this.ownPart = ownPart;
    }

    /** Deletes what this core has of an object. */
    interface OwnPart extends Copyable {
        /** Begins; {@link RevokeBranches#onDeleted} follows. */
        void begin(Key key, CapDestroy request);
    }

    /**
     * A revoke of another core.
     *
     * @param home the home of the object
     * @param revoke its number there
     */
    record Key(int home, long revoke) implements Comparable<Key>, Copyable {
        @Override
        public int compareTo(Key other) {
            return home != other.home ? Integer.compare(home, other.home) : Long.compare(revoke, other.revoke);
        }
    }

    /** A core asks this one, and by way of it others. */
    void onDestroy(int from, CapDestroy request) {
        if (hasFailedSince(request, request.home())) {
            return;
        }
        Key key = new Key(request.home(), request.revoke());
        Branch known = branches.get(key);
        if (known != null) {
            // A core on the way has failed, and another one asks in its place.
            known.askers.add(from);
            return;
        }
        Branch branch = new Branch(request);
        branches.put(key, branch);
        branch.askers.add(from);
        List<Position> others = new ArrayList<>();
        for (Position holder : request.holders()) {
            if (holder.core() == core) {
                branch.own = Own.WAITING;
                branch.position = holder.messages();
            } else if (links.peers().isMember(holder.core()) && !hasFailedSince(request, holder.core())) {
                others.add(holder);
            }
        }
        branch.asked.ask(others, nextHop(from, request), links, branch::requestFor);
        beginOwn(key, branch);
    }

    /** Returns whether a core has failed since the home has asked; it may have joined again. */
    private boolean hasFailedSince(CapDestroy request, int other) {
        return request.view() < failures.getOrDefault(other, 0);
    }

    /** The tree is the same as that of the sender in the same view; otherwise holders are asked directly. */
    private IntUnaryOperator nextHop(int from, CapDestroy request) {
        return holder -> {
            int hop = links.peers().nextHop(holder);
            return request.view() == views.view() && hop != from && links.peers().isMember(hop) ? hop : holder;
        };
    }

    private void beginOwn(Key key, Branch branch) {
        if (branch.own == Own.WAITING && links.hasReceived(key.home, branch.position)) {
            branch.own = Own.RUNNING;
            ownPart.begin(key, branch.request);
        }
    }

    /** This core has deleted its part, apart from what it keeps. */
    void onDeleted(Key key, boolean kept) {
        Branch branch = branches.get(key);
        if (branch != null) {
            branch.own = Own.DELETED;
            branch.kept = kept;
        }
    }

    /** A core that was asked has answered. */
    void onDestroyed(int from, CapDestroyed answer) {
        Branch branch = branches.get(new Key(answer.home(), answer.revoke()));
        if (branch != null) {
            branch.asked.onAnswered(from, answer.holders(), answer.kept());
        }
    }

    /** Begins and answers what is possible. Returns whether anything happened. */
    boolean advance() {
        if (branches.isEmpty()) {
            return false;
        }
        boolean happened = false;
        for (Key key : List.copyOf(branches.keySet())) {
            Branch branch = branches.get(key);
            boolean waits = branch.own == Own.WAITING;
            beginOwn(key, branch);
            happened |= waits && branch.own != Own.WAITING;
            // The answer follows the last drop: the home must not take a drop for one of a later delivery.
            boolean isOwnDone = branch.own == Own.NONE
                    || branch.own == Own.DELETED && transfers.hasNoDropsFor(key.home);
            if (isOwnDone && branch.asked.haveAnswered()) {
                branches.remove(key);
                answer(key, branch);
                happened = true;
            }
        }
        return happened;
    }

    private void answer(Key key, Branch branch) {
        List<Position> holders = new ArrayList<>(branch.asked.positions());
        if (branch.own == Own.DELETED) {
            holders.add(new Position(core, links.sentTo(key.home)));
        }
        OptionalInt kept = branch.kept ? OptionalInt.of(core) : branch.asked.keptCore();
        branch.askers.forEach(asker ->
                links.send(asker, new CapDestroyed(key.home, key.revoke, kept, List.copyOf(holders))));
    }

    /** A core has failed. */
    void onCoreFailed(int failed) {
        failures.put(failed, views.view());
        branches.keySet().removeIf(key -> key.home == failed);
        branches.values().forEach(branch -> {
            branch.askers.remove(failed);
            branch.asked.onCoreFailed(failed, links, branch::requestFor);
        });
    }

    boolean awaits(int other) {
        return branches.entrySet().stream().anyMatch(branch -> branch.getValue().asked.isAsked(other)
                || branch.getValue().own == Own.WAITING && branch.getKey().home == other);
    }

    boolean isIdle() {
        return branches.isEmpty();
    }

    /** The progress of what this core deletes itself. */
    private enum Own {
        /** It is not a holder. */
        NONE,
        /** Something that the home has sent before has not arrived. */
        WAITING,
        RUNNING,
        DELETED
    }

    /** The part of a revoke that this core was asked for. */
    private static final class Branch implements Copyable {
        private final CapDestroy request;
        private final SortedSet<Integer> askers = new TreeSet<>();
        private final AskedCores asked = new AskedCores();
        private Own own = Own.NONE;
        private long position;
        private boolean kept;

        private Branch(CapDestroy request) {
            this.request = request;
        }

        private CapDestroy requestFor(List<Position> holders) {
            return new CapDestroy(request.home(), request.revoke(), request.words(), request.requester(),
                    request.view(), holders);
        }
    }
}
