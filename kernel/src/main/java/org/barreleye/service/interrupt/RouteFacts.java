package org.barreleye.service.interrupt;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.generated.user.knowledge.AddContinuation;
import org.barreleye.generated.user.knowledge.AskContinuation;
import org.barreleye.generated.user.knowledge.GetLineContinuation;
import org.barreleye.generated.user.knowledge.KnowledgeBinding;
import org.barreleye.generated.user.knowledge.KnowledgeHandler;
import org.barreleye.generated.user.knowledge.KnowledgeInterface;
import org.barreleye.generated.user.knowledge.RetractContinuation;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/**
 * The facts about routes in the knowledge base. They are added again when it was restarted. A message that is sent
 * earlier is served earlier, so a question sees all changes before it.
 */
final class RouteFacts implements Connector<KnowledgeBinding>, BindListener<KnowledgeBinding>, KnowledgeHandler,
        AddContinuation, RetractContinuation, Copyable {
    private final Domain domain;
    private final SortedSet<String> facts = new TreeSet<>();
    private Optional<KnowledgeBinding> knowledge = Optional.empty();

    RouteFacts(Domain domain) {
        this.domain = domain;
    }

    void start() {
        domain.connect("knowledge", Domain.DEFAULT_TIMEOUT, this, this);
    }

    @Override
    public KnowledgeBinding connect(Channel channel) {
        return KnowledgeInterface.connect(channel, this);
    }

    @Override
    public void bound(KnowledgeBinding binding) {
        knowledge = Optional.of(binding);
        facts.forEach(fact -> binding.sendAdd(fact, this));
    }

    @Override
    public void failed(Failure failure) {
        if (knowledge.isEmpty()) {
            domain.syscalls().print("cannot ask the knowledge base: " + failure);
        }
    }

    @Override
    public void onClosed(Failure reason) {
        knowledge = Optional.empty();
        if (reason.kind() == Failure.Kind.PEER_GONE) {
            start();
        }
    }

    void ask(String query, AskContinuation continuation) {
        if (knowledge.isPresent()) {
            knowledge.get().sendAsk(query, 0, continuation);
        } else {
            continuation.failed(new Failure(Failure.Kind.PEER_GONE, "the knowledge base is not there"));
        }
    }

    /** Asks for the first solution of the last question. */
    void getFirstLine(GetLineContinuation continuation) {
        if (knowledge.isPresent()) {
            knowledge.get().sendGetLine(0, continuation);
        } else {
            continuation.failed(new Failure(Failure.Kind.PEER_GONE, "the knowledge base is not there"));
        }
    }

    void add(InterruptPath path) {
        facts.addAll(path.facts());
        knowledge.ifPresent(binding -> path.facts().forEach(fact -> binding.sendAdd(fact, this)));
    }

    void remove(InterruptPath path) {
        path.facts().forEach(facts::remove);
        knowledge.ifPresent(binding -> path.facts().forEach(fact -> binding.sendRetract(fact, this)));
    }

    @Override
    public void replied(String problem, ErrorCode err) {
        if (err.failed()) {
            domain.syscalls().print("the knowledge base does not keep a route: " + problem + err);
        }
    }
}
