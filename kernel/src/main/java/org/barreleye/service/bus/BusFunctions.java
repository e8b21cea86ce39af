package org.barreleye.service.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.Domain;
import org.barreleye.domain.device.InterruptCause;
import org.barreleye.domain.device.InterruptHandler;
import org.barreleye.domain.device.InterruptLine;
import org.barreleye.domain.device.InterruptListener;
import org.barreleye.domain.knowledge.KnowledgeConnection;
import org.barreleye.domain.memory.DeviceObject;
import org.barreleye.domain.memory.Placement;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.generated.user.InterruptVectorReference;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.WellKnownSlots;

/**
 * The functions on the bus, of which the knowledge base has facts, and the clients that are told of changes. Bridges
 * interrupt when a function behind them comes or goes.
 */
final class BusFunctions implements InterruptHandler, InterruptListener, Copyable {
    private final Domain domain;
    private final BusPlace place;
    private final KnowledgeConnection knowledge;
    // By their names: those that the knowledge base knows to be present.
    private final SortedMap<String, FoundFunction> present = new TreeMap<>();
    private final SortedMap<String, String> leftFacts = new TreeMap<>();
    private final List<BusSession> watchers = new ArrayList<>();
    private Optional<Enumeration> enumeration = Optional.empty();

    BusFunctions(Domain domain, BusPlace place) {
        this.domain = domain;
        this.place = place;
        knowledge = new KnowledgeConnection(domain);
    }

    void start() {
        Outcome<Region> mapped = domain.addressSpace().map(
                new DeviceObject(new DeviceFrameReference(place.configuration())), Placement.ANYWHERE);
        if (mapped.succeeded()) {
            enumeration = Optional.of(new Enumeration(new ConfigurationSpace(domain, mapped.value()), place));
            scan();
            InterruptLine.connect(domain, new InterruptVectorReference(WellKnownSlots.INTERRUPT_DESTINATION), this,
                    this);
        } else {
            domain.syscalls().print("no configuration space: " + mapped.error().sentence());
        }
        knowledge.open();
    }

    Domain domain() {
        return domain;
    }

    /** The number of the line that stands for the messages of a function. */
    int lineOf(FoundFunction function) {
        return place.firstLine() + function.place().number();
    }

    int count() {
        return present.size();
    }

    /** The next device, in the order of names; bridges are none. */
    Optional<FoundFunction> after(String name) {
        return present.tailMap(name + "\0").values().stream().filter(function -> !function.isBridge()).findFirst();
    }

    void watchedBy(BusSession session) {
        if (!watchers.contains(session)) {
            watchers.add(session);
        }
    }

    void unwatchedBy(BusSession session) {
        watchers.remove(session);
    }

    /** Looks for functions that have come and gone: tells the knowledge base and the watchers. */
    void scan() {
        if (enumeration.isEmpty()) {
            return;
        }
        enumeration.get().look();
        SortedMap<String, FoundFunction> now = new TreeMap<>();
        enumeration.get().functions().forEach(function -> now.put(function.name(), function));
        boolean hasChanged = false;
        for (FoundFunction before : List.copyOf(present.values())) {
            if (!before.equals(now.get(before.name()))) {
                hasChanged = true;
                remove(before, now.containsKey(before.name()));
            }
        }
        for (FoundFunction function : now.values()) {
            if (present.put(function.name(), function) == null) {
                hasChanged = true;
                Optional.ofNullable(leftFacts.remove(function.name())).ifPresent(knowledge::remove);
                function.facts(place.firstLine()).forEach(knowledge::add);
            }
        }
        if (hasChanged) {
            List.copyOf(watchers).forEach(BusSession::notifyOfChange);
        }
    }

    private void remove(FoundFunction function, boolean isReplaced) {
        present.remove(function.name());
        function.facts(place.firstLine()).forEach(knowledge::remove);
        if (!isReplaced) {
            leftFacts.put(function.name(), function.leftFact());
            knowledge.add(function.leftFact());
        }
    }

    /** Enables a device; returns whether it is still the one of this arrival. */
    boolean enable(String name, long arrival) {
        Optional<FoundFunction> found = Optional.ofNullable(present.get(name))
                .filter(function -> function.arrival() == arrival && function.address().isPresent());
        found.ifPresent(enumeration.orElseThrow()::enable);
        return found.isPresent();
    }

    /** The place of the function that has, or had, a name. */
    Optional<FunctionPlace> place(String name) {
        return enumeration.flatMap(bus -> bus.place(name));
    }

    /** Switches a slot on or off, which the bridge tells by an interrupt; returns whether it is behind a bridge. */
    boolean setPower(FunctionPlace slot, boolean isOn) {
        return enumeration.orElseThrow().setPower(slot, isOn);
    }

    @Override
    public void connected(InterruptLine line) {
        Enumeration bus = enumeration.orElseThrow();
        bus.bridges().forEach(bridge -> bus.port(bridge).enableInterrupt(place.core(), place.hotPlugVector()));
    }

    @Override
    public void failed(Failure reason) {
        domain.syscalls().print("bridges cannot tell what comes and goes: " + reason);
    }

    @Override
    public void onInterrupt(InterruptCause cause) {
        scan();
    }
}
