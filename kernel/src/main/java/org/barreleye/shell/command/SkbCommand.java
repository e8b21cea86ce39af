package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.knowledge.AskResult;
import org.barreleye.generated.user.knowledge.KnowledgeInterface;
import org.barreleye.generated.user.knowledge.NextDecisionResult;
import org.barreleye.generated.user.knowledge.NextPredicateResult;
import org.barreleye.kpi.outcome.CallFailed;

/** Asks the knowledge base, and prints the solutions as a top level of Prolog does. */
final class SkbCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("skb", "skb [decisions | QUERY ...]", "asks the knowledge base, in Prolog",
                "Prints each solution of QUERY, its words joined by blanks: the values of its variables, or `true.`;"
                        + " `false.` if there is none. A query that contains quotes, `;`, `&` or `<` is written in"
                        + " quotes; its full stop may be omitted. A query that takes too many steps ends with an"
                        + " error. Without QUERY lists the predicates of facts and rules. `skb decisions` lists what"
                        + " services have decided by queries, of which the last 256 are recorded, and `why NAME` shows"
                        + " the rules and facts that led to a decision or an answer.",
                "skb 'core(Core, Isa, Bits, _, _, _, Node).'");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        if (arguments.words().equals(List.of("decisions"))) {
            return listDecisions(session);
        }
        return arguments.count() == 0 ? list(session) : ask(session, String.join(" ", arguments.words()));
    }

    private static int list(Session session) throws CallFailed {
        List<String> predicates = new ArrayList<>();
        NextPredicateResult next = session.knowledge().nextPredicate("");
        while (Paging.hasMore(next.err(), ErrorHint.NO_SUCH_NAME)) {
            Paging.requireAscending(predicates.isEmpty()
                            || predicates.get(predicates.size() - 1).compareTo(next.next()) < 0,
                    "knowledge base service", "predicates");
            predicates.add(next.next());
            next = session.knowledge().nextPredicate(next.next());
        }
        for (String line : TextWrap.lines(String.join(", ", predicates))) {
            session.screen().line(line);
        }
        return Status.OK;
    }

    private static int listDecisions(Session session) throws CallFailed {
        Table table = new Table("TIME US", "BY", "DECISION", "SOLUTION");
        String last = "";
        NextDecisionResult next = session.knowledge().nextDecision(last);
        while (Paging.hasMore(next.err(), ErrorHint.NO_SUCH_NAME)) {
            Paging.requireAscending(last.compareTo(next.next()) < 0, "knowledge base service", "decisions");
            table.row(ServiceHistory.time(next.time()), next.program(), next.next(),
                    next.solution().isEmpty() ? "none" : next.solution());
            last = next.next();
            next = session.knowledge().nextDecision(last);
        }
        if (last.isEmpty()) {
            session.screen().line("skb: no service has decided anything yet");
        } else {
            table.show(session.screen());
        }
        return Status.OK;
    }

    private static int ask(Session session, String words) throws CallFailed, UsageError {
        String query = Arguments.fitting(words, KnowledgeInterface.Limits.ASK_CALL_QUERY, "QUERY");
        AskResult answer = session.knowledge().ask(query, 0);
        boolean failed = answer.err().failed();
        for (long index = 0; index < answer.count(); index++) {
            boolean last = index + 1 == answer.count() && !answer.more() && !failed;
            session.screen().line(session.knowledge().getLine(index).line() + (last ? "." : " ;"));
        }
        if (failed) {
            session.screen().line("skb: " + answer.problem());
            return Status.REFUSED;
        } else if (answer.more()) {
            session.screen().line("skb: there are more than " + answer.count() + " solutions");
        } else if (answer.count() == 0) {
            session.screen().line("false.");
        }
        return Status.OK;
    }
}
