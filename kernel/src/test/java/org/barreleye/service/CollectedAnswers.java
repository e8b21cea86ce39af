package org.barreleye.service;

import java.util.List;
import org.barreleye.generated.user.knowledge.AddContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;

/** Collects the answers to additions of facts. */
record CollectedAnswers(List<ErrorCode> answers) implements AddContinuation {
    @Override
    public void replied(String problem, ErrorCode err) {
        answers.add(err);
    }

    @Override
    public void failed(Failure failure) {
        throw new AssertionError(failure.sentence());
    }
}
