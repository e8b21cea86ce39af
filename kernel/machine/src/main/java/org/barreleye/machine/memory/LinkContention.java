package org.barreleye.machine.memory;

import java.util.List;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.machine.description.Link;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Routes;

/** The times until which line transfers occupy the links of the interconnect, for each direction. */
final class LinkContention implements Copyable {
    // Of the packet that carries a line, beside the line.
    private static final int HEADER_BYTES = 8;

    private final Routes routes;
    private final StalledLinks stalledLinks;
    private final boolean unlimited;
    // By link; and by link * 2 + direction.
    @Shared // never changed
    private final long[] occupation;
    private final long[] busyUntil;
    // By from * nodes + to: the links and directions of the way, from its end to its beginning; null until it is first
    // taken.
    @Shared // only computed from the routes
    private final int[][] routeLinks;
    private final int nodes;

    LinkContention(MachineDescription machine, Routes routes, StalledLinks stalledLinks) {
        this.routes = routes;
        this.stalledLinks = stalledLinks;
        List<Link> links = machine.links();
        occupation = new long[links.size()];
        busyUntil = new long[2 * links.size()];
        long all = 0;
        for (int link = 0; link < occupation.length; link++) {
            occupation[link] = links.get(link).occupation(machine.lineBytes() + HEADER_BYTES);
            all += occupation[link];
        }
        unlimited = all == 0 && stalledLinks.isEmpty();
        nodes = machine.nodes().size();
        routeLinks = new int[unlimited ? 0 : nodes * nodes][];
    }

    /**
     * Transfers a line from one node to another.
     *
     * @param now when it sets out
     * @return how long it waits for other lines and for links that are stalled, in picoseconds
     */
    long transfer(int from, int to, long now) {
        if (unlimited) {
            return 0;
        }
        int[] route = routeLinks[from * nodes + to];
        if (route == null) {
            route = findRoute(from, to);
            routeLinks[from * nodes + to] = route;
        }
        long time = now + stalledLinks.delay(from, to, now);
        for (int direction : route) {
            time = Math.max(time, busyUntil[direction]);
            busyUntil[direction] = time + occupation[direction >> 1];
        }
        return time - now;
    }

    private int[] findRoute(int from, int to) {
        int[] route = new int[routes.hops(from, to)];
        int there = to;
        for (int hop = 0; hop < route.length; hop++) {
            int here = routes.previousNode(from, there);
            route[hop] = 2 * routes.lastLink(from, there) + (here < there ? 0 : 1);
            there = here;
        }
        return route;
    }
}
