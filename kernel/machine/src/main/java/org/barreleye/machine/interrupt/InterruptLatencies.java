package org.barreleye.machine.interrupt;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Routes;
import org.barreleye.machine.memory.StalledLinks;
import org.barreleye.machine.random.SeededRandom;

/** The latencies of the interrupts that one core sends, and the delay of its own start. In picoseconds. */
public final class InterruptLatencies implements Copyable {
    private final Routes routes;
    private final StalledLinks stalledLinks;
    private final int core;
    private final int node;
    // From the core to the links of its node.
    private final long ofNode;
    private final long startSkewBound;
    private final SeededRandom interruptRandom;
    private final SeededRandom startRandom;

    /** Computes the latencies of the core at an index of the machine's list. */
    public InterruptLatencies(MachineDescription machine, Routes routes, StalledLinks stalledLinks, int index,
            SeededRandom random) {
        CoreId self = machine.cores().get(index).id();
        this.routes = routes;
        this.stalledLinks = stalledLinks;
        core = index;
        node = routes.nodeOf(index);
        ofNode = machine.nodes().get(node).interrupt();
        startSkewBound = machine.startSkew();
        interruptRandom = random.fork("signals of " + self);
        startRandom = random.fork("starts of " + self);
    }

    /** The latency of an interrupt that the core sends now; 0 to itself. Draws the jitter of the way. */
    public long latencyTo(int target, long now) {
        return latencyTo(target, now, interruptRandom);
    }

    /** The same for an interrupt that a device sends for this core; draws the jitter from the device's generator. */
    public long latencyTo(int target, long now, SeededRandom random) {
        if (target == core) {
            return 0;
        }
        int to = routes.nodeOf(target);
        return stalledLinks.delay(node, to, now) + ofNode + routes.interrupt(node, to)
                + random.upTo(routes.jitter(node, to));
    }

    /** The delay of this start of the core, drawn anew for each start. */
    public long startSkew() {
        return startRandom.upTo(startSkewBound);
    }
}
