package org.barreleye.monitor.capops;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.capops.CapabilityMessage.Position;

/**
 * The holders of an object that one core asks to delete what they have: some directly, others by way of a core that is
 * nearer to them. If a core on the way fails, the holders behind it are asked directly.
 */
final class AskedCores implements Copyable {
    // The holders to be asked by way of a core, until it has answered.
    private final SortedMap<Integer, List<Position>> unanswered = new TreeMap<>();
    // Holders that have failed, as a core on the way knows, and this one does not.
    private final SortedSet<Integer> missing = new TreeSet<>();
    // What has to arrive directly from the holders that have answered.
    private final SortedMap<Integer, Long> positions = new TreeMap<>();
    private OptionalInt keptCore = OptionalInt.empty();

    /**
     * Asks holders.
     *
     * @param holders with what was sent to them
     * @param nextHop the core by way of which a holder is asked, perhaps itself
     * @param request makes the request for some of them
     */
    void ask(List<Position> holders, IntUnaryOperator nextHop, CountedLinks links,
            Function<List<Position>, CapabilityMessage> request) {
        SortedMap<Integer, List<Position>> branches = new TreeMap<>();
        holders.forEach(holder -> branches.computeIfAbsent(nextHop.applyAsInt(holder.core()),
                none -> new ArrayList<>()).add(holder));
        branches.forEach((core, branch) -> {
            unanswered.computeIfAbsent(core, none -> new ArrayList<>()).addAll(branch);
            links.send(core, request.apply(List.copyOf(branch)));
        });
    }

    /**
     * A core has answered.
     *
     * @param holders those that have deleted what they had, with what they had sent to the home before
     * @param kept the core that has kept its copy
     */
    void onAnswered(int core, List<Position> holders, OptionalInt kept) {
        List<Position> branch = unanswered.remove(core);
        if (branch == null) {
            return;
        }
        branch.forEach(holder -> missing.add(holder.core()));
        holders.forEach(holder -> {
            // Nothing has to arrive from one that has failed meanwhile.
            if (missing.remove(holder.core())) {
                positions.put(holder.core(), holder.messages());
            }
        });
        keptCore = kept.isPresent() ? kept : keptCore;
    }

    /** A core has failed: asks the other holders of its branch directly. */
    void onCoreFailed(int failed, CountedLinks links, Function<List<Position>, CapabilityMessage> request) {
        positions.remove(failed);
        missing.remove(failed);
        List<Position> branch = unanswered.remove(failed);
        unanswered.values().forEach(others -> others.removeIf(holder -> holder.core() == failed));
        if (branch != null) {
            branch.removeIf(holder -> holder.core() == failed);
            ask(branch, core -> core, links, request);
        }
    }

    /** Returns whether all cores that were asked have answered. */
    boolean haveAnswered() {
        return unanswered.isEmpty();
    }

    /** Returns whether all holders have answered, and what they had sent before has arrived at this core, the home. */
    boolean isDone(CountedLinks links) {
        return unanswered.isEmpty() && missing.isEmpty() && positions.entrySet().stream()
                .allMatch(position -> links.hasReceived(position.getKey(), position.getValue()));
    }

    /** Returns whether the answer of a core is waited for. */
    boolean isAsked(int core) {
        return unanswered.containsKey(core);
    }

    /** Returns whether the answer of a core, or what it has sent before, is waited for. */
    boolean awaits(int core, CountedLinks links) {
        return isAsked(core)
                || positions.containsKey(core) && !links.hasReceived(core, positions.get(core));
    }

    /** The holders that have answered, with what they had sent to the home before. */
    List<Position> positions() {
        List<Position> all = new ArrayList<>();
        positions.forEach((core, messages) -> all.add(new Position(core, messages)));
        return all;
    }

    /** The core that has kept its copy. */
    OptionalInt keptCore() {
        return keptCore;
    }
}
