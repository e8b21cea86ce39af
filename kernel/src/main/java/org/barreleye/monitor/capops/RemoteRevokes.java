package org.barreleye.monitor.capops;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.monitor.capops.CapabilityMessage.CapDestroy;
import org.barreleye.monitor.capops.CapabilityMessage.CapDestroyed;
import org.barreleye.monitor.capops.CapabilityMessage.CapRevoke;
import org.barreleye.monitor.capops.CapabilityMessage.CapRevoked;
import org.barreleye.monitor.capops.CapabilityMessage.Position;
import org.barreleye.monitor.capops.CapabilityMessage.Requester;

/**
 * Revokes on all cores. The home of the object deletes what it has and asks the cores of which it knows that they have
 * something, many of them along the tree of cores; each deletes that and answers. A core that borrows memory asks in
 * turn those to which it has delivered parts of it, the lender included. These answer without waiting for anyone: what
 * they have lent or borrowed themselves is a matter between the lender and them. So no two cores wait for each other.
 *
 * <p>When a core answers, it has received everything that the home has delivered before it asked, and the home refuses
 * to deliver more. So nothing in transit survives.
 */
final class RemoteRevokes implements RevokeBranches.OwnPart {
    private static final SpaceSlot NO_SLOT = new SpaceSlot(CapabilityAddress.NULL, CapabilityAddress.NULL);
    // In the place of the number of a request: the core of the requester has failed. Requests begin at 1.
    private static final long FAILED_CORE = 0;

    private final int core;
    private final CapabilityKernel kernel;
    private final CountedLinks links;
    private final CapabilityPeers peers;
    private final MessagesOfLaterViews views;
    // The number of holders from which on the tree is used.
    private final int treeFrom;
    private final RevokeBranches branches;
    // The requests of domains of this core that have begun.
    private final SortedMap<Long, Request> requests = new TreeMap<>();
    // The revokes that the kernel works on, by its number.
    private final SortedMap<Long, Running> running = new TreeMap<>();
    // The kernel's revokes that keep a capability until its home has finished, with the requests of this core.
    private final SortedMap<Long, Long> keeping = new TreeMap<>();
    // Those that it could not begin yet.
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    // The listeners that wait until nothing is left of cores that have failed.
    private final SortedMap<Integer, List<OperationListener>> releases = new TreeMap<>();
    private long lastRequest;

    RemoteRevokes(int core, CapabilityKernel kernel, CountedLinks links, CapabilityTransfers transfers,
            MessagesOfLaterViews views, long firstRequest, int treeFrom) {
        this.views = views;
        this.links = links;
        this.treeFrom = treeFrom;
        lastRequest = firstRequest;
        branches = new RevokeBranches(core, links, transfers, views, this);
        this.core = core;
        this.kernel = kernel;
        peers = links.peers();
    }

    /** Revokes a capability in the space of a domain. */
    void revoke(SpaceSlot slot, OperationListener listener) {
        lastRequest++;
        requests.put(lastRequest, new Request(slot, listener));
        begin(lastRequest);
    }

    private void begin(long number) {
        Request request = requests.get(number);
        if (isRequestedBefore(number, request.slot)) {
            waiting.add(new LocalRequest(number));
            return;
        }
        Outcome<CapabilityKernel.Begun> begun = kernel.beginRevoke(request.slot);
        if (!begun.succeeded()) {
            if (begun.error() == KernelError.REVOKE_IN_PROGRESS) {
                waiting.add(new LocalRequest(number));
            } else {
                complete(number, begun.error());
            }
        } else if (begun.value().home() == core) {
            running.put(begun.value().number(),
                    Running.atHome(new Requester(core, number), begun.value().words()));
        } else if (!peers.isReachable(begun.value().home())) {
            complete(number, KernelError.OUT_OF_MEMORY);
        } else {
            request.home = OptionalInt.of(begun.value().home());
            links.send(begun.value().home(), new CapRevoke(number, begun.value().words()));
        }
    }

    private boolean isRequestedBefore(long number, SpaceSlot slot) {
        return requests.headMap(number).values().stream().anyMatch(request -> request.slot.equals(slot));
    }

    private void complete(long number, KernelError error) {
        Request request = requests.remove(number);
        if (request != null) {
            request.listener.onDone(error);
            beginWaiting();
        }
    }

    /** A core asks this one, the home of an object, to revoke it. */
    void onRevoke(int from, long request, WireCapability capability) {
        Outcome<Long> begun = kernel.revokeFor(capability, from);
        if (begun.succeeded()) {
            running.put(begun.value(), Running.atHome(new Requester(from, request), capability));
        } else if (begun.error() == KernelError.REVOKE_IN_PROGRESS) {
            waiting.add(new RemoteRequest(from, request, capability));
        } else {
            links.send(from, new CapRevoked(request, begun.error()));
        }
    }

    /** The home has revoked the object for a request of this core, or has refused. */
    void onRevoked(long request, KernelError error) {
        for (long number : List.copyOf(keeping.keySet())) {
            if (keeping.get(number) == request) {
                keeping.remove(number);
                kernel.continueRevoke(number, OptionalInt.empty());
            }
        }
        complete(request, error);
    }

    /** A core asks this one to delete what it has of an object, and perhaps to ask others. */
    void onDestroy(int from, CapDestroy request) {
        branches.onDestroy(from, request);
    }

    @Override
    public void begin(RevokeBranches.Key key, CapDestroy request) {
        Requester requester = request.requester();
        Optional<SpaceSlot> kept = requester.core() == core
                ? Optional.ofNullable(requests.get(requester.request())).map(waiting -> waiting.slot)
                : Optional.empty();
        long number = kernel.destroy(request.words(), key.home(), kept);
        running.put(number, Running.forHome(key, requester, request.words()));
    }

    /** Cores have deleted what they had, for this home or for another one. */
    void onDestroyed(int from, CapDestroyed answer) {
        Running own = answer.home() == core ? running.get(answer.revoke()) : null;
        if (own != null) {
            own.asked.onAnswered(from, answer.holders(), answer.kept());
        } else {
            branches.onDestroyed(from, answer);
        }
    }

    /** Goes on with the revokes whose holders have answered. Returns whether there was one. */
    private boolean advanceAsked() {
        if (running.isEmpty()) {
            return false;
        }
        List<Long> done = running.entrySet().stream()
                .filter(own -> own.getValue().isAsking && own.getValue().asked.isDone(links))
                .map(Map.Entry::getKey)
                .toList();
        for (long number : done) {
            Running own = running.get(number);
            own.isAsking = false;
            kernel.continueRevoke(number, own.asked.keptCore());
        }
        return !done.isEmpty();
    }

    /** The space below a root ends: what is revoked there is not kept. */
    void onSpaceEnded(CapabilityAddress root) {
        requests.values().stream().filter(request -> request.slot.root().equals(root))
                .forEach(request -> request.slot = NO_SLOT);
    }

    /**
     * A core has failed. Revokes do not wait for it any more; requests of which it was the home end; what it has asked
     * for is completed here without an answer; and memory that it has lent or borrowed is revoked.
     */
    void onCoreFailed(int core) {
        waiting.removeIf(request -> request instanceof RemoteRequest remote && remote.from == core);
        List<Long> failed = requests.entrySet().stream()
                .filter(entry -> entry.getValue().home.equals(OptionalInt.of(core)))
                .map(Map.Entry::getKey)
                .toList();
        failed.forEach(number -> onRevoked(number, KernelError.HOME_FAILED));
        running.values().forEach(own -> own.hasRequester &= !own.isOfHome(core));
        // Before revokes of memory around it go on.
        Optional<CapabilityKernel.Begun> loan = kernel.endLoan(core);
        while (loan.isPresent()) {
            running.put(loan.get().number(), Running.forFailedCore(core, loan.get().words()));
            loan = kernel.endLoan(core);
        }
        running.forEach((number, own) ->
                own.asked.onCoreFailed(core, links, holders -> request(number, own, holders)));
        branches.onCoreFailed(core);
    }

    /** Deletes what is left here of a core that has failed, and tells a listener when nothing is. */
    void release(int core, OperationListener listener) {
        releases.computeIfAbsent(core, none -> new ArrayList<>()).add(listener);
    }

    private boolean advanceReleases() {
        if (releases.isEmpty()) {
            return false;
        }
        boolean happened = false;
        for (int failed : List.copyOf(releases.keySet())) {
            if (!peers.isMember(failed)) {
                happened |= advanceRelease(failed);
            }
        }
        return happened;
    }

    private boolean advanceRelease(int failed) {
        boolean happened = false;
        Optional<CapabilityKernel.Begun> lost = kernel.deleteLost(failed);
        while (lost.isPresent()) {
            happened = true;
            running.put(lost.get().number(), Running.forFailedCore(failed, lost.get().words()));
            lost = kernel.deleteLost(failed);
        }
        if (kernel.isReleased(failed) && running.values().stream().noneMatch(own -> own.isFor(failed))) {
            happened = true;
            releases.remove(failed).forEach(listener -> listener.onDone(KernelError.NONE));
        }
        return happened;
    }

    /** Goes on with what the kernel has finished on this core. Returns whether anything happened. */
    boolean advance() {
        boolean happened = false;
        Optional<CapabilityKernel.Ready> next = kernel.nextReady();
        while (next.isPresent()) {
            happened = true;
            onReady(next.get());
            next = kernel.nextReady();
        }
        return happened | advanceAsked() | branches.advance() | advanceReleases();
    }

    private void onReady(CapabilityKernel.Ready ready) {
        Running own = running.get(ready.number());
        if (own == null) {
            return;
        }
        if (!ready.isDone()) {
            ask(ready.number(), own);
            return;
        }
        running.remove(ready.number());
        if (own.key.isPresent() && own.hasRequester) {
            if (ready.hasKept() && !isHomeOf(own.requester)) {
                keeping.put(ready.number(), own.requester.request());
            }
            branches.onDeleted(own.key.get(), ready.hasKept());
        } else if (own.hasRequester) {
            complete(own.requester);
        } else if (ready.hasKept()) {
            kernel.continueRevoke(ready.number(), OptionalInt.empty());
        }
        beginWaiting();
    }

    private void complete(Requester requester) {
        if (requester.core() == core) {
            complete(requester.request(), KernelError.NONE);
        } else {
            links.send(requester.core(), new CapRevoked(requester.request(), KernelError.NONE));
        }
    }

    /** Returns whether this core is the home that works on a request. */
    private boolean isHomeOf(Requester requester) {
        return running.values().stream()
                .anyMatch(own -> own.key.isEmpty() && own.requester.equals(requester));
    }

    private void ask(long number, Running own) {
        SortedSet<Integer> holders = new TreeSet<>(kernel.holders(number));
        if (own.requester.request() == FAILED_CORE) {
            // Only they know of their copies which a borrower that has failed has delivered.
            holders.addAll(peers.others());
            holders.remove(own.requester.core());
        }
        holders.removeIf(asked -> !peers.isMember(asked));
        boolean isAlongTree = holders.size() >= treeFrom;
        own.isAsking = true;
        own.asked.ask(holders.stream().map(asked -> new Position(asked, links.sentTo(asked))).toList(),
                asked -> isAlongTree ? hopTo(asked) : asked, links, asked -> request(number, own, asked));
    }

    private int hopTo(int holder) {
        int hop = peers.nextHop(holder);
        return peers.isMember(hop) ? hop : holder;
    }

    private CapDestroy request(long number, Running own, List<Position> holders) {
        return new CapDestroy(core, number, own.capability, own.requester, views.view(), holders);
    }

    private void beginWaiting() {
        // One that begins may be complete at once, and then the others begin.
        List<Waiting> retried = List.copyOf(waiting);
        waiting.clear();
        for (Waiting next : retried) {
            if (next instanceof LocalRequest local) {
                begin(local.number);
            } else if (next instanceof RemoteRequest remote) {
                onRevoke(remote.from, remote.request, remote.capability);
            }
        }
    }

    boolean awaits(int core) {
        return requests.values().stream().anyMatch(request -> request.home.equals(OptionalInt.of(core)))
                || running.values().stream().anyMatch(own -> own.asked.awaits(core, links)) || branches.awaits(core);
    }

    boolean isIdle() {
        return requests.isEmpty() && running.isEmpty() && keeping.isEmpty() && waiting.isEmpty()
                && branches.isIdle() && releases.isEmpty();
    }

    /** The request of a domain of this core. */
    private static final class Request implements Copyable {
        private SpaceSlot slot;
        private final OperationListener listener;
        // Present while another core, the home, works on it.
        private OptionalInt home = OptionalInt.empty();

        private Request(SpaceSlot slot, OperationListener listener) {
            this.slot = slot;
            this.listener = listener;
        }
    }

    /** A request that begins when the kernel has finished another revoke. */
    private sealed interface Waiting extends Copyable {}

    private record LocalRequest(long number) implements Waiting {}

    private record RemoteRequest(int from, long request, WireCapability capability) implements Waiting {}

    /** A revoke that the kernel of this core works on. */
    private static final class Running implements Copyable {
        private final Requester requester;
        private final WireCapability capability;
        // Present if another core is the home, which has asked this one.
        private final Optional<RevokeBranches.Key> key;
        private final AskedCores asked = new AskedCores();
        // Whether holders were asked, and have not all answered.
        private boolean isAsking;
        // Whether the answer is waited for.
        private boolean hasRequester = true;

        private Running(Requester requester, WireCapability capability, Optional<RevokeBranches.Key> key) {
            this.requester = requester;
            this.capability = capability;
            this.key = key;
        }

        private static Running atHome(Requester requester, WireCapability capability) {
            return new Running(requester, capability, Optional.empty());
        }

        private static Running forFailedCore(int failed, WireCapability capability) {
            Running running = new Running(new Requester(failed, FAILED_CORE), capability, Optional.empty());
            running.hasRequester = false;
            return running;
        }

        /** Returns whether a core that has failed has begun it as the home, or its failure has. */
        private boolean isFor(int failed) {
            return isOfHome(failed)
                    || requester.request() == FAILED_CORE && requester.core() == failed;
        }

        /** Returns whether a core, the home, has asked for it. */
        private boolean isOfHome(int home) {
            return key.filter(known -> known.home() == home).isPresent();
        }

        private static Running forHome(RevokeBranches.Key key, Requester requester, WireCapability capability) {
            return new Running(requester, capability, Optional.of(key));
        }
    }
}
