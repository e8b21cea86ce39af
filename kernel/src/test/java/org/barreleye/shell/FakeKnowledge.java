package org.barreleye.shell;

import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.knowledge.AskReply;
import org.barreleye.generated.user.knowledge.ExplainReply;
import org.barreleye.generated.user.knowledge.GetLineReply;
import org.barreleye.generated.user.knowledge.KnowledgeHandler;
import org.barreleye.generated.user.knowledge.NextDecisionReply;
import org.barreleye.generated.user.knowledge.NextPredicateReply;
import org.barreleye.generated.user.knowledge.RecallReply;
import org.barreleye.knowledge.BadQuery;
import org.barreleye.knowledge.Decision;
import org.barreleye.knowledge.DecisionLog;
import org.barreleye.knowledge.QueryResult;
import org.barreleye.knowledge.Explanation;
import org.barreleye.knowledge.Fact;
import org.barreleye.knowledge.KnowledgeBase;
import org.barreleye.knowledge.QueryLimits;
import org.barreleye.knowledge.Solution;
import org.barreleye.knowledge.Suggestion;
import org.barreleye.kpi.outcome.ErrorCode;

/** A knowledge base of two cores, a network interface whose driver runs and has no link, and five bus functions. */
final class FakeKnowledge implements KnowledgeHandler {
    private final KnowledgeBase base = KnowledgeBase.withPolicies(Suggestion.NONE);
    private final DecisionLog log = new DecisionLog();
    private List<String> lines = List.of();

    FakeKnowledge() {
        for (int core : List.of(0, 4)) {
            base.add(Fact.of("core", core, "x86-64", 64, "little", 2800, "x86-64", core / 4));
            base.add(Fact.of("core_on", core));
        }
        base.add(Fact.of("device", "nic0", "nic", 1));
        base.add(Fact.of("drives", "net", "nic"));
        base.add(Fact.of("running", "net", "nic0", 4));
        base.add(Fact.of("process", (4L << 32) + 1, "counter", 4));
        base.add(Fact.of("memory", 0, 0, 4096));
        base.add(Fact.of("memory", 1, 1, 4096));
        base.add(Fact.of("bus_function", "nic_1_0", 1, 0, 0x020000, 0xc_0000, 4_096, 9, "yes"));
        base.add(Fact.of("identity", "nic_1_0", 0x1234, 0x1));
        base.add(Fact.of("running", "net", "nic_1_0", 4));
        base.add(Fact.of("bus_function", "bridge_0_3", 0, 3, 0x060400, "none", 0, "none", "no"));
        base.add(Fact.of("identity", "bridge_0_3", 0x1234, 0xbeef));
        for (int slot = 10; slot < 13; slot++) {
            base.add(Fact.of("bus_function", "uart_0_" + slot, 0, slot, 0x070000, "none", 4_096, "none", "yes"));
            base.add(Fact.of("identity", "uart_0_" + slot, 0x1234, 0x2));
        }
    }

    /** Decides, as a service of the boot plan. */
    void decide(String name, String query) {
        try {
            log.add(base.decide(name, query, "devices", 1_234_567, QueryLimits.DEFAULT));
        } catch (BadQuery bad) {
            throw new AssertionError(bad);
        }
    }

    KnowledgeBase base() {
        return base;
    }

    @Override
    public void recall(String name, RecallReply reply) {
        Optional<Decision> found = log.of(name);
        try {
            lines = found.isEmpty() ? List.of() : found.get().lines(
                    base.decide(name, found.get().query(), "devices", 2_000_000, QueryLimits.DEFAULT));
        } catch (BadQuery bad) {
            throw new AssertionError(bad);
        }
        reply.reply(lines.size(), found.isEmpty() ? ErrorCode.of("NO_SUCH_NAME") : ErrorCode.NONE);
    }

    @Override
    public void nextDecision(String name, NextDecisionReply reply) {
        Optional<Decision> next = log.after(name);
        reply.reply(next.map(Decision::name).orElse(""), next.map(Decision::time).orElse(0L),
                next.map(Decision::decider).orElse(""), next.flatMap(Decision::solution).orElse(""),
                next.isEmpty() ? ErrorCode.of("NO_SUCH_NAME") : ErrorCode.NONE);
    }

    @Override
    public void ask(String query, long first, AskReply reply) {
        QueryResult answer = base.query(query, QueryLimits.DEFAULT.withSolutions((int) first + 3));
        lines = answer.solutions().stream().skip(first).map(Solution::toString).toList();
        reply.reply(lines.size(), answer.more(), answer.steps(),
                answer.error().map(Object::toString).orElse(""),
                answer.error().isPresent() ? ErrorCode.of("BAD_ARGUMENT") : ErrorCode.NONE);
    }

    @Override
    public void explain(String goal, ExplainReply reply) {
        Explanation explanation = base.explain(goal, QueryLimits.DEFAULT);
        lines = explanation.text().lines().toList();
        reply.reply(explanation.holds(), lines.size(), "", ErrorCode.NONE);
    }

    @Override
    public void getLine(long index, GetLineReply reply) {
        reply.reply(lines.get((int) index), ErrorCode.NONE);
    }

    @Override
    public void nextPredicate(String predicate, NextPredicateReply reply) {
        List<String> after = base.predicates().stream().filter(name -> name.compareTo(predicate) > 0).sorted().toList();
        reply.reply(after.isEmpty() ? "" : after.get(0),
                after.isEmpty() ? ErrorCode.of("NO_SUCH_NAME") : ErrorCode.NONE);
    }
}
