package org.barreleye.machine.memory;

import java.util.List;
import org.barreleye.machine.description.Link;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Routes;

/** Until when lines that travel occupy the links of the interconnect, each direction for itself. */
final class Traffic {
    // Of the packet that carries a line, beside the line.
    private static final int HEADER_BYTES = 8;

    private final Routes routes;
    private final StalledLinks stalled;
    private final boolean unlimited;
    // By link; and by link * 2 + direction.
    private final long[] occupation;
    private final long[] busyUntil;
    // By from * nodes + to: the links and directions of the way, from its end to its beginning; null until it is first taken.
    private final int[][] ways;
    private final int nodes;

    Traffic(MachineDescription machine, Routes routes, StalledLinks stalled) {
        this.routes = routes;
        this.stalled = stalled;
        List<Link> links = machine.links();
        occupation = new long[links.size()];
        busyUntil = new long[2 * links.size()];
        long all = 0;
        for (int link = 0; link < occupation.length; link++) {
            occupation[link] = links.get(link).occupation(machine.lineBytes() + HEADER_BYTES);
            all += occupation[link];
        }
        unlimited = all == 0 && stalled.areNone();
        nodes = machine.nodes().size();
        ways = new int[unlimited ? 0 : nodes * nodes][];
    }

    private Traffic(Traffic source) {
        routes = source.routes;
        stalled = source.stalled;
        unlimited = source.unlimited;
        occupation = source.occupation;
        busyUntil = source.busyUntil.clone();
        nodes = source.nodes;
        ways = source.ways;
    }

    Traffic copy() {
        return new Traffic(this);
    }

    /**
     * A line travels from one node to another.
     *
     * @param now when it sets out
     * @return how long it waits for other lines and for links that are stalled, in picoseconds
     */
    long carry(int from, int to, long now) {
        if (unlimited) {
            return 0;
        }
        int[] way = ways[from * nodes + to];
        if (way == null) {
            way = way(from, to);
            ways[from * nodes + to] = way;
        }
        long time = now + stalled.delay(from, to, now);
        for (int direction : way) {
            time = Math.max(time, busyUntil[direction]);
            busyUntil[direction] = time + occupation[direction >> 1];
        }
        return time - now;
    }

    private int[] way(int from, int to) {
        int[] way = new int[routes.hops(from, to)];
        int there = to;
        for (int hop = 0; hop < way.length; hop++) {
            int here = routes.before(from, there);
            way[hop] = 2 * routes.lastLink(from, there) + (here < there ? 0 : 1);
            there = here;
        }
        return way;
    }
}
