package org.barreleye.machine.memory;

import java.util.List;
import org.barreleye.machine.description.Link;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Routes;

/** Until when lines that travel occupy the links of the interconnect, each direction for itself. */
final class Traffic {
    // A line and the header of the packet that carries it.
    private static final int PACKET_BYTES = Page.LINE_BYTES + 8;

    private final Routes routes;
    private final boolean unlimited;
    // By link; and by link * 2 + direction.
    private final long[] occupation;
    private final long[] busyUntil;

    Traffic(MachineDescription machine, Routes routes) {
        this.routes = routes;
        List<Link> links = machine.links();
        occupation = new long[links.size()];
        busyUntil = new long[2 * links.size()];
        long all = 0;
        for (int link = 0; link < occupation.length; link++) {
            occupation[link] = links.get(link).occupation(PACKET_BYTES);
            all += occupation[link];
        }
        unlimited = all == 0;
    }

    private Traffic(Traffic source) {
        routes = source.routes;
        unlimited = source.unlimited;
        occupation = source.occupation;
        busyUntil = source.busyUntil.clone();
    }

    Traffic copy() {
        return new Traffic(this);
    }

    /**
     * A line travels from one node to another.
     *
     * @param now when it sets out
     * @return how long it waits for other lines, in picoseconds
     */
    long carry(int from, int to, long now) {
        if (unlimited) {
            return 0;
        }
        long time = now;
        int there = to;
        for (int link = routes.lastLink(from, there); link >= 0; link = routes.lastLink(from, there)) {
            int here = routes.before(from, there);
            int direction = 2 * link + (here < there ? 0 : 1);
            time = Math.max(time, busyUntil[direction]);
            busyUntil[direction] = time + occupation[link];
            there = here;
        }
        return time - now;
    }
}
