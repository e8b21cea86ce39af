package org.barreleye.machine.memory;

import java.util.List;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.description.Link;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Routes;
import org.barreleye.machine.fault.LinkStall;

/** The times at which links are stalled by faults, and what has waited for them. */
public final class StalledLinks implements Copyable {
    private final Routes routes;
    private final List<LinkStall> stalls;
    // By stall: which link, from when, until when.
    private final int[] links;
    private final long[] from;
    private final long[] until;
    // By stall: how many transfers and signals have waited, and how long in all, in picoseconds.
    private final long[] waitCounts;
    private final long[] waitTimes;

    /**
     * Creates the stalls of a machine's links.
     *
     * @throws IllegalArgumentException if there is no such link
     */
    public StalledLinks(MachineDescription machine, Routes routes, List<LinkStall> stalls) {
        this.routes = routes;
        this.stalls = stalls;
        waitCounts = new long[stalls.size()];
        waitTimes = new long[stalls.size()];
        links = stalls.stream().mapToInt(stall -> linkIndex(machine, stall)).toArray();
        from = stalls.stream().mapToLong(LinkStall::at).toArray();
        until = stalls.stream().mapToLong(stall -> stall.at() + stall.duration()).toArray();
    }

    private StalledLinks() {
        routes = null; // nothing is ever on a way that could stall
        stalls = List.of();
        waitCounts = new long[0];
        waitTimes = new long[0];
        links = new int[0];
        from = new long[0];
        until = new long[0];
    }

    /** No link ever stalls. */
    public static StalledLinks none() {
        return new StalledLinks();
    }

    private static int linkIndex(MachineDescription machine, LinkStall stall) {
        int low = Math.min(stall.one(), stall.other());
        int high = Math.max(stall.one(), stall.other());
        List<Link> all = machine.links();
        for (int index = 0; index < all.size(); index++) {
            if (all.get(index).one() == low && all.get(index).other() == high) {
                return index;
            }
        }
        throw new IllegalArgumentException("no link joins nodes " + stall.one() + " and " + stall.other()
                + ", so none can stall");
    }

    boolean isEmpty() {
        return links.length == 0;
    }

    /** The number of transfers and signals that have waited for a stall so far. */
    public long waits(LinkStall stall) {
        return waitCounts[stalls.indexOf(stall)];
    }

    /** How long all of them together have waited or will, in picoseconds. */
    public long waited(LinkStall stall) {
        return waitTimes[stalls.indexOf(stall)];
    }

    /**
     * The wait of a transfer for stalled links on its route, in picoseconds. Counts it.
     *
     * @param here its source node
     * @param there its destination node
     * @param now the time at which it starts
     */
    public long delay(int here, int there, long now) {
        return isEmpty() ? 0 : arrivalTime(here, there, now) - now;
    }

    /** The time at which a transfer has passed the last link of its route to a node. */
    private long arrivalTime(int here, int there, long now) {
        if (here == there) {
            return now;
        }
        long time = arrivalTime(here, routes.previousNode(here, there), now);
        int link = routes.lastLink(here, there);
        boolean waits = true;
        while (waits) {
            waits = false;
            for (int stall = 0; stall < links.length; stall++) {
                if (links[stall] == link && time >= from[stall] && time < until[stall]) {
                    waitCounts[stall]++;
                    waitTimes[stall] += until[stall] - time;
                    time = until[stall];
                    waits = true;
                }
            }
        }
        return time;
    }
}
