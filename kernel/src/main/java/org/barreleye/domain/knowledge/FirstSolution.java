package org.barreleye.domain.knowledge;

import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.knowledge.AskContinuation;
import org.barreleye.generated.user.knowledge.DecideContinuation;
import org.barreleye.generated.user.knowledge.GetLineContinuation;
import org.barreleye.generated.user.knowledge.KnowledgeBinding;
import org.barreleye.knowledge.Solution;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/** A query of which the first solution is wanted. */
final class FirstSolution implements AskContinuation, GetLineContinuation, DecideContinuation, Copyable {
    private final KnowledgeConnection connection;
    // Of the decision; empty if the answer is not recorded.
    private final String name;
    private final String query;
    private final SolutionListener listener;
    // The binding that was asked last.
    private KnowledgeBinding binding;

    FirstSolution(KnowledgeConnection connection, String name, String query, SolutionListener listener) {
        this.connection = connection;
        this.name = name;
        this.query = query;
        this.listener = listener;
    }

    void send(KnowledgeBinding base) {
        binding = base;
        if (name.isEmpty()) {
            base.sendAsk(query, 0, this);
        } else {
            base.sendDecide(name, query, this);
        }
    }

    @Override
    public void replied(long count, boolean more, long steps, String problem, ErrorCode err) {
        if (count > 0) {
            // The service keeps the solutions until the next question of this binding, which comes after this call.
            binding.sendGetLine(0, this);
        } else {
            onAnswer(false, "", problem, err);
        }
    }

    @Override
    public void replied(String line, ErrorCode err) {
        onAnswer(true, line, "", err);
    }

    @Override
    public void replied(boolean found, String solution, String problem, ErrorCode err) {
        onAnswer(found, solution, problem, err);
        if (!err.failed()) {
            connection.keep(name, query, found, solution);
        }
    }

    private void onAnswer(boolean found, String solution, String problem, ErrorCode err) {
        connection.answered();
        if (err.failed()) {
            fail(SystemError.describe(err) + (problem.isEmpty() ? "" : ": " + problem));
        } else if (found) {
            listener.onSolution(values(solution));
        } else {
            listener.onNoSolution();
        }
    }

    private static SortedMap<String, String> values(String solution) {
        SortedMap<String, String> values = new TreeMap<>();
        Solution.parse(solution).bindings().forEach(bound -> values.put(bound.variable(), unquoted(bound.value())));
        return values;
    }

    private static String unquoted(String atom) {
        return atom.startsWith("'") && atom.endsWith("'")
                ? atom.substring(1, atom.length() - 1).replaceAll("\\\\(.)", "$1") : atom;
    }

    /** The knowledge base has ended: the next one is asked. */
    @Override
    public void failed(Failure failure) {
        if (failure.kind() != Failure.Kind.PEER_GONE) {
            connection.answered();
            fail(failure.toString());
        }
    }

    void fail(String problem) {
        listener.onProblem(problem);
    }
}
