package org.barreleye.service.knowledge;

import java.util.List;
import org.barreleye.domain.Domain;
import org.barreleye.domain.NameWatch;
import org.barreleye.domain.StatefulServer;
import org.barreleye.domain.binding.Client;
import org.barreleye.generated.user.knowledge.KnowledgeInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.knowledge.Fact;

/**
 * The program of the knowledge base service.
 *
 * @param facts what is known at boot: the description of the machine
 */
public record KnowledgeService(List<Fact> facts) implements StatefulServer<SharedKnowledge> {
    /** Copies the list. */
    public KnowledgeService {
        facts = List.copyOf(facts);
    }

    @Override
    public String name() {
        return "knowledge";
    }

    @Override
    public SharedKnowledge open(Domain domain) {
        SharedKnowledge knowledge = new SharedKnowledge(domain, facts);
        new NameWatch(domain, "", new NameFacts(knowledge)).start();
        return knowledge;
    }

    @Override
    public Binding accept(SharedKnowledge knowledge, Channel channel) {
        return accept(knowledge, channel, Client.SELF);
    }

    @Override
    public Binding accept(SharedKnowledge knowledge, Channel channel, Client client) {
        return KnowledgeInterface.accept(channel, new KnowledgeSession(knowledge, client.process()));
    }
}
