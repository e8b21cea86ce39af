package org.barreleye.exploration.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.barreleye.exploration.schedule.Run;
import org.barreleye.exploration.schedule.Schedule;
import org.barreleye.exploration.schedule.Violation;
import org.barreleye.exploration.system.Scenario;
import org.barreleye.exploration.system.StateHash;
import org.barreleye.exploration.system.Step;
import org.barreleye.exploration.system.SystemState;

/**
 * Visits every state of a scenario, depth first. A state is a snapshot of its nodes; states with equal hashes are
 * visited once.
 *
 * <p>Steps of different nodes are independent: they lead to the same state in either order. <em>Sleep sets</em>
 * (Godefroid 1996, "Partial-order methods for the verification of concurrent systems", chapter 5, with the rule for
 * visited states) leave out one of the two orders. They reduce the transitions and visit the same states.
 */
public final class ExhaustiveSearch {
    private static final int OPERATIONS_WITH_SLEEP_SETS = 8;
    private static final int NODES_WITH_SLEEP_SETS = 4;

    private final Scenario scenario;
    private final Coverage coverage = new Coverage();
    private final StateTable visited = new StateTable();
    private final List<Frame> path = new ArrayList<>();
    private boolean usesSleepSets;
    private boolean countsCoverage;
    private long statesMax = Long.MAX_VALUE;
    private long transitions;
    private int depth;
    private Optional<Violation> violation = Optional.empty();

    /** Prepares a search of a scenario, with sleep sets if the scenario allows them. */
    public ExhaustiveSearch(Scenario scenario) {
        this.scenario = scenario;
        // With a renaming the steps of a state have several names, and a full channel makes its two ends dependent.
        usesSleepSets = scenario.ordered() && scenario.virtualChannels() == 1 && scenario.alterations().isEmpty()
                && scenario.capacity() == Integer.MAX_VALUE && scenario.deaths() == 0
                && scenario.symmetries().isEmpty() && scenario.nodes().size() <= NODES_WITH_SLEEP_SETS;
    }

    /** Does all steps in all orders, to compare. */
    public ExhaustiveSearch withoutSleepSets() {
        usesSleepSets = false;
        return this;
    }

    /** Stops after a number of states. A search that was cut is not complete. */
    public ExhaustiveSearch cutAt(long states) {
        statesMax = states;
        return this;
    }

    /** Counts the states in which a condition holds. */
    public ExhaustiveSearch reaching(String name, Predicate<SystemState> condition) {
        coverage.add(name, condition);
        countsCoverage = true;
        return this;
    }

    /** Counts which kinds of messages meet which phases of nodes. */
    public ExhaustiveSearch withCoverage() {
        countsCoverage = true;
        return this;
    }

    /** A state on the path from the first one, with the steps that are still to be done from it. */
    private static final class Frame {
        private final SystemState state;
        private final Step step;
        private final List<Step> steps;
        // Bits of steps.
        private long sleeping;
        private int next;

        private Frame(SystemState state, Step step, List<Step> steps, long sleeping) {
            this.state = state;
            this.step = step;
            this.steps = steps;
            this.sleeping = sleeping;
        }
    }

    /** Searches. May be called once. */
    public SearchResult run() {
        SystemState first = SystemState.first(scenario);
        violation = Run.check(first).map(found -> found.toViolation(List.of()));
        visit(first, null, 0);
        boolean cut = false;
        while (!path.isEmpty() && violation.isEmpty() && !cut) {
            Frame frame = path.get(path.size() - 1);
            if (frame.next == frame.steps.size()) {
                path.remove(path.size() - 1);
            } else {
                advance(frame);
                cut = visited.size() >= statesMax;
            }
        }
        boolean complete = violation.isEmpty() && path.isEmpty();
        return new SearchResult(scenario.name(), visited.size(), transitions, depth, complete, violation,
                coverage.reached());
    }

    private void advance(Frame frame) {
        Step step = frame.steps.get(frame.next);
        frame.next++;
        transitions++;
        if (countsCoverage) {
            coverage.onStep(frame.state, step);
        }
        SystemState next;
        try {
            next = frame.state.after(step);
        } catch (RuntimeException | StackOverflowError | AssertionError thrown) {
            violation = Optional.of(new Violation(Run.NO_EXCEPTION, thrown.toString(), scheduleWith(step)));
            return;
        }
        long stillSleeping = frame.sleeping & independentOf(step);
        frame.sleeping |= usesSleepSets ? bit(step) : 0;
        visit(next, step, stillSleeping);
    }

    private void visit(SystemState state, Step step, long sleeping) {
        StateHash hash = state.hash();
        int place = visited.find(hash.high(), hash.low());
        if (!visited.isOccupied(place)) {
            visited.insert(place, hash.high(), hash.low(), sleeping);
            onNew(state, step);
            List<Step> steps = state.steps();
            if (usesSleepSets) {
                steps.removeIf(other -> (sleeping & bit(other)) != 0);
            }
            path.add(new Frame(state, step, steps, sleeping));
            depth = Math.max(depth, path.size() - 1);
            return;
        }
        long missed = visited.number(place) & ~sleeping;
        if (missed != 0) {
            // Steps that were left out at the last visit, and are not covered by another order this time.
            visited.setNumber(place, visited.number(place) & sleeping);
            List<Step> steps = state.steps();
            steps.removeIf(other -> (missed & bit(other)) == 0);
            path.add(new Frame(state, step, steps, sleeping));
        }
    }

    private void onNew(SystemState state, Step step) {
        if (countsCoverage) {
            coverage.onState(state);
        }
        if (step != null) {
            violation = Run.check(state).map(found -> found.toViolation(scheduleWith(step).steps()));
        }
    }

    private Schedule scheduleWith(Step last) {
        List<Step> steps = new ArrayList<>();
        path.stream().map(frame -> frame.step).filter(step -> step != null).forEach(steps::add);
        steps.add(last);
        return new Schedule(steps);
    }

    private long independentOf(Step step) {
        return usesSleepSets ? ~bitsOf(step.node()) : 0;
    }

    /** The bits of all steps of a node: its deliveries, then its operations. */
    private static long bitsOf(int node) {
        long bits = 0xFFL << 16 + OPERATIONS_WITH_SLEEP_SETS * node;
        for (int from = 0; from < NODES_WITH_SLEEP_SETS; from++) {
            bits |= 1L << NODES_WITH_SLEEP_SETS * from + node;
        }
        return bits;
    }

    private static long bit(Step step) {
        if (step instanceof Step.Deliver deliver) {
            return 1L << NODES_WITH_SLEEP_SETS * deliver.from() + deliver.node();
        }
        Step.Start start = (Step.Start) step;
        if (start.operation() >= OPERATIONS_WITH_SLEEP_SETS) {
            throw new IllegalArgumentException("sleep sets need operations below " + OPERATIONS_WITH_SLEEP_SETS
                    + ", there is " + start.operation() + ": search without them");
        }
        return 1L << 16 + OPERATIONS_WITH_SLEEP_SETS * start.node() + start.operation();
    }
}
