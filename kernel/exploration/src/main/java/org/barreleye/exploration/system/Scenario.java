package org.barreleye.exploration.system;

import java.util.List;

/**
 * The begin of an exploration.
 *
 * @param name in reports
 * @param nodes the first states of the nodes; a node's number is its index
 * @param ordered whether the messages from one node to another arrive in the order in which they were sent
 * @param virtualChannels the number of virtual channels from one node to another, each of which keeps its order; 1
 *     unless messages are {@link ChannelMessage}
 * @param capacity the number of messages that a channel holds before {@link Outbox#trySend} refuses one, 1 or more
 * @param deaths the number of nodes that may die, at any time
 * @param rejoins the number of times that a node which has died may join again
 * @param alterations how many {@link Alterable} messages may be altered in transit, for each kind from 1 on
 * @param recorded whether the order of the events that nodes record is a part of the state
 * @param symmetries renamings of nodes under which the first states are equal, apart from the identity
 * @param checkers the rules
 */
public record Scenario(String name, List<? extends Node> nodes, boolean ordered, int virtualChannels, int capacity,
        int deaths, int rejoins, List<Integer> alterations, boolean recorded, List<int[]> symmetries,
        List<Checker> checkers) {
    /** Copies the lists. */
    public Scenario {
        nodes = List.copyOf(nodes);
        alterations = List.copyOf(alterations);
        symmetries = List.copyOf(symmetries);
        checkers = List.copyOf(checkers);
        if (capacity < 1) {
            throw new IllegalArgumentException("a channel holds 1 message or more, not " + capacity);
        }
        if (virtualChannels < 1 || virtualChannels > 1 && !ordered) {
            throw new IllegalArgumentException("a channel without order is 1 virtual channel, and one with order 1 or "
                    + "more, not " + virtualChannels);
        }
    }

    /** A scenario with channels that keep the order and never refuse, without deaths. */
    public static Scenario of(String name, List<? extends Node> nodes, List<Checker> checkers) {
        return new Scenario(name, nodes, true, 1, Integer.MAX_VALUE, 0, 0, List.of(), false, List.of(), checkers);
    }

    /** The same with channels that deliver messages in any order. */
    public Scenario unordered() {
        return new Scenario(name, nodes, false, virtualChannels, capacity, deaths, rejoins, alterations, recorded,
                symmetries, checkers);
    }

    /** The same with a number of virtual channels from one node to another. */
    public Scenario withVirtualChannels(int number) {
        return new Scenario(name, nodes, ordered, number, capacity, deaths, rejoins, alterations, recorded,
                symmetries, checkers);
    }

    /** The same with nodes that may be renamed. */
    public Scenario withSymmetries(List<int[]> renamings) {
        return new Scenario(name, nodes, ordered, virtualChannels, capacity, deaths, rejoins, alterations, recorded,
                renamings, checkers);
    }

    /** The same with nodes that may die. */
    public Scenario withDeaths(int number) {
        return new Scenario(name, nodes, ordered, virtualChannels, capacity, number, rejoins, alterations, recorded,
                symmetries, checkers);
    }

    /**
     * The same with nodes that have died and may join again, as {@link Node#nextIncarnation}, when all others know of
     * their death and permit it.
     */
    public Scenario withRejoins(int number) {
        return new Scenario(name, nodes, ordered, virtualChannels, capacity, deaths, number, alterations, recorded,
                symmetries, checkers);
    }

    /** The same with messages that may be altered in transit: for each kind from 1 on, how many. */
    public Scenario withAlterations(List<Integer> numbers) {
        return new Scenario(name, nodes, ordered, virtualChannels, capacity, deaths, rejoins, numbers, recorded,
                symmetries, checkers);
    }

    /** The same with the order of events as a part of the state. */
    public Scenario recording() {
        return new Scenario(name, nodes, ordered, virtualChannels, capacity, deaths, rejoins, alterations, true,
                symmetries, checkers);
    }

    /** The same with channels of a bounded capacity. */
    public Scenario withCapacity(int messages) {
        return new Scenario(name, nodes, ordered, virtualChannels, messages, deaths, rejoins, alterations, recorded,
                symmetries, checkers);
    }
}
