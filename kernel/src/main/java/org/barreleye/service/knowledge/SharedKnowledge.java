package org.barreleye.service.knowledge;

import java.util.List;
import org.barreleye.domain.Domain;
import org.barreleye.domain.dispatcher.DeadlineQueue;
import org.barreleye.domain.error.NearestWord;
import org.barreleye.knowledge.QueryResult;
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
    private boolean knowsCores;

    SharedKnowledge(Domain domain, List<Fact> facts) {
        this.domain = domain;
        base = KnowledgeBase.withPolicies(NearestWord::of);
        facts.forEach(base::add);
        pending = new DeadlineQueue<>(domain.syscalls());
        domain.events().add(pending);
    }

    /** Answers a question as soon as it is known which cores are on: the answer does not depend on the moment. */
    void answer(Question question) {
        if (knowsCores) {
            question.answer();
        } else {
            pending.add(new PendingQuestion(question), CORES_TIMEOUT);
        }
    }

    /** Handles the record that comes after those of all cores that start at boot. */
    void onCoresKnown() {
        knowsCores = true;
        pending.removeIf(question -> true).forEach(PendingQuestion::expire);
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
