package org.barreleye.monitor.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Wait;

/**
 * Finds cores that have stopped. While this monitor waits for an answer of a core and nothing arrives from there for
 * some time, it asks whether the core is alive; if nothing arrives then either, it suspects the core. A system in which
 * no answer is waited for sends no such messages.
 */
public final class FailureDetector implements EventSource {
    /** The time without a message after which a core is asked, in nanoseconds. */
    public static final long SILENCE = 10_000_000;

    /** The time for the answer, in nanoseconds: many times what a monitor needs beside busy programs. */
    public static final long ANSWER = 100_000_000;

    private static final long SILENCE_MAX = 1_000_000_000;

    private final SystemCalls syscalls;
    private final MonitorLinks links;
    private final Membership membership;
    @Shared // reads only
    private final IntPredicate isAwaited;
    private final SortedMap<Integer, Watch> watches = new TreeMap<>();
    private final List<Probe> probes = new ArrayList<>();

    /** Is told that all cores have been asked whether they are alive. */
    public interface ProbeListener extends Copyable {
        /** Every core has answered, or does not belong to the system any more. */
        void onProbed();
    }

    /**
     * Watches the links of a monitor.
     *
     * @param isAwaited whether an operation waits for a core, besides the calls over its link
     */
    public FailureDetector(SystemCalls syscalls, MonitorLinks links, Membership membership, IntPredicate isAwaited) {
        this.syscalls = syscalls;
        this.links = links;
        this.membership = membership;
        this.isAwaited = isAwaited;
    }

    /** Asks all cores of the system whether they are alive. */
    public void probe(List<Integer> cores, ProbeListener listener) {
        Probe probe = new Probe(new ArrayList<>(), listener);
        for (int core : cores) {
            links.linkTo(core).ifPresent(link -> {
                probe.unanswered.add(core);
                link.binding().sendPing();
                watches.put(core, new Watch(link.received(), syscalls.now() + ANSWER, true, SILENCE));
            });
        }
        probes.add(probe);
        complete();
    }

    /** A core has answered that it is alive, or has left. */
    public void onAnswered(int core) {
        probes.forEach(probe -> probe.unanswered.remove((Integer) core));
        complete();
    }

    private void complete() {
        List<Probe> completed = probes.stream().filter(probe -> probe.unanswered.isEmpty()).toList();
        probes.removeAll(completed);
        completed.forEach(probe -> probe.listener.onProbed());
    }

    private boolean isWaitedFor(MonitorLink link) {
        return link.awaitsAnswer() || isAwaited.test(link.core())
                || probes.stream().anyMatch(probe -> probe.unanswered.contains(link.core()));
    }

    @Override
    public boolean poll() {
        boolean happened = false;
        for (int core : List.copyOf(watches.keySet())) {
            Watch watch = watches.get(core);
            if (watch != null && watch.deadline <= syscalls.now()) {
                happened = true;
                onSilent(core, watch);
            }
        }
        return happened;
    }

    private void onSilent(int core, Watch watch) {
        MonitorLink link = links.existingLinkTo(core).orElse(null);
        watches.remove(core);
        if (link == null || !isWaitedFor(link)) {
            return;
        }
        if (link.received() != watch.received) {
            // The longer it takes, the more seldom the core is asked.
            long silence = Math.min(2 * watch.silence, SILENCE_MAX);
            watches.put(core, new Watch(link.received(), syscalls.now() + silence, false, silence));
        } else if (!watch.asked) {
            link.binding().sendPing();
            watches.put(core, new Watch(watch.received, syscalls.now() + ANSWER, true, watch.silence));
        } else {
            membership.suspect(core);
        }
    }

    @Override
    public long watchedLine() {
        return NO_LINE;
    }

    @Override
    public boolean isFinished() {
        return false;
    }

    /** Begins and ends to watch: is called before the monitor waits. */
    @Override
    public long deadline() {
        long earliest = Wait.FOREVER;
        for (MonitorLink link : links.toOthers()) {
            if (!isWaitedFor(link)) {
                watches.remove(link.core());
            } else {
                Watch watch = watches.computeIfAbsent(link.core(),
                        none -> new Watch(link.received(), syscalls.now() + SILENCE, false, SILENCE));
                earliest = Math.min(earliest, watch.deadline);
            }
        }
        return earliest;
    }

    /**
     * A core that is watched.
     *
     * @param received the number of lines that had arrived from it when this began
     * @param deadline the time at which something must have arrived
     * @param asked whether the core was asked
     * @param silence the time without a message after which it is asked
     */
    private record Watch(long received, long deadline, boolean asked, long silence) {}

    private record Probe(List<Integer> unanswered, ProbeListener listener) implements Copyable {}
}
