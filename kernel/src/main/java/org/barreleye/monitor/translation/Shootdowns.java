package org.barreleye.monitor.translation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.generated.user.KernelNextShootdownResult;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.intermon.InvalidateReply;
import org.barreleye.generated.user.monitor.FinishUnmapReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.monitor.capops.WireCapability;
import org.barreleye.monitor.membership.MonitorLinks;
import org.barreleye.monitor.plan.BootPlan;

/**
 * TLB shootdown by messages: one round over a tree of two levels, only over the cores that share the table (Baumann et
 * al., "The multikernel", 2009, section 5.1). Of each other package one core is asked, which asks the others of its
 * package and answers for all of them. The package whose answer took longest in the last round is asked first.
 */
public final class Shootdowns implements Copyable {
    private static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);

    private final int core;
    private final BootPlan plan;
    private final SystemCalls syscalls;
    private final MonitorLinks links;
    private final Distances distances = new Distances();
    // The numbers of those that are not complete, and who waits for them.
    private final SortedSet<Long> running = new TreeSet<>();
    private final SortedMap<Long, List<FinishUnmapReply>> waiting = new TreeMap<>();

    /** Serves the CPU driver of a core. */
    public Shootdowns(int core, BootPlan plan, SystemCalls syscalls, MonitorLinks links) {
        this.core = core;
        this.plan = plan;
        this.syscalls = syscalls;
        this.links = links;
    }

    /** Begins the shootdowns that the CPU driver waits for. */
    public void begin() {
        Outcome<KernelNextShootdownResult> next = KERNEL.nextShootdown(syscalls);
        while (next.succeeded()) {
            KernelNextShootdownResult found = next.value();
            running.add(found.number());
            SharedRange range = new SharedRange(
                    new WireCapability(found.word0(), found.word1(), found.word2(), found.word3()), found.offset(),
                    found.bytes());
            round(range, new KernelWaits(this, found.number())).begin(groups(cores(found)));
            next = KERNEL.nextShootdown(syscalls);
        }
    }

    private static List<Integer> cores(KernelNextShootdownResult found) {
        List<Integer> cores = new ArrayList<>();
        for (int i = 0; i < Long.SIZE; i++) {
            if ((found.cores() >>> i & 1) != 0) {
                cores.add((int) found.first() + i);
            }
        }
        return cores;
    }

    private InvalidationRound round(SharedRange range, InvalidationRound.Completion completion) {
        return new InvalidationRound(syscalls, links, distances, range, completion);
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
        KERNEL.completeShootdown(syscalls, number);
        running.remove(number);
        while (!waiting.isEmpty() && (running.isEmpty() || waiting.firstKey() < running.first())) {
            waiting.remove(waiting.firstKey()).forEach(reply -> reply.reply(ErrorCode.NONE));
        }
    }

    /** Another core asks this one to invalidate translations, and perhaps to ask others. */
    public void onRequest(SharedRange range, List<Integer> cores, InvalidateReply reply) {
        InvalidationRound round = round(range, new CoreWaits(reply));
        // The others first: they invalidate their translations while this core does.
        round.ask(groups(cores));
        if (cores.contains(core)) {
            WireCapability table = range.table();
            KERNEL.invalidate(syscalls, table.word0(), table.word1(), table.word2(), table.word3(), range.offset(),
                    range.bytes());
        }
        round.completeWhenAnswered();
    }

    /** A domain waits until the shootdowns are complete that the CPU driver has begun. */
    public void finishUnmap(FinishUnmapReply reply) {
        begin();
        if (running.isEmpty()) {
            reply.reply(ErrorCode.NONE);
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
    private record CoreWaits(InvalidateReply reply) implements InvalidationRound.Completion {
        @Override
        public void onComplete() {
            reply.reply(ErrorCode.NONE);
        }
    }
}
