package org.barreleye.service.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.domain.Domain;
import org.barreleye.domain.dispatcher.DeadlineQueue;
import org.barreleye.domain.error.NearestWord;
import org.barreleye.knowledge.QueryResult;
import org.barreleye.knowledge.BadQuery;
import org.barreleye.knowledge.Decision;
import org.barreleye.knowledge.DecisionLog;
import org.barreleye.knowledge.Explanation;
import org.barreleye.knowledge.Fact;
import org.barreleye.knowledge.KnowledgeBase;
import org.barreleye.knowledge.QueryLimits;
import org.barreleye.kpi.state.Copyable;

/** The knowledge base that all clients share, and what its work costs. */
final class SharedKnowledge implements Copyable {
    // A call of a goal, its unification and its record in the proof.
    private static final int CYCLES_PER_STEP = 200;
    private static final int CYCLES_PER_FACT = 300;

    // After the boot, a core that does not start delays no answer longer.
    private static final long CORES_TIMEOUT = 500_000_000;

    private final Domain domain;
    private final KnowledgeBase base;
    private final DeadlineQueue<PendingQuestion> pending;
    private final WatchedProcesses processes;
    private final MeasuredDistances distances;
    private final DecisionLog decisions = new DecisionLog();
    private boolean knowsCores;

    SharedKnowledge(Domain domain, List<Fact> facts) {
        this.domain = domain;
        base = KnowledgeBase.withPolicies(NearestWord::similar);
        facts.forEach(base::add);
        pending = new DeadlineQueue<>(domain.syscalls());
        domain.events().add(pending);
        processes = new WatchedProcesses(domain, this);
        distances = new MeasuredDistances(this, processes);
    }

    /**
     * Answers a question as soon as it is known which cores are on, which processes run and how far the cores are
     * apart: the answer does not depend on the moment.
     */
    void answer(Question question) {
        if (isPrepared()) {
            question.answer();
        } else {
            pending.add(new PendingQuestion(question), CORES_TIMEOUT);
            prepare();
        }
    }

    private boolean isPrepared() {
        return knowsCores && processes.areKnown() && distances.areCurrent();
    }

    private void prepare() {
        if (knowsCores && !processes.areKnown()) {
            processes.begin();
        } else if (knowsCores) {
            distances.begin();
        }
    }

    private void answerPending() {
        pending.removeIf(question -> true).forEach(PendingQuestion::expire);
    }

    /** Handles the record that comes after those of all cores that start at boot. */
    void onCoresKnown() {
        knowsCores = true;
        if (!pending.isEmpty()) {
            prepare();
        }
    }

    /** The process service has told which processes run, or cannot. */
    void onProcessesAnswered() {
        if (!processes.areKnown()) {
            answerPending();
        } else if (!pending.isEmpty()) {
            prepare();
        }
    }

    /** The distances are measured, or cannot be. */
    void onDistancesMeasured() {
        answerPending();
    }

    /** A core has joined. */
    void onJoined() {
        distances.onJoined();
    }

    /** A core has left. */
    void onLeft(int core) {
        distances.onLeft(core);
    }

    boolean isOn(int core) {
        return base.contains(Fact.of("core_on", core));
    }

    /** Asks for the program of a client. */
    void identify(long process, KnowledgeSession session) {
        processes.identify(process, session);
    }

    boolean add(Fact fact) {
        domain.syscalls().compute(CYCLES_PER_FACT);
        return base.add(fact);
    }

    void remove(Fact fact) {
        domain.syscalls().compute(CYCLES_PER_FACT);
        base.remove(fact);
    }

    KnowledgeBase base() {
        return base;
    }

    QueryResult query(String query, int solutions) {
        QueryResult answer = base.query(query, QueryLimits.DEFAULT.withSolutions(solutions));
        charge(answer.steps());
        return answer;
    }

    Explanation explain(String goal) {
        Explanation explanation = base.explain(goal, QueryLimits.DEFAULT);
        charge(explanation.steps());
        return explanation;
    }

    /** Decides, and records it. */
    Decision decide(String name, String query, String decider) throws BadQuery {
        try {
            Decision decision = base.decide(name, query, decider, domain.syscalls().now(), QueryLimits.DEFAULT);
            charge(decision.steps());
            decisions.add(decision);
            return decision;
        } catch (BadQuery bad) {
            charge(bad.steps());
            throw bad;
        }
    }

    /** Restores a decision from before the knowledge base was started; returns whether its time has come. */
    boolean restore(Decision decision) {
        boolean isPast = decision.time() >= 0 && decision.time() <= domain.syscalls().now();
        if (isPast && decisions.of(decision.name()).isEmpty()) {
            decisions.add(decision);
        }
        return isPast;
    }

    /** The decisions that are recorded. */
    DecisionLog decisions() {
        return decisions;
    }

    /** Returns the lines of a decision, and of the one that would be made now if it differs. */
    List<String> recall(Decision decision) {
        try {
            Decision now = base.decide(decision.name(), decision.query(), decision.decider(), domain.syscalls().now(),
                    QueryLimits.DEFAULT);
            charge(now.steps());
            return decision.lines(now);
        } catch (BadQuery bad) {
            charge(bad.steps());
            List<String> lines = new ArrayList<>(decision.lines(decision));
            lines.add("now it could not be decided: " + bad.error());
            return lines;
        }
    }

    private void charge(long steps) {
        domain.syscalls().compute((steps + 1) * CYCLES_PER_STEP);
    }

    /** A question of a client. */
    interface Question extends Copyable {
        /** Replies to the client. */
        void answer();
    }

    /** A question that waits until it is known which cores are on. */
    private record PendingQuestion(Question question) implements DeadlineQueue.Expirable {
        @Override
        public void expire() {
            question.answer();
        }
    }
}
