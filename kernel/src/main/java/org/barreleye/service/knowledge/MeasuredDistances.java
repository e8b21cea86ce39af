package org.barreleye.service.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.processes.MeasureDistanceContinuation;
import org.barreleye.knowledge.Fact;
import org.barreleye.knowledge.QueryResult;
import org.barreleye.knowledge.Solution;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/**
 * The facts about distances of cores. They are measured before the first question is answered, and again for cores that
 * have joined since, between the cores that the rules name: one pair after the other, so that no measurement disturbs
 * another.
 */
final class MeasuredDistances implements MeasureDistanceContinuation, Copyable {
    private static final String PREDICATE = "distance";

    private final SharedKnowledge knowledge;
    private final WatchedProcesses processes;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Pair> pending = new ArrayList<>();
    private boolean measuring;
    private boolean current;

    MeasuredDistances(SharedKnowledge knowledge, WatchedProcesses processes) {
        this.knowledge = knowledge;
        this.processes = processes;
    }

    /** Returns whether all distances are measured between cores that are on. */
    boolean areCurrent() {
        return current && !measuring;
    }

    /** Measures what is not measured, unless that has begun. */
    void begin() {
        if (!measuring && !current) {
            measuring = true;
            current = true;
            QueryResult found = knowledge.query("to_measure(From, To)", Integer.MAX_VALUE);
            found.solutions().forEach(solution -> pending.add(Pair.of(solution)));
            next();
        }
    }

    private void next() {
        if (pending.isEmpty()) {
            measuring = false;
            if (current) {
                knowledge.onDistancesMeasured();
            } else {
                begin(); // a core has joined or left meanwhile
            }
        } else {
            processes.measure(pending.get(0).from, pending.get(0).to, this);
        }
    }

    @Override
    public void replied(long nanoseconds, ErrorCode err) {
        Pair pair = pending.remove(0);
        // A core that has left meanwhile has no distance.
        if (!err.failed() && knowledge.isOn(pair.from) && knowledge.isOn(pair.to)) {
            add(Fact.of(PREDICATE, pair.from, pair.to, nanoseconds));
            add(Fact.of(PREDICATE, pair.to, pair.from, nanoseconds));
        }
        next();
    }

    private void add(Fact fact) {
        if (knowledge.add(fact)) {
            facts.add(fact);
        }
    }

    @Override
    public void failed(Failure failure) {
        pending.clear();
        measuring = false;
        current = false;
        knowledge.onDistancesMeasured();
    }

    /** A core has joined. */
    void onJoined() {
        current = false;
    }

    /** A core has left: it has no distances, and another one stands for its group. */
    void onLeft(int core) {
        List<Fact> removed = facts.stream().filter(fact -> fact.arguments().subList(0, 2).contains((long) core))
                .toList();
        removed.forEach(knowledge::remove);
        facts.removeAll(removed);
        current = false;
    }

    /** Two cores. */
    private record Pair(int from, int to) implements Copyable {
        private static Pair of(Solution solution) {
            return new Pair(number(solution, "From"), number(solution, "To"));
        }

        private static int number(Solution solution, String variable) {
            return Integer.parseInt(solution.value(variable).orElseThrow());
        }
    }
}
