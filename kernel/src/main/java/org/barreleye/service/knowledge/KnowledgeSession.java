package org.barreleye.service.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.knowledge.AddProofReply;
import org.barreleye.generated.user.knowledge.AddReply;
import org.barreleye.generated.user.knowledge.AskReply;
import org.barreleye.generated.user.knowledge.DecideReply;
import org.barreleye.generated.user.knowledge.ExplainReply;
import org.barreleye.generated.user.knowledge.GetLineReply;
import org.barreleye.generated.user.knowledge.GetProofReply;
import org.barreleye.generated.user.knowledge.KnowledgeHandler;
import org.barreleye.generated.user.knowledge.KnowledgeInterface;
import org.barreleye.generated.user.knowledge.NextDecisionReply;
import org.barreleye.generated.user.knowledge.NextPredicateReply;
import org.barreleye.generated.user.knowledge.RecallReply;
import org.barreleye.generated.user.knowledge.RestoreReply;
import org.barreleye.generated.user.knowledge.RetractReply;
import org.barreleye.knowledge.QueryResult;
import org.barreleye.knowledge.BadFact;
import org.barreleye.knowledge.BadQuery;
import org.barreleye.knowledge.Decision;
import org.barreleye.knowledge.Explanation;
import org.barreleye.knowledge.Fact;
import org.barreleye.knowledge.QueryError;
import org.barreleye.knowledge.Solution;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/** Serves one client of the knowledge base. When its binding closes, its facts are removed. */
final class KnowledgeSession implements KnowledgeHandler, Copyable {
    // As many as a client may have, and as many solutions and lines as are kept for it.
    private static final int FACTS_MAX = 4_096;
    private static final int SOLUTIONS_MAX = 100;
    private static final int SKIPPED_MAX = 10_000;
    private static final int LINES_MAX = 1_000;
    private static final int WAITING_MAX = 64;

    private final SharedKnowledge knowledge;
    private final long process;
    private final Set<Fact> facts = new LinkedHashSet<>();
    private final RestoredProof proof = new RestoredProof();
    private List<String> lines = List.of();
    // Absent until it is needed first.
    private Optional<ClientProgram> program = Optional.empty();
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean closed;

    /** Serves a client by the number of its process. */
    KnowledgeSession(SharedKnowledge knowledge, long process) {
        this.knowledge = knowledge;
        this.process = process;
    }

    @Override
    public void add(String text, AddReply reply) {
        try {
            Fact fact = knowledge.base().parseFact(text);
            Optional<List<String>> adders = knowledge.base().adders(fact);
            if (adders.isPresent()) {
                whenIdentified(new GuardedAdd(this, fact, adders.get(), reply));
            } else {
                reply.reply("", add(fact));
            }
        } catch (BadFact bad) {
            reply.reply(problem(Optional.of(bad.error())), SystemError.BAD_ARGUMENT.code());
        }
    }

    private void addIfPermitted(ClientProgram client, Fact fact, List<String> adders, AddReply reply) {
        if (client.isOneOf(adders)) {
            reply.reply("", add(fact));
        } else {
            reply.reply("facts of " + fact.predicate() + "/" + fact.arguments().size() + " are added by "
                    + (adders.isEmpty() ? "the knowledge base service itself" : "the service "
                    + String.join(", ", adders) + " of the boot plan") + " only",
                    SystemError.FACT_NOT_PERMITTED.code());
        }
    }

    private ErrorCode add(Fact fact) {
        if (facts.size() >= FACTS_MAX) {
            return SystemError.FACT_QUOTA_REACHED.code();
        } else if (!knowledge.add(fact)) {
            return SystemError.NAME_IN_USE.code();
        }
        facts.add(fact);
        return ErrorCode.NONE;
    }

    /** Handles a request when it is known which program the client runs. */
    private void whenIdentified(Waiting request) {
        if (program.isPresent()) {
            request.onIdentified(program.get());
        } else if (waiting.size() >= WAITING_MAX) {
            request.refuse(SystemError.BUSY.code());
        } else {
            waiting.add(request);
            if (waiting.size() == 1) {
                knowledge.identify(process, this);
            }
        }
    }

    void onIdentified(ClientProgram client) {
        program = Optional.of(client);
        List<Waiting> requests = List.copyOf(waiting);
        waiting.clear();
        if (!closed) {
            requests.forEach(request -> request.onIdentified(client));
        }
    }

    /** The process service is not there; the next request asks again. */
    void onNotIdentified() {
        List<Waiting> requests = List.copyOf(waiting);
        waiting.clear();
        if (!closed) {
            requests.forEach(request -> request.refuse(SystemError.PEER_GONE.code()));
        }
    }

    @Override
    public void retract(String text, RetractReply reply) {
        try {
            Fact fact = knowledge.base().parseFact(text);
            if (waiting.isEmpty()) {
                retract(fact, reply);
            } else {
                // The request to add it may wait.
                whenIdentified(new LaterRetract(this, fact, reply));
            }
        } catch (BadFact bad) {
            reply.reply(problem(Optional.of(bad.error())), SystemError.BAD_ARGUMENT.code());
        }
    }

    private void retract(Fact fact, RetractReply reply) {
        boolean removed = facts.remove(fact);
        if (removed) {
            knowledge.remove(fact);
        }
        reply.reply("", removed ? ErrorCode.NONE : SystemError.NO_SUCH_FACT.code());
    }

    @Override
    public void decide(String name, String query, DecideReply reply) {
        whenIdentified(new Decide(this, name, query, reply));
    }

    private void decide(ClientProgram client, String name, String query, DecideReply reply) {
        if (!client.service()) {
            reply.reply(false, "", "", SystemError.DECISION_NOT_PERMITTED.code());
        } else {
            knowledge.answer(new DecideQuestion(this, client.name(), name, query, reply));
        }
    }

    private void answer(String decider, String name, String query, DecideReply reply) {
        try {
            Decision decision = knowledge.decide(name, query, decider);
            reply.reply(decision.solution().isPresent(), fitting(decision.solution().orElse(""),
                    KnowledgeInterface.Limits.DECIDE_RESPONSE_SOLUTION), "", ErrorCode.NONE);
        } catch (BadQuery bad) {
            reply.reply(false, "", problem(Optional.of(bad.error())), code(Optional.of(bad.error())));
        }
    }

    @Override
    public void recall(String name, RecallReply reply) {
        knowledge.answer(new Recall(this, name, reply));
    }

    private void recallNow(String name, RecallReply reply) {
        lines = knowledge.decisions().of(name).map(knowledge::recall).orElse(List.of());
        reply.reply(lines.size(), lines.isEmpty() ? SystemError.NO_SUCH_NAME.code() : ErrorCode.NONE);
    }

    @Override
    public void nextDecision(String name, NextDecisionReply reply) {
        Optional<Decision> next = knowledge.decisions().after(name);
        if (next.isEmpty()) {
            reply.reply("", 0, "", "", SystemError.NO_SUCH_NAME.code());
        } else {
            Decision decision = next.get();
            reply.reply(decision.name(), decision.time(), decision.decider(),
                    fitting(decision.solution().orElse(""),
                            KnowledgeInterface.Limits.NEXT_DECISION_RESPONSE_SOLUTION), ErrorCode.NONE);
        }
    }

    @Override
    public void getProof(String name, long first, GetProofReply reply) {
        RestoredProof.reply(knowledge.decisions().of(name), first, reply);
    }

    @Override
    public void addProof(String text, AddProofReply reply) {
        reply.reply(proof.add(text));
    }

    @Override
    public void restore(String name, String query, boolean found, String solution, long time, RestoreReply reply) {
        List<String> taken = proof.take();
        whenIdentified(new Restore(this, name, query, found ? Optional.of(solution) : Optional.empty(), time, taken,
                reply));
    }

    private void restore(Decision decision, boolean isPermitted, RestoreReply reply) {
        if (!isPermitted) {
            reply.reply(SystemError.DECISION_NOT_PERMITTED.code());
        } else {
            reply.reply(knowledge.restore(decision) ? ErrorCode.NONE : SystemError.BAD_ARGUMENT.code());
        }
    }

    @Override
    public void ask(String query, long first, AskReply reply) {
        knowledge.answer(new Ask(this, query, first, reply));
    }

    private void answer(String query, long first, AskReply reply) {
        int skipped = (int) Math.min(first, SKIPPED_MAX);
        QueryResult answer = knowledge.query(query, skipped + SOLUTIONS_MAX);
        lines = answer.solutions().stream().skip(skipped).map(Solution::toString).toList();
        reply.reply(lines.size(), answer.more(), answer.steps(), problem(answer.error()), code(answer.error()));
    }

    @Override
    public void explain(String goal, ExplainReply reply) {
        knowledge.answer(new Explain(this, goal, reply));
    }

    private void answer(String goal, ExplainReply reply) {
        Explanation explanation = knowledge.explain(goal);
        lines = explanation.error().isPresent() ? List.of()
                : explanation.text().lines().limit(LINES_MAX).toList();
        reply.reply(explanation.holds(), lines.size(), problem(explanation.error()), code(explanation.error()));
    }

    @Override
    public void getLine(long index, GetLineReply reply) {
        if (index < lines.size()) {
            reply.reply(fitting(lines.get((int) index), KnowledgeInterface.Limits.GET_LINE_RESPONSE_LINE),
                    ErrorCode.NONE);
        } else {
            reply.reply("", SystemError.NO_SUCH_LINE.code());
        }
    }

    @Override
    public void nextPredicate(String predicate, NextPredicateReply reply) {
        Optional<String> next = knowledge.base().predicates().stream()
                .filter(name -> name.compareTo(predicate) > 0)
                .filter(name -> name.equals(
                        fitting(name, KnowledgeInterface.Limits.NEXT_PREDICATE_RESPONSE_NEXT)))
                .sorted()
                .findFirst();
        reply.reply(next.orElse(""), next.isPresent() ? ErrorCode.NONE : SystemError.NO_SUCH_NAME.code());
    }

    private static String problem(Optional<QueryError> error) {
        return error.map(found -> fitting(found.toString(), KnowledgeInterface.Limits.ADD_RESPONSE_PROBLEM)).orElse("");
    }

    private static ErrorCode code(Optional<QueryError> error) {
        return error.map(found -> found.kind() == QueryError.Kind.LIMIT
                ? SystemError.QUERY_BOUND_REACHED.code() : SystemError.BAD_ARGUMENT.code()).orElse(ErrorCode.NONE);
    }

    /** Returns the beginning of a text that fits into a message. */
    static String fitting(String text, int bytes) {
        String cut = text.substring(0, Math.min(text.length(), bytes));
        while (cut.getBytes(StandardCharsets.UTF_8).length >= bytes) {
            cut = cut.substring(0, cut.length() - 1);
        }
        return cut;
    }

    @Override
    public void onClosed(Failure reason) {
        closed = true;
        waiting.clear();
        new ArrayList<>(facts).forEach(knowledge::remove);
        facts.clear();
    }

    /** A query of a client. */
    private record Ask(KnowledgeSession session, String query, long first, AskReply reply)
            implements SharedKnowledge.Question {
        @Override
        public void answer() {
            session.answer(query, first, reply);
        }
    }

    /** A goal that a client wants to have explained. */
    private record Explain(KnowledgeSession session, String goal, ExplainReply reply)
            implements SharedKnowledge.Question {
        @Override
        public void answer() {
            session.answer(goal, reply);
        }
    }

    /** A request that waits until it is known which program the client runs. */
    private interface Waiting extends Copyable {
        void onIdentified(ClientProgram client);

        void refuse(ErrorCode error);
    }

    /** A request to retract a fact, after others that wait. */
    private record LaterRetract(KnowledgeSession session, Fact fact, RetractReply reply) implements Waiting {
        @Override
        public void onIdentified(ClientProgram client) {
            session.retract(fact, reply);
        }

        @Override
        public void refuse(ErrorCode error) {
            reply.reply("", error);
        }
    }

    /** A fact of a predicate that not everyone may add. */
    private record GuardedAdd(KnowledgeSession session, Fact fact, List<String> adders, AddReply reply)
            implements Waiting {
        @Override
        public void onIdentified(ClientProgram client) {
            session.addIfPermitted(client, fact, adders, reply);
        }

        @Override
        public void refuse(ErrorCode error) {
            reply.reply("", error);
        }
    }

    /** A decision of a client. */
    private record Decide(KnowledgeSession session, String name, String query, DecideReply reply) implements Waiting {
        @Override
        public void onIdentified(ClientProgram client) {
            session.decide(client, name, query, reply);
        }

        @Override
        public void refuse(ErrorCode error) {
            reply.reply(false, "", "", error);
        }
    }

    /** A decision that a client restores. */
    private record Restore(KnowledgeSession session, String name, String query, Optional<String> solution, long time,
            List<String> proof, RestoreReply reply) implements Waiting {
        @Override
        public void onIdentified(ClientProgram client) {
            session.restore(Decision.restored(name, query, client.name(), time, solution, proof), client.service(),
                    reply);
        }

        @Override
        public void refuse(ErrorCode error) {
            reply.reply(error);
        }
    }

    /** A decision of a client that may decide. */
    private record DecideQuestion(KnowledgeSession session, String decider, String name, String query,
            DecideReply reply) implements SharedKnowledge.Question {
        @Override
        public void answer() {
            session.answer(decider, name, query, reply);
        }
    }

    /** A decision that a client wants to see. */
    private record Recall(KnowledgeSession session, String name, RecallReply reply)
            implements SharedKnowledge.Question {
        @Override
        public void answer() {
            session.recallNow(name, reply);
        }
    }
}
