package org.barreleye.exploration.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.barreleye.kpi.state.StateCloner;

/**
 * A state of an explored system. It is immutable: a step makes a new state that shares all nodes and channels that the
 * step did not touch.
 */
public final class SystemState {
    private final Scenario scenario;
    private final int[][] renamings;
    private final Node[] nodes;
    // By sender, then receiver, then virtual channel.
    private final List<List<Object>> channels;
    private final Deaths deaths;
    // For each kind of alteration, how many may still happen.
    private List<Integer> alterations;
    private List<Object> history;
    // For each node the two halves of its hash, for each renaming.
    private final long[][] nodeHashes;

    private SystemState(SystemState from) {
        this(from, from.deaths);
    }

    private SystemState(SystemState from, Deaths deaths) {
        scenario = from.scenario;
        renamings = from.renamings;
        nodes = from.nodes.clone();
        channels = new ArrayList<>(from.channels);
        this.deaths = deaths;
        alterations = from.alterations;
        history = from.history;
        nodeHashes = from.nodeHashes.clone();
    }

    private SystemState(Scenario scenario) {
        this.scenario = scenario;
        int count = scenario.nodes().size();
        renamings = renamings(scenario, count);
        nodes = scenario.nodes().toArray(new Node[0]);
        channels = new ArrayList<>(Collections.nCopies(count * count * scenario.virtualChannels(), List.of()));
        deaths = Deaths.none(count);
        alterations = scenario.alterations();
        history = List.of();
        nodeHashes = new long[count][];
        for (int node = 0; node < count; node++) {
            hashNode(node);
        }
    }

    private static int[][] renamings(Scenario scenario, int count) {
        int[][] renamings = new int[scenario.symmetries().size() + 1][];
        renamings[0] = new int[count];
        for (int node = 0; node < count; node++) {
            renamings[0][node] = node;
        }
        for (int i = 1; i < renamings.length; i++) {
            renamings[i] = scenario.symmetries().get(i - 1).clone();
        }
        return renamings;
    }

    /** The first state of a scenario. */
    public static SystemState first(Scenario scenario) {
        return new SystemState(scenario);
    }

    /** The scenario that it belongs to. */
    public Scenario scenario() {
        return scenario;
    }

    /** The number of nodes, dead ones included. */
    public int size() {
        return nodes.length;
    }

    /** The state of a node, which must not be changed. */
    public Node node(int number) {
        return nodes[number];
    }

    /** Returns whether a node has not died. */
    public boolean isAlive(int number) {
        return deaths.isAlive(number);
    }

    /** Returns whether a node has been told of every death of another one, and that it has joined again. */
    public boolean knows(int node, int other) {
        return deaths.knows(node, other);
    }

    /** Returns whether a node has joined again. */
    public boolean hasRejoined() {
        return deaths.rejoined() > 0;
    }

    /** The messages in transit from one node to another: for each virtual channel, the oldest first. */
    public List<Object> inTransit(int from, int to) {
        int first = place(from, to, 0);
        if (scenario.virtualChannels() == 1) {
            return Collections.unmodifiableList(channels.get(first));
        }
        return channels.subList(first, first + scenario.virtualChannels()).stream().flatMap(List::stream).toList();
    }

    /** The message that a step delivers in this state, as it arrives. */
    public Object message(Step.Deliver step) {
        Object sent = channels.get(channelOf(step)).get(placeInChannel(step));
        return step.alteration() == 0 ? sent : ((Alterable) sent).altered(step.alteration()).orElseThrow();
    }

    private int channelOf(Step.Deliver step) {
        return place(step.from(), step.node(), scenario.ordered() ? step.index() : 0);
    }

    private int placeInChannel(Step.Deliver step) {
        return scenario.ordered() ? 0 : step.index();
    }

    /** The events that the nodes have recorded, in their order; none if the scenario does not record them. */
    public List<Object> history() {
        return Collections.unmodifiableList(history);
    }

    private int place(int from, int to, int virtualChannel) {
        return (from * nodes.length + to) * scenario.virtualChannels() + virtualChannel;
    }

    /** All steps that are possible, in a fixed order. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int node = 0; node < nodes.length; node++) {
            if (isAlive(node)) {
                addSteps(steps, node);
            } else if (deaths.rejoined() < scenario.rejoins() && mayRejoin(node)) {
                steps.add(new Step.Rejoin(node));
            }
        }
        return steps;
    }

    private void addSteps(List<Step> steps, int node) {
        for (int from = 0; from < nodes.length; from++) {
            if (deaths.isRejoinUntold(node, from)) {
                steps.add(new Step.ReportRejoin(from, node));
                continue;
            }
            boolean isEmpty = addDeliveries(steps, from, node);
            if (isEmpty && deaths.isDeathUntold(node, from)) {
                steps.add(new Step.ReportDeath(from, node));
            }
        }
        for (long left = nodes[node].operations(); left != 0; left &= left - 1) {
            steps.add(new Step.Start(node, Long.numberOfTrailingZeros(left)));
        }
        if (deaths.count() < scenario.deaths() && deaths.isKnown(node)) {
            steps.add(new Step.Die(node));
        }
    }

    /** Returns whether all others know of the death of a node, and permit that it joins again. */
    private boolean mayRejoin(int node) {
        for (int other = 0; other < nodes.length; other++) {
            if (isAlive(other) && !nodes[other].permitsRejoin(node)) {
                return false;
            }
        }
        return deaths.isKnown(node);
    }

    /** Returns whether nothing is in transit from one node to another. */
    private boolean addDeliveries(List<Step> steps, int from, int node) {
        boolean isEmpty = true;
        for (int i = 0; i < scenario.virtualChannels(); i++) {
            List<Object> channel = channels.get(place(from, node, i));
            isEmpty &= channel.isEmpty();
            int choices = scenario.ordered() ? Math.min(1, channel.size()) : channel.size();
            for (int j = 0; j < choices; j++) {
                if (channel.indexOf(channel.get(j)) == j) {
                    addDeliveries(steps, new Step.Deliver(from, node, scenario.ordered() ? i : j), channel.get(j));
                }
            }
        }
        return isEmpty;
    }

    private void addDeliveries(List<Step> steps, Step.Deliver unaltered, Object message) {
        steps.add(unaltered);
        for (int kind = 1; kind <= alterations.size() && message instanceof Alterable; kind++) {
            if (alterations.get(kind - 1) > 0 && ((Alterable) message).altered(kind).isPresent()) {
                steps.add(new Step.Deliver(unaltered.from(), unaltered.node(), unaltered.index(), kind));
            }
        }
    }

    /** Returns whether nothing is left to do: no message is in transit and no operation can start. */
    public boolean isAtRest() {
        return steps().stream().allMatch(step -> step instanceof Step.Die || step instanceof Step.Rejoin);
    }

    /**
     * The state after a step that is possible in this one.
     *
     * @throws RuntimeException what the handler of the node throws
     */
    public SystemState after(Step step) {
        if (step instanceof Step.Die die) {
            return afterDeath(die.node());
        }
        if (step instanceof Step.Rejoin rejoin) {
            return afterRejoin(rejoin.node());
        }
        SystemState next = step instanceof Step.ReportDeath report
                ? new SystemState(this, deaths.withDeathTold(report))
                : step instanceof Step.ReportRejoin report ? new SystemState(this, deaths.withRejoinTold(report))
                : new SystemState(this);
        next.apply(step);
        next.hashNode(step.node());
        return next;
    }

    private void apply(Step step) {
        int number = step.node();
        Node node = new StateCloner().copy(nodes[number]);
        nodes[number] = node;
        Outbox outbox = new Sending(number);
        if (step instanceof Step.Start start) {
            node.start(start.operation(), outbox);
        } else if (step instanceof Step.Deliver deliver) {
            Object message = message(deliver);
            List<Object> rest = new ArrayList<>(channels.get(channelOf(deliver)));
            rest.remove(placeInChannel(deliver));
            channels.set(channelOf(deliver), rest);
            countAlteration(deliver.alteration());
            node.receive(deliver.from(), message, outbox);
        } else if (step instanceof Step.ReportDeath report) {
            node.onDeath(report.dead(), outbox);
        } else if (step instanceof Step.ReportRejoin report) {
            node.onRejoined(report.joined(), outbox);
        }
    }

    private void countAlteration(int kind) {
        if (kind > 0) {
            List<Integer> fewer = new ArrayList<>(alterations);
            fewer.set(kind - 1, fewer.get(kind - 1) - 1);
            alterations = fewer;
        }
    }

    private SystemState afterDeath(int number) {
        SystemState next = new SystemState(this, deaths.withDeath(number));
        for (int from = 0; from < nodes.length; from++) {
            for (int i = 0; i < scenario.virtualChannels(); i++) {
                next.channels.set(place(from, number, i), List.of());
            }
        }
        return next;
    }

    /** Messages that a node sends to it before that node is told are lost. */
    private SystemState afterRejoin(int number) {
        SystemState next = new SystemState(this, deaths.withRejoin(number));
        next.nodes[number] = nodes[number].nextIncarnation();
        next.hashNode(number);
        return next;
    }

    private void hashNode(int node) {
        long[] hashes = new long[2 * renamings.length];
        for (int i = 0; i < renamings.length; i++) {
            StateHash hash = new StateHash(renamings[i]);
            nodes[node].addTo(hash);
            hashes[2 * i] = hash.high();
            hashes[2 * i + 1] = hash.low();
        }
        nodeHashes[node] = hashes;
    }

    /** The hash of the state: the same for states that differ only by an allowed renaming of nodes. */
    public StateHash hash() {
        StateHash least = hash(0);
        for (int i = 1; i < renamings.length; i++) {
            StateHash hash = hash(i);
            if (hash.high() < least.high() || hash.high() == least.high() && hash.low() < least.low()) {
                least = hash;
            }
        }
        return least;
    }

    private StateHash hash(int renaming) {
        int[] names = renamings[renaming];
        int[] numbers = new int[names.length];
        for (int node = 0; node < names.length; node++) {
            numbers[names[node]] = node;
        }
        StateHash hash = new StateHash(names);
        history.forEach(event -> add(hash, event));
        alterations.forEach(hash::add);
        hash.add(deaths.rejoined());
        for (int name = 0; name < names.length; name++) {
            int node = numbers[name];
            if (isAlive(node)) {
                hash.add(nodeHashes[node][2 * renaming]).add(nodeHashes[node][2 * renaming + 1]);
                deaths.addTo(hash, node);
            } else {
                hash.add(-1);
            }
            for (int otherName = 0; otherName < names.length; otherName++) {
                for (int i = 0; i < scenario.virtualChannels(); i++) {
                    add(hash, channels.get(place(numbers[otherName], node, i)), names);
                }
            }
        }
        return hash;
    }

    private void add(StateHash hash, List<Object> channel, int[] names) {
        hash.add(channel.size());
        long high = 0;
        long low = 0;
        for (Object message : channel) {
            StateHash one = new StateHash(names);
            add(one, message);
            if (scenario.ordered()) {
                hash.add(one.high()).add(one.low());
            } else {
                // A sum, so that the order does not count.
                high += one.high();
                low += one.low();
            }
        }
        hash.add(high).add(low);
    }

    private static void add(StateHash hash, Object value) {
        if (value instanceof Hashed hashed) {
            hashed.addTo(hash);
        } else {
            hash.add(value.toString());
        }
    }

    /** The messages that a node sends in one step. */
    private final class Sending implements Outbox {
        private final int from;

        private Sending(int from) {
            this.from = from;
        }

        @Override
        public void send(int to, Object message) {
            if (isConnectedTo(to)) {
                int channel = place(from, to, ChannelMessage.of(message));
                List<Object> longer = new ArrayList<>(channels.get(channel));
                longer.add(message);
                channels.set(channel, longer);
            }
        }

        private boolean isConnectedTo(int to) {
            return isAlive(to) && knows(from, to);
        }

        @Override
        public void record(Object event) {
            if (!scenario.recorded()) {
                return;
            }
            List<Object> longer = new ArrayList<>(history);
            longer.add(event);
            history = longer;
        }

        @Override
        public boolean hasRoom(int to) {
            return !isConnectedTo(to) || channels.get(place(from, to, 0)).size() < scenario.capacity();
        }

        @Override
        public boolean trySend(int to, Object message) {
            boolean hasRoom = !isConnectedTo(to)
                    || channels.get(place(from, to, ChannelMessage.of(message))).size() < scenario.capacity();
            if (hasRoom) {
                send(to, message);
            }
            return hasRoom;
        }
    }
}
