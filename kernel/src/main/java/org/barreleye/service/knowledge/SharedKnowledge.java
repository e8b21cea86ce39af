package org.barreleye.service.knowledge;

import java.util.List;
import org.barreleye.domain.Domain;
import org.barreleye.domain.error.NearestWord;
import org.barreleye.knowledge.Answer;
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

    private final Domain domain;
    private final KnowledgeBase base;

    SharedKnowledge(Domain domain, List<Fact> facts) {
        this.domain = domain;
        base = KnowledgeBase.withPolicies(NearestWord::of);
        facts.forEach(base::add);
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

    Answer query(String query, int solutions) {
        Answer answer = base.query(query, QueryLimits.DEFAULT.withSolutions(solutions));
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
}
