package org.barreleye.domain.knowledge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.knowledge.AddContinuation;
import org.barreleye.generated.user.knowledge.KnowledgeBinding;
import org.barreleye.generated.user.knowledge.KnowledgeHandler;
import org.barreleye.generated.user.knowledge.KnowledgeInterface;
import org.barreleye.generated.user.knowledge.RetractContinuation;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/**
 * The connection of a service to the knowledge base: the facts that the service publishes, each for as long as it
 * holds, and its queries. If the knowledge base is started again, it is told the facts and the decisions of this
 * service again, and asked again what it has not answered.
 */
public final class KnowledgeConnection implements Connector<KnowledgeBinding>, BindListener<KnowledgeBinding>,
        KnowledgeHandler, Copyable {
    private static final String NAME = "knowledge";
    // As many as the knowledge base keeps.
    private static final int DECISIONS_MAX = 256;

    private final Domain domain;
    private final Set<String> facts = new LinkedHashSet<>();
    // In the order in which they were asked. Only the first one is sent: the service keeps one answer for a binding.
    private final List<FirstSolution> queries = new ArrayList<>();
    // By their names, the newest last.
    private final LinkedHashMap<String, KeptDecision> decisions = new LinkedHashMap<>();
    // Those that the knowledge base, which was started again, does not know yet.
    private final ArrayDeque<KeptDecision> toRestore = new ArrayDeque<>();
    private Optional<KnowledgeBinding> binding = Optional.empty();

    /** A connection that is not open yet. */
    public KnowledgeConnection(Domain domain) {
        this.domain = domain;
    }

    /** Connects to the knowledge base when there is one. */
    public void open() {
        domain.connect(NAME, Domain.DEFAULT_TIMEOUT, this, this);
    }

    /** Publishes a fact, in the syntax of Prolog without the full stop. */
    public void add(String fact) {
        if (facts.add(fact)) {
            binding.ifPresent(base -> base.sendAdd(fact, new Added(domain, fact)));
        }
    }

    /** Withdraws a fact that does not hold any more. */
    public void remove(String fact) {
        if (facts.remove(fact)) {
            binding.ifPresent(base -> base.sendRetract(fact, new Retracted()));
        }
    }

    /**
     * Asks for the first solution of a query.
     *
     * @param query in the syntax of Prolog
     * @param listener receives it
     */
    public void ask(String query, SolutionListener listener) {
        enqueue(new FirstSolution(this, "", query, listener));
    }

    /**
     * Decides: asks for the first solution of a query, which the knowledge base records with its proof, or with what
     * was missing.
     *
     * @param name of the decision
     * @param query in the syntax of Prolog
     * @param listener receives the solution
     */
    public void decide(String name, String query, SolutionListener listener) {
        enqueue(new FirstSolution(this, name, query, listener));
    }

    private void enqueue(FirstSolution query) {
        queries.add(query);
        if (queries.size() == 1) {
            binding.ifPresent(query::send);
        }
    }

    /** The first query is answered: the next one is sent. */
    void answered() {
        queries.remove(0);
        if (!queries.isEmpty()) {
            binding.ifPresent(queries.get(0)::send);
        }
    }

    /** The knowledge base has decided and recorded that: it is kept here, too. */
    void keep(String name, String query, boolean found, String solution) {
        KeptDecision decision = new KeptDecision(this, name, query, found, solution, domain.syscalls().now());
        decisions.remove(name);
        decisions.put(name, decision);
        if (decisions.size() > DECISIONS_MAX) {
            decisions.remove(decisions.keySet().iterator().next());
        }
        binding.ifPresent(decision::fetch);
    }

    /** Restores the next decision, if there is one. */
    void restoreNext() {
        KeptDecision next = toRestore.poll();
        if (next != null) {
            binding.ifPresent(next::restore);
        }
    }

    @Override
    public KnowledgeBinding connect(Channel channel) {
        return KnowledgeInterface.connect(channel, this);
    }

    @Override
    public void bound(KnowledgeBinding base) {
        binding = Optional.of(base);
        facts.forEach(fact -> base.sendAdd(fact, new Added(domain, fact)));
        toRestore.clear();
        toRestore.addAll(decisions.values());
        restoreNext();
        if (!queries.isEmpty()) {
            queries.get(0).send(base);
        }
    }

    @Override
    public void onClosed(Failure reason) {
        binding = Optional.empty();
        if (reason.kind() == Failure.Kind.PEER_GONE) {
            open();
        }
    }

    @Override
    public void failed(Failure failure) {
        domain.syscalls().print("there is no knowledge base: " + failure);
        List<FirstSolution> unanswered = new ArrayList<>(queries);
        queries.clear();
        unanswered.forEach(query -> query.fail(failure.toString()));
    }

    /**
     * The answer to a fact that was added.
     *
     * @param domain of the service
     * @param fact which was added
     */
    private record Added(Domain domain, String fact) implements AddContinuation, Copyable {
        @Override
        public void replied(String problem, ErrorCode err) {
            if (err.failed()) {
                domain.syscalls().print("the knowledge base refuses " + fact + ": " + SystemError.describe(err)
                        + (problem.isEmpty() ? "" : ": " + problem));
            }
        }

        /** It is told again to the next knowledge base. */
        @Override
        public void failed(Failure failure) {}
    }

    /** The answer to a fact that was withdrawn: it is gone, or its knowledge base is. */
    private record Retracted() implements RetractContinuation, Copyable {
        @Override
        public void replied(String problem, ErrorCode err) {}

        @Override
        public void failed(Failure failure) {}
    }
}
