package org.barreleye.monitor.translation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.plan.BootPlan;

/**
 * TLB shootdown by messages: one round over a tree of two levels, only over the cores that share the table (Baumann et
 * al., "The multikernel", 2009, section 5.1). Of each other package one core is asked, which asks the others of its
 * package and answers for all of them. The package whose answer took longest in the last round is asked first.
 */
public final class Shootdowns implements Copyable {
    private final int core;
    private final BootPlan plan;
    private final ShootdownKernel kernel;
    private final ShootdownPeers peers;
    private final Distances distances = new Distances();
    // The numbers of those that are not complete, and who waits for them.
    private final SortedSet<Long> running = new TreeSet<>();
    private final SortedMap<Long, List<ErrorContinuation>> waiting = new TreeMap<>();

    /** Serves the CPU driver of a core. */
    public Shootdowns(int core, BootPlan plan, ShootdownKernel kernel, ShootdownPeers peers) {
        this.core = core;
        this.plan = plan;
        this.kernel = kernel;
        this.peers = peers;
    }

    /** Begins the shootdowns that the CPU driver waits for. */
    public void begin() {
        Optional<ShootdownKernel.Requested> next = kernel.nextShootdown();
        while (next.isPresent()) {
            ShootdownKernel.Requested found = next.get();
            running.add(found.number());
            round(found.range(), new KernelWaits(this, found.number())).begin(groups(found.cores()));
            next = kernel.nextShootdown();
        }
    }

    private InvalidationRound round(SharedRange range, InvalidationRound.Completion completion) {
        return new InvalidationRound(kernel, peers, distances, range, completion);
    }

    /** The cores of this package one by one, and the others by package; the farthest first. */
    private List<List<Integer>> groups(List<Integer> cores) {
        int own = plan.properties(core).node();
        SortedMap<Integer, List<Integer>> byPackage = new TreeMap<>();
        List<List<Integer>> groups = new ArrayList<>();
        for (int other : cores) {
            int node = plan.properties(other).node();
            if (other != core && node == own) {
                groups.add(List.of(other));
            } else if (other != core) {
                byPackage.computeIfAbsent(node, none -> new ArrayList<>()).add(other);
            }
        }
        groups.addAll(byPackage.values());
        groups.sort(Comparator.comparingLong((List<Integer> group) -> distances.of(group.get(0))).reversed());
        return groups;
    }

    private void onComplete(long number) {
        kernel.completeShootdown(number);
        running.remove(number);
        while (!waiting.isEmpty() && (running.isEmpty() || waiting.firstKey() < running.first())) {
            waiting.remove(waiting.firstKey()).forEach(reply -> reply.replied(ErrorCode.NONE));
        }
    }

    /** Another core asks this one to invalidate translations, and perhaps to ask others. */
    public void onRequest(SharedRange range, List<Integer> cores, ErrorContinuation reply) {
        InvalidationRound round = round(range, new CoreWaits(reply));
        // The others first: they invalidate their translations while this core does.
        round.ask(groups(cores));
        if (cores.contains(core)) {
            kernel.invalidate(range);
        }
        round.completeWhenAnswered();
    }

    /** A domain waits until the shootdowns are complete that the CPU driver has begun. */
    public void finishUnmap(ErrorContinuation reply) {
        begin();
        if (running.isEmpty()) {
            reply.replied(ErrorCode.NONE);
        } else {
            waiting.computeIfAbsent(running.last(), none -> new ArrayList<>()).add(reply);
        }
    }

    /** The CPU driver waits for a round. */
    private record KernelWaits(Shootdowns shootdowns, long number)
            implements InvalidationRound.Completion {
        @Override
        public void onComplete() {
            shootdowns.onComplete(number);
        }
    }

    /** The monitor of another core waits for a round. */
    private record CoreWaits(ErrorContinuation reply) implements InvalidationRound.Completion {
        @Override
        public void onComplete() {
            reply.replied(ErrorCode.NONE);
        }
    }
}
