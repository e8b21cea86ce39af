package org.barreleye.machine.description;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.barreleye.kpi.state.Shared;

/**
 * The way from every node to every other: over the fewest links and, of equally many, over those listed first. Times
 * along it in picoseconds.
 */
@Shared // never changed
public final class Routes {
    private static final int NONE = -1;

    private final int count;
    private final int[] nodesOfCores;
    // By from * count + to. The last link of the way, and the node before it.
    private final int[] hops;
    private final int[] lastLink;
    private final int[] previousNode;
    private final long[] fetch;
    private final long[] invalidation;
    private final long[] interrupt;
    private final long[] jitter;

    /** Finds the ways of a machine. */
    public Routes(MachineDescription machine) {
        count = machine.nodes().size();
        nodesOfCores = machine.nodesOfCores();
        int pairs = count * count;
        hops = new int[pairs];
        lastLink = new int[pairs];
        previousNode = new int[pairs];
        fetch = new long[pairs];
        invalidation = new long[pairs];
        interrupt = new long[pairs];
        jitter = new long[pairs];
        Arrays.fill(lastLink, NONE);
        int[][] linksAt = linksAt(machine.links());
        for (int from = 0; from < count; from++) {
            findRoutes(from, machine.links(), linksAt);
            for (int to = 0; to < count; to++) {
                if (to != from) {
                    fetch[from * count + to] += machine.nodes().get(from).egress();
                }
            }
        }
    }

    /** The links of each node, as places in the list of links, in ascending order. */
    private int[][] linksAt(List<Link> links) {
        int[][] linksAt = new int[count][];
        for (int node = 0; node < count; node++) {
            int here = node;
            linksAt[node] = IntStream.range(0, links.size())
                    .filter(index -> links.get(index).one() == here || links.get(index).other() == here)
                    .toArray();
        }
        return linksAt;
    }

    private void findRoutes(int from, List<Link> links, int[][] linksAt) {
        int[] reached = new int[count];
        int end = 1;
        reached[0] = from;
        for (int start = 0; start < end; start++) {
            int here = reached[start];
            for (int index : linksAt[here]) {
                Link link = links.get(index);
                int there = link.one() == here ? link.other() : link.one();
                if (there != from && lastLink[from * count + there] == NONE) {
                    extend(from, here, there, index, link);
                    reached[end++] = there;
                }
            }
        }
    }

    private void extend(int from, int here, int there, int index, Link link) {
        int route = from * count + there;
        int shorter = from * count + here;
        lastLink[route] = index;
        previousNode[route] = here;
        hops[route] = hops[shorter] + 1;
        fetch[route] = fetch[shorter] + link.fetch();
        invalidation[route] = invalidation[shorter] + link.invalidation();
        interrupt[route] = interrupt[shorter] + link.interrupt();
        jitter[route] = jitter[shorter] + link.jitter();
    }

    /** The node of a core, which is named by its place in the machine's list. */
    public int nodeOf(int core) {
        return nodesOfCores[core];
    }

    /** The number of links of the route. */
    public int hops(int from, int to) {
        return hops[from * count + to];
    }

    /** The time that the route adds to a fetch by a core of the first node from the second: both ways. */
    public long fetch(int from, int to) {
        return fetch[from * count + to];
    }

    /** The time that the route adds to an invalidation: both ways. */
    public long invalidation(int from, int to) {
        return invalidation[from * count + to];
    }

    /** The time that the route adds to an interrupt: one way. */
    public long interrupt(int from, int to) {
        return interrupt[from * count + to];
    }

    /** The largest jitter of each of these. */
    public long jitter(int from, int to) {
        return jitter[from * count + to];
    }

    /** The last link of the way, as a place in the machine's list of links; -1 if the nodes are the same. */
    public int lastLink(int from, int to) {
        return lastLink[from * count + to];
    }

    /** The node before the last link of the way. */
    public int previousNode(int from, int to) {
        return previousNode[from * count + to];
    }
}
