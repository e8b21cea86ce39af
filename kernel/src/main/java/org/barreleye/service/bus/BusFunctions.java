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
import org.barreleye.domain.knowledge.SolutionListener;
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
    // By their names.
    private final SortedMap<String, FoundFunction> present = new TreeMap<>();
    // Those of which the knowledge base has the facts: clients are not told of others.
    private final SortedMap<String, FoundFunction> published = new TreeMap<>();
    private final SortedMap<String, String> leftFacts = new TreeMap<>();
    private final List<BusSession> watchers = new ArrayList<>();
    // Requests that are answered when the knowledge base has been told.
    private final List<ScanListener> requests = new ArrayList<>();
    private Optional<BusOpening> opening = Optional.empty();
    private Optional<Enumeration> enumeration = Optional.empty();
    private int scans;

    BusFunctions(Domain domain, BusPlace place) {
        this.domain = domain;
        this.place = place;
        knowledge = new KnowledgeConnection(domain);
    }

    /**
     * Walks over the bus.
     *
     * @param whenKnown is told when the knowledge base has the facts
     */
    void start(BusOpening whenKnown) {
        opening = Optional.of(whenKnown);
        Outcome<Region> mapped = domain.addressSpace().map(
                new DeviceObject(new DeviceFrameReference(place.configuration())), Placement.ANYWHERE);
        if (mapped.succeeded()) {
            enumeration = Optional.of(new Enumeration(new ConfigurationSpace(domain, mapped.value()), place));
            scan();
            InterruptLine.connect(domain, new InterruptVectorReference(WellKnownSlots.INTERRUPT_DESTINATION), this,
                    this);
        } else {
            domain.syscalls().print("no configuration space: " + mapped.error().sentence());
            scan();
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

    /** Looks for functions that have come and gone, on request. */
    void rescan(ScanListener listener) {
        requests.add(listener);
        scan();
    }

    /** The next device, in the order of names; bridges are none. */
    Optional<FoundFunction> after(String name) {
        return published.tailMap(name + "\0").values().stream().filter(function -> !function.isBridge()).findFirst();
    }

    void watchedBy(BusSession session) {
        if (!watchers.contains(session)) {
            watchers.add(session);
        }
    }

    void unwatchedBy(BusSession session) {
        watchers.remove(session);
    }

    /** Looks for functions that have come and gone: tells the knowledge base, and then the watchers. */
    private void scan() {
        enumeration.ifPresent(Enumeration::look);
        SortedMap<String, FoundFunction> now = new TreeMap<>();
        enumeration.ifPresent(bus -> bus.functions().forEach(function -> now.put(function.name(), function)));
        for (FoundFunction before : List.copyOf(present.values())) {
            if (!before.equals(now.get(before.name()))) {
                remove(before, now.containsKey(before.name()));
            }
        }
        for (FoundFunction function : now.values()) {
            if (present.put(function.name(), function) == null) {
                Optional.ofNullable(leftFacts.remove(function.name())).ifPresent(knowledge::remove);
                function.facts(place.firstLine()).forEach(knowledge::add);
            }
        }
        scans++;
        // Answered after the facts before it: drivers are chosen by them.
        knowledge.ask("true.", new Told(this, scans));
    }

    /** The knowledge base has been told what a scan has found. */
    private void onTold(int scan) {
        if (scan != scans) {
            return; // another one follows
        }
        boolean hasChanged = !published.equals(present);
        published.clear();
        published.putAll(present);
        opening.ifPresent(BusOpening::open);
        opening = Optional.empty();
        if (hasChanged) {
            List.copyOf(watchers).forEach(BusSession::notifyOfChange);
        }
        List<ScanListener> answered = List.copyOf(requests);
        requests.clear();
        answered.forEach(listener -> listener.onTold(published.size()));
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

    /** Switches a slot on or off; returns whether it is behind a bridge. */
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

    /**
     * The answer to a question that follows facts.
     *
     * @param functions of which they are
     * @param scan the number of the scan
     */
    private record Told(BusFunctions functions, int scan) implements SolutionListener {
        @Override
        public void onSolution(SortedMap<String, String> values) {
            functions.onTold(scan);
        }

        @Override
        public void onNoSolution() {
            functions.onTold(scan);
        }

        /** Without a knowledge base no driver is chosen, but the functions can be listed. */
        @Override
        public void onProblem(String problem) {
            functions.onTold(scan);
        }
    }
}
