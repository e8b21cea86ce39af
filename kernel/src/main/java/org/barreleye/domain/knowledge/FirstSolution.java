package org.barreleye.domain.knowledge;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.knowledge.AskContinuation;
import org.barreleye.generated.user.knowledge.GetLineContinuation;
import org.barreleye.generated.user.knowledge.KnowledgeBinding;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/** A query of which the first solution is wanted. */
final class FirstSolution implements AskContinuation, GetLineContinuation, Copyable {
    // A variable and its value: an atom in quotation marks, or a text without a comma.
    private static final Pattern VALUE = Pattern.compile("([A-Z]\\w*) = (?:'((?:[^'\\\\]|\\\\.)*)'|([^,]*))");

    private final KnowledgeConnection connection;
    private final String query;
    private final SolutionListener listener;
    // The binding that was asked last.
    private KnowledgeBinding binding;

    FirstSolution(KnowledgeConnection connection, String query, SolutionListener listener) {
        this.connection = connection;
        this.query = query;
        this.listener = listener;
    }

    void send(KnowledgeBinding base) {
        binding = base;
        base.sendAsk(query, 0, this);
    }

    @Override
    public void replied(long count, boolean more, long steps, String problem, ErrorCode err) {
        if (count > 0) {
            // The service keeps the solutions until the next question of this binding, which comes after this call.
            binding.sendGetLine(0, this);
            return;
        }
        connection.answered();
        if (err.failed()) {
            listener.onProblem(SystemError.describe(err) + (problem.isEmpty() ? "" : ": " + problem));
        } else {
            listener.onNoSolution();
        }
    }

    @Override
    public void replied(String line, ErrorCode err) {
        connection.answered();
        if (err.failed()) {
            listener.onProblem(SystemError.describe(err));
        } else {
            listener.onSolution(values(line));
        }
    }

    private static SortedMap<String, String> values(String line) {
        SortedMap<String, String> values = new TreeMap<>();
        Matcher matcher = VALUE.matcher(line);
        while (matcher.find()) {
            String quoted = matcher.group(2);
            values.put(matcher.group(1),
                    quoted == null ? matcher.group(3).strip() : quoted.replaceAll("\\\\(.)", "$1"));
        }
        return values;
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
