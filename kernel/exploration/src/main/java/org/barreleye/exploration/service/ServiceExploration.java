package org.barreleye.exploration.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.barreleye.exploration.schedule.Run;
import org.barreleye.exploration.schedule.Schedule;
import org.barreleye.exploration.schedule.SequenceDiagram;
import org.barreleye.exploration.schedule.Shrinker;
import org.barreleye.exploration.schedule.Violation;
import org.barreleye.exploration.search.ExhaustiveSearch;
import org.barreleye.exploration.search.SearchResult;
import org.barreleye.exploration.system.Checker;
import org.barreleye.exploration.system.Node;
import org.barreleye.exploration.system.Scenario;
import org.barreleye.exploration.system.Step;
import org.barreleye.exploration.system.SystemState;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityIdentity;
import org.barreleye.kpi.types.Rights;

/**
 * Explores a service: every order in which the lines of its rings arrive, clients make calls, and nodes die. The
 * handshakes are done before. Node 0 is the service, the others are clients.
 *
 * <p>What the service and the continuations refer to is copied at each step, so it has to be {@link Copyable}: classes
 * and records, not lambda expressions that capture something.
 *
 * @param <S> the class of the service
 * @param <B> the generated binding of its interface
 */
public final class ServiceExploration<S extends Copyable, B extends Binding> {
    // One for lines, one for capabilities.
    private static final int VIRTUAL_CHANNELS = 2;

    /** Makes the service's end of a binding. */
    @FunctionalInterface
    public interface Acceptor<S, B> {
        /** Makes the end of the binding of one client, over a channel. */
        B accept(S service, LineChannel channel);
    }

    private final SearchBounds bounds;
    private final List<ClientCall<B>> calls = new ArrayList<>();
    private final List<Checker> checkers = new ArrayList<>(List.of(new CallContract(), new BindingOrder(),
            new NoCallAfterClose(), new CapabilityConservation()));
    private boolean ordersCalls;
    private Function<CapabilitySpace, S> service;
    private int capabilities;
    private CapabilityIdentity identity = new CapabilityIdentity(0, Rights.ALL);
    private Acceptor<S, B> acceptor;
    private Function<LineChannel, B> connector;

    /**
     * The bounds of an exploration.
     *
     * @param cores the number of nodes: the service and its clients, 2 or more
     * @param calls the number of calls that each client makes at most
     * @param deaths the number of nodes that may die
     * @param ringLines the lines of each ring, 2 or more: with few, rings are full often
     * @param revocations the number of capabilities that may be revoked while they are in transit
     * @param refusals the number of capabilities for which their receiver may have no slot
     * @param states the number of states after which the exploration gives up
     */
    public record SearchBounds(int cores, int calls, int deaths, int ringLines, int revocations, int refusals,
            long states) {
        /** Bounds without revocations and refusals of capabilities. */
        public SearchBounds(int cores, int calls, int deaths, int ringLines, long states) {
            this(cores, calls, deaths, ringLines, 0, 0, states);
        }

        /** Checks the bounds. */
        public SearchBounds {
            if (cores < 2) {
                throw new IllegalArgumentException("a service and a client need 2 cores, not " + cores);
            }
        }
    }

    /** Prepares an exploration within bounds. */
    public ServiceExploration(SearchBounds bounds) {
        this.bounds = bounds;
    }

    /**
     * Sets the service.
     *
     * @param newService makes it
     * @param newAcceptor makes its end of a binding
     */
    public ServiceExploration<S, B> service(Supplier<S> newService, Acceptor<S, B> newAcceptor) {
        return serviceWithCapabilities(space -> newService.get(), newAcceptor);
    }

    /**
     * Sets a service that makes or releases capabilities.
     *
     * @param newService makes it, from the space of the capabilities of its node
     * @param newAcceptor makes its end of a binding
     */
    public ServiceExploration<S, B> serviceWithCapabilities(Function<CapabilitySpace, S> newService,
            Acceptor<S, B> newAcceptor) {
        service = newService;
        acceptor = newAcceptor;
        return this;
    }

    /** Gives each client some capabilities of type 0 with all rights; a call takes them from its result object. */
    public ServiceExploration<S, B> capabilities(int number) {
        return capabilities(number, identity);
    }

    /** Gives each client some capabilities of a type with some rights. */
    public ServiceExploration<S, B> capabilities(int number, CapabilityIdentity newIdentity) {
        capabilities = number;
        identity = newIdentity;
        return this;
    }

    /** Sets what makes a client's end of its binding over a channel. */
    public ServiceExploration<S, B> clients(Function<LineChannel, B> newConnector) {
        connector = newConnector;
        return this;
    }

    /** Adds a call that each client can make whenever it has none outstanding. */
    public ServiceExploration<S, B> call(String name, BiConsumer<B, CallResult> action) {
        return call(name, results -> true, action);
    }

    /** Adds a call that a client can make when it has none outstanding and its earlier results satisfy a condition. */
    public ServiceExploration<S, B> call(String name, Predicate<List<CallResult>> when,
            BiConsumer<B, CallResult> action) {
        calls.add(new ClientCall<>(name, 0, when, action));
        return this;
    }

    /**
     * Adds a call that a client can make when it has none outstanding, and at least some number of capabilities. The
     * action gets them from the result: {@link CallResult#capability} and {@link CallResult#give}.
     */
    public ServiceExploration<S, B> callWithCapabilities(String name, int needed, BiConsumer<B, CallResult> action) {
        calls.add(new ClientCall<>(name, needed, results -> true, action));
        return this;
    }

    /** Adds a rule that holds in every state. */
    public ServiceExploration<S, B> invariant(String name, Predicate<ServiceView<S>> holds) {
        checkers.add(new Checker() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<String> check(SystemState state) {
                return holds.test(new ServiceView<>(state)) ? Optional.empty() : Optional.of("does not hold");
            }
        });
        return this;
    }

    /** Demands that the calls are linearizable with respect to a model. */
    public <M> ServiceExploration<S, B> linearizable(SequentialModel<M> model) {
        checkers.add(new Linearizability<>(model));
        ordersCalls = true;
        return this;
    }

    /** The scenario: the service and its clients after their handshakes. */
    public Scenario scenario() {
        if (service == null || connector == null || calls.isEmpty()) {
            throw new IllegalStateException("an exploration needs a service, clients, and at least one call");
        }
        NodeBindings<B> serviceBindings = new NodeBindings<>(0);
        List<Node> nodes = new ArrayList<>();
        S made = service.apply(serviceBindings.space());
        for (int client = 1; client < bounds.cores(); client++) {
            ExploredEnd<B> serviceEnd = serviceBindings.add(client, bounds.ringLines());
            serviceEnd.attach(acceptor.accept(made, serviceEnd.channel()));
            nodes.add(newClient(client));
        }
        nodes.add(0, new ServiceNode<>(made, serviceBindings));
        Scenario scenario =
                Scenario.of("service with " + (bounds.cores() - 1) + " clients", afterHandshakes(nodes), checkers)
                .withVirtualChannels(VIRTUAL_CHANNELS)
                .withCapacity(bounds.ringLines() - 1)
                .withDeaths(bounds.deaths())
                .withAlterations(List.of(bounds.revocations(), bounds.refusals()));
        return ordersCalls ? scenario.recording() : scenario;
    }

    private Node newClient(int number) {
        NodeBindings<B> bindings = new NodeBindings<>(number);
        ExploredEnd<B> end = bindings.add(0, bounds.ringLines());
        end.attach(connector.apply(end.channel()));
        ClientNode<B> client = new ClientNode<>(number, bounds.calls(), calls, bindings);
        client.addCapabilities(capabilities, identity);
        return client;
    }

    private static List<Node> afterHandshakes(List<Node> nodes) {
        SystemState state = SystemState.first(Scenario.of("handshakes", nodes, List.of())
                .withVirtualChannels(VIRTUAL_CHANNELS));
        for (int client = 1; client < nodes.size(); client++) {
            state = state.after(new Step.Start(client, ClientNode.BIND));
        }
        Optional<Step> next = delivery(state);
        while (next.isPresent()) {
            state = state.after(next.get());
            next = delivery(state);
        }
        List<Node> bound = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            bound.add(state.node(node));
        }
        return bound;
    }

    private static Optional<Step> delivery(SystemState state) {
        return state.steps().stream().filter(Step.Deliver.class::isInstance).findFirst();
    }

    /** Explores everything within the bounds. */
    public SearchResult run() {
        return new ExhaustiveSearch(scenario()).withoutSleepSets().cutAt(bounds.states()).run();
    }

    /**
     * Explores everything within the bounds.
     *
     * @throws AssertionError if a rule is violated, with the shortest schedule that was found as a diagram and as a
     *     line for {@link #replay}; or if the exploration was cut
     */
    public SearchResult explore() {
        SearchResult result = run();
        result.violation().ifPresent(violation -> {
            throw new AssertionError(report(new Shrinker(scenario()).shrink(violation)));
        });
        if (!result.complete()) {
            throw new AssertionError("cut after " + result.states() + " states: nothing is shown; allow more states, "
                    + "or fewer calls, cores or deaths");
        }
        return result;
    }

    /**
     * Runs one schedule.
     *
     * @throws AssertionError if a rule is violated, with the diagram
     */
    public void replay(Schedule schedule) {
        Run run = Run.of(scenario(), schedule);
        run.violation().ifPresent(violation -> {
            throw new AssertionError(report(violation));
        });
    }

    private String report(Violation violation) {
        return violation.rule() + ": " + violation.sentence() + "\n"
                + String.join("\n", new SequenceDiagram(scenario()).of(violation.schedule()))
                + "\nreplay with -Dexplored.schedule=\"" + violation.schedule() + "\"";
    }
}
