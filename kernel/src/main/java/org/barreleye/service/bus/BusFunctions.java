package org.barreleye.service.bus;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.domain.memory.DeviceObject;
import org.barreleye.domain.memory.Placement;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.generated.user.knowledge.AddContinuation;
import org.barreleye.generated.user.knowledge.KnowledgeBinding;
import org.barreleye.generated.user.knowledge.KnowledgeHandler;
import org.barreleye.generated.user.knowledge.KnowledgeInterface;
import org.barreleye.generated.user.knowledge.RetractContinuation;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/** The functions that the last walk over the bus has found, of which the knowledge base has facts. */
final class BusFunctions implements Connector<KnowledgeBinding>, BindListener<KnowledgeBinding>, KnowledgeHandler,
        AddContinuation, RetractContinuation, Copyable {
    private final Domain domain;
    private final BusPlace place;
    // By bus and slot: by their names.
    private final SortedMap<String, FoundFunction> functions = new TreeMap<>();
    private Optional<Region> configuration = Optional.empty();
    private Optional<KnowledgeBinding> knowledge = Optional.empty();

    BusFunctions(Domain domain, BusPlace place) {
        this.domain = domain;
        this.place = place;
    }

    void start() {
        Outcome<Region> mapped = domain.addressSpace().map(
                new DeviceObject(new DeviceFrameReference(place.configuration())), Placement.ANYWHERE);
        if (mapped.succeeded()) {
            configuration = Optional.of(mapped.value());
            scan();
        } else {
            domain.syscalls().print("no configuration space: " + mapped.error().sentence());
        }
        domain.connect("knowledge", Domain.DEFAULT_TIMEOUT, this, this);
    }

    int count() {
        return functions.size();
    }

    /** Walks over the bus: tells the knowledge base what has come and gone. */
    void scan() {
        if (configuration.isEmpty()) {
            return;
        }
        SortedMap<String, FoundFunction> present = new TreeMap<>();
        for (FoundFunction function
                : BusScan.of(configuration.get().window(domain.syscalls().memory()), place)) {
            present.put(function.name(), function);
        }
        for (FoundFunction before : List.copyOf(functions.values())) {
            if (!before.equals(present.get(before.name()))) {
                functions.remove(before.name());
                knowledge.ifPresent(binding -> before.facts().forEach(fact -> binding.sendRetract(fact, this)));
            }
        }
        for (FoundFunction now : present.values()) {
            if (functions.put(now.name(), now) == null) {
                knowledge.ifPresent(binding -> now.facts().forEach(fact -> binding.sendAdd(fact, this)));
            }
        }
    }

    @Override
    public KnowledgeBinding connect(Channel channel) {
        return KnowledgeInterface.connect(channel, this);
    }

    @Override
    public void bound(KnowledgeBinding binding) {
        knowledge = Optional.of(binding);
        functions.values().forEach(function -> function.facts().forEach(fact -> binding.sendAdd(fact, this)));
    }

    @Override
    public void failed(Failure failure) {
        if (knowledge.isEmpty()) {
            domain.syscalls().print("cannot tell the knowledge base of the bus: " + failure);
        }
    }

    @Override
    public void onClosed(Failure reason) {
        knowledge = Optional.empty();
        if (reason.kind() == Failure.Kind.PEER_GONE) {
            domain.connect("knowledge", Domain.DEFAULT_TIMEOUT, this, this);
        }
    }

    @Override
    public void replied(String problem, ErrorCode err) {
        if (err.failed()) {
            domain.syscalls().print("the knowledge base does not keep a function of the bus: " + problem + err);
        }
    }
}
