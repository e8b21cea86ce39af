package org.barreleye.shell.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.barreleye.generated.user.knowledge.AskResult;
import org.barreleye.generated.user.knowledge.ExplainResult;
import org.barreleye.generated.user.knowledge.KnowledgeInterface;
import org.barreleye.generated.user.knowledge.RecallResult;
import org.barreleye.kpi.outcome.CallFailed;

/**
 * A question that the knowledge base answers with a proof. The words of the user become a term; the rule {@code
 * question(Term, Goal)} of the policies says which goal is explained.
 *
 * @param term the term
 * @param isGoal whether it is the goal itself
 */
record KnowledgeQuestion(String term, boolean isGoal) {
    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,18}|[a-z][A-Za-z0-9_]*");
    private static final String ANSWER = "Goal = ";
    private static final String MEMORY = "memory(";
    private static final String BUILT_IN =
            "the memory service takes memory in this order by itself, and does not ask: see docs/knowledge.md";

    /**
     * Returns the question of a sentence: {@code driver NAME}, {@code route N}, {@code memory of PROCESS} or {@code
     * NAME not up}.
     */
    static Optional<KnowledgeQuestion> of(List<String> words) throws UsageError {
        if (words.size() == 2 && (words.get(0).equals("driver") || words.get(0).equals("route"))) {
            return Optional.of(new KnowledgeQuestion(words.get(0) + "(" + atom(words.get(1)) + ")", false));
        } else if (words.size() == 3 && words.subList(0, 2).equals(List.of("memory", "of"))) {
            String word = words.get(2);
            // A process is written as `ps` shows it; the name of a program stands for its first process.
            String process = Character.isDigit(word.charAt(0)) ? String.valueOf(ProcessNumber.read(word)) : atom(word);
            return Optional.of(new KnowledgeQuestion("memory(" + process + ")", false));
        } else if (words.size() == 3 && words.subList(1, 3).equals(List.of("not", "up"))) {
            return Optional.of(new KnowledgeQuestion("up(" + atom(words.get(0)) + ")", true));
        }
        return Optional.empty();
    }

    /** Returns the question about a name alone. */
    static KnowledgeQuestion about(String name) {
        return new KnowledgeQuestion(atom(name), false);
    }

    private static String atom(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** Returns the goal, if the policies have one for the question. */
    Optional<String> goal(Session session) throws CallFailed, UsageError {
        if (isGoal) {
            return Optional.of(term);
        }
        AskResult answer = session.knowledge().ask(Arguments.fitting("question(" + term + ", Goal)",
                KnowledgeInterface.Limits.ASK_CALL_QUERY, "the question"), 0);
        return answer.count() == 0 ? Optional.empty()
                : Optional.of(session.knowledge().getLine(0).line().substring(ANSWER.length()));
    }

    /** Shows the decision of a name; returns false if no service has made one. */
    static boolean recall(Session session, String name) throws CallFailed {
        boolean fits = name.getBytes(StandardCharsets.UTF_8).length < KnowledgeInterface.Limits.RECALL_CALL_NAME;
        RecallResult recalled = session.knowledge().recall(fits ? name : "");
        for (long index = 0; index < recalled.count(); index++) {
            session.screen().line(session.knowledge().getLine(index).line());
        }
        return !recalled.err().failed();
    }

    /** Shows the proof of a goal, or what is missing for it. */
    static int show(Session session, String goal) throws CallFailed, UsageError {
        ExplainResult explanation = session.knowledge().explain(
                Arguments.fitting(goal, KnowledgeInterface.Limits.EXPLAIN_CALL_GOAL, "the question"));
        if (explanation.err().failed()) {
            session.screen().line("why: " + explanation.problem());
            return Status.REFUSED;
        }
        for (long index = 0; index < explanation.count(); index++) {
            session.screen().line(session.knowledge().getLine(index).line());
        }
        return Status.OK;
    }

    /** Shows the answer; refuses a question for which the policies have no goal. */
    int answer(Session session) throws CallFailed, UsageError {
        Optional<String> goal = goal(session);
        if (goal.isEmpty()) {
            session.screen().line("why: the knowledge base knows nothing about " + term
                    + "; `skb` asks it");
            return Status.REFUSED;
        }
        int status = show(session, goal.get());
        if (term.startsWith(MEMORY) && status == Status.OK) {
            session.screen().line(BUILT_IN);
        }
        return status;
    }
}
