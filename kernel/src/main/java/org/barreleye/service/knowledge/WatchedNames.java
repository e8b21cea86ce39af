package org.barreleye.service.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.generated.user.nameservice.NameserviceBinding;
import org.barreleye.generated.user.nameservice.NameserviceHandler;
import org.barreleye.generated.user.nameservice.NameserviceInterface;
import org.barreleye.generated.user.nameservice.WatchContinuation;
import org.barreleye.knowledge.Fact;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/** The facts that follow from the records of the name service: the services that run, and the cores that are on. */
final class WatchedNames implements Connector<NameserviceBinding>, BindListener<NameserviceBinding>,
        NameserviceHandler, WatchContinuation, Copyable {
    private static final String CORE = "core.";

    private final Domain domain;
    private final SharedKnowledge knowledge;
    private final SortedMap<String, Fact> facts = new TreeMap<>();

    WatchedNames(Domain domain, SharedKnowledge knowledge) {
        this.domain = domain;
        this.knowledge = knowledge;
    }

    void start() {
        domain.connectToNameService(this, this);
    }

    @Override
    public NameserviceBinding connect(Channel channel) {
        return NameserviceInterface.connect(channel, this);
    }

    @Override
    public void bound(NameserviceBinding binding) {
        binding.sendWatch("", this);
    }

    @Override
    public void added(String name, String attributes) {
        removed(name);
        Optional<Fact> fact = fact(name, attributes);
        if (fact.isPresent() && knowledge.add(fact.get())) {
            facts.put(name, fact.get());
            if (name.startsWith(CORE)) {
                knowledge.onJoined();
            }
        }
        if (name.equals(CoreRecord.ALL_REGISTERED)) {
            knowledge.onCoresKnown();
        }
    }

    private static Optional<Fact> fact(String name, String attributes) {
        if (name.equals(CoreRecord.ALL_REGISTERED)) {
            return Optional.empty();
        } else if (!name.startsWith(CORE)) {
            return Optional.of(Fact.of("service", name));
        }
        boolean on = Arrays.asList(attributes.split(" ")).contains("state=on");
        String number = name.substring(CORE.length());
        return on && number.matches("[0-9]{1,9}")
                ? Optional.of(Fact.of("core_on", Integer.parseInt(number))) : Optional.empty();
    }

    @Override
    public void removed(String name) {
        Fact fact = facts.remove(name);
        if (fact != null) {
            knowledge.remove(fact);
            if (name.startsWith(CORE)) {
                knowledge.onLeft(Integer.parseInt(name.substring(CORE.length())));
            }
        }
    }

    /** The records are gone with the name service: watches those of the next one. */
    @Override
    public void onClosed(Failure reason) {
        List.copyOf(facts.keySet()).forEach(this::removed);
        if (reason.kind() == Failure.Kind.PEER_GONE) {
            start();
        }
    }

    @Override
    public void replied(ErrorCode err) {
        if (err.failed()) {
            domain.syscalls().print("cannot watch the records of the name service: " + err);
        }
    }

    @Override
    public void failed(Failure failure) {
        if (failure.kind() == Failure.Kind.PEER_GONE) {
            start();
        } else {
            domain.syscalls().print("cannot watch the records of the name service: " + failure);
        }
    }
}
