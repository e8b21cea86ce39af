package org.barreleye.capops;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.exploration.schedule.SequenceDiagram;
import org.barreleye.exploration.schedule.Shrinker;
import org.barreleye.exploration.schedule.Violation;
import org.barreleye.exploration.search.ExhaustiveSearch;
import org.barreleye.exploration.search.SearchResult;
import org.barreleye.exploration.system.Scenario;

/**
 * A bound of the exploration: all shapes, with each of some sets of kinds of operations.
 *
 * @param cores the number of cores
 * @param operations the number of operations that each core starts at most
 * @param kinds the sets of kinds
 * @param ring the number of messages in a channel from which on a core waits with what can wait
 * @param cut the number of states at which one search is cut
 * @param deaths the number of cores that may die
 * @param rejoins the number of times that a core which has died may join again
 * @param isStepwise whether the kernels delete in steps of one slot
 */
record Bound(int cores, int operations, List<List<OperationKind>> kinds, int ring, long cut, int deaths,
        int rejoins, boolean isStepwise) {
    private static final int SLEEP_SET_OPERATIONS = 8;

    /** Every pair of kinds, equal ones included. */
    static final List<List<OperationKind>> PAIRS = pairs();

    /** All kinds together, which includes every pair and triple. */
    static final List<List<OperationKind>> ALL = List.of(List.of(OperationKind.values()));

    /** A bound with long rings. */
    Bound(int cores, int operations, List<List<OperationKind>> kinds, long cut) {
        this(cores, operations, kinds, Integer.MAX_VALUE, cut, 0, 0, false);
    }

    /** A bound without deaths. */
    Bound(int cores, int operations, List<List<OperationKind>> kinds, int ring, long cut) {
        this(cores, operations, kinds, ring, cut, 0, 0, false);
    }

    /** The same with one core that dies, at any time. */
    Bound withDeath() {
        return new Bound(cores, operations, kinds, ring, cut, 1, 0, isStepwise);
    }

    /** The same with one core that dies, at any time, and may join again, at any time. */
    Bound withDeathAndRejoin() {
        return new Bound(cores, operations, kinds, ring, cut, 1, 1, isStepwise);
    }

    /** The same with kernels that delete in steps of one slot, between which anything else may happen. */
    Bound stepwise() {
        return new Bound(cores, operations, kinds, ring, cut, deaths, rejoins, true);
    }

    private static List<List<OperationKind>> pairs() {
        List<List<OperationKind>> pairs = new ArrayList<>();
        for (OperationKind first : OperationKind.values()) {
            for (OperationKind second : OperationKind.values()) {
                if (first.compareTo(second) <= 0) {
                    pairs.add(first == second ? List.of(first) : List.of(first, second));
                }
            }
        }
        return List.copyOf(pairs);
    }

    /** Searches all shapes, up to the first violation. */
    Row explore() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        Row row = new Row(this);
        for (Shape shape : Shape.values()) {
            for (List<OperationKind> set : kinds) {
                CapabilityScenario scenario = new CapabilityScenario(shape, cores, operations, set)
                        .withDeaths(deaths).withRejoins(rejoins);
                scenario = isStepwise ? scenario.stepwise() : scenario;
                row.add(search(scenario), scenario.scenario().withCapacity(ring));
                if (row.violation.isPresent()) {
                    return row;
                }
            }
        }
        row.nanoseconds = threads.getCurrentThreadCpuTime() - begin;
        return row;
    }

    private SearchResult search(CapabilityScenario begin) {
        ExhaustiveSearch search = new ExhaustiveSearch(begin.scenario().withCapacity(ring)).cutAt(cut).withCoverage();
        // The poll of the monitor has a number, too.
        boolean hasFew = Actions.of(0, cores, begin.slots(), begin.kinds()).list().size() < SLEEP_SET_OPERATIONS;
        return (hasFew && deaths == 0 && !isStepwise ? search : search.withoutSleepSets()).run();
    }

    /** A row of the table: the sums over all shapes. */
    static final class Row {
        private final Bound bound;
        private final SortedMap<String, Long> reached = new TreeMap<>();
        private long states;
        private long transitions;
        private int depth;
        private int searches;
        private int cuts;
        private long nanoseconds;
        private Optional<String> violation = Optional.empty();

        private Row(Bound bound) {
            this.bound = bound;
        }

        private void add(SearchResult result, Scenario scenario) {
            states += result.states();
            transitions += result.transitions();
            depth = Math.max(depth, result.depth());
            searches++;
            cuts += result.complete() ? 0 : 1;
            result.reached().forEach((name, count) -> reached.merge(name, count, Long::sum));
            violation = result.violation().map(found -> {
                Violation shortest = new Shrinker(scenario).shrink(found);
                return scenario.name() + ": " + shortest + "\n"
                        + String.join("\n", new SequenceDiagram(scenario).of(shortest.schedule()));
            });
        }

        long states() {
            return states;
        }

        /** The number of searches that were cut. */
        int cuts() {
            return cuts;
        }

        Optional<String> violation() {
            return violation;
        }

        /** The number of times that each kind of message met each phase of its receiver. */
        Map<String, Long> reached() {
            return reached;
        }

        /** The row of the table in the documents, but for the speed. */
        @Override
        public String toString() {
            return String.format("| %d cores x %d | %s | %s | %d | %,d | %,d | %d | %s |", bound.cores,
                    bound.operations, bound.kinds.size() == 1 ? "all together" : bound.kinds.size() + " pairs",
                    bound.ring == Integer.MAX_VALUE ? "long" : Integer.toString(bound.ring), Shape.values().length,
                    states, transitions, depth,
                    cuts == 0 ? "complete" : cuts + " of " + searches + " cut at " + String.format("%,d", bound.cut));
        }

        /** The states visited in a second of the processor's time, on the machine that runs the test. */
        long statesPerSecond() {
            return nanoseconds == 0 ? 0 : states * 1_000_000_000L / nanoseconds;
        }
    }
}
