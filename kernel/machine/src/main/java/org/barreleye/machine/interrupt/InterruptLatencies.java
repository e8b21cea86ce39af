package org.barreleye.machine.interrupt;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Routes;
import org.barreleye.machine.memory.StalledLinks;
import org.barreleye.machine.random.SeededRandom;

/**
 * The latencies of the interrupts that one core sends, and the delay of its own start. In picoseconds.
 */
public final class InterruptLatencies implements Copyable {
    private final StalledLinks stalledLinks;
    // By target.
    @Shared // never written after construction
    private final int[] nodes;
    private final int node;
    @Shared // never changed
    private final long[] latencies;
    @Shared // never changed
    private final long[] jitters;
    private final long startSkewBound;
    private final SeededRandom interruptRandom;
    private final SeededRandom startRandom;

    /** Computes the latencies of the core at an index of the machine's list. */
    public InterruptLatencies(MachineDescription machine, Routes routes, StalledLinks stalledLinks, int index,
            SeededRandom random) {
        CoreId self = machine.cores().get(index).id();
        this.stalledLinks = stalledLinks;
        node = routes.nodeOf(index);
        nodes = new int[machine.cores().size()];
        latencies = new long[nodes.length];
        jitters = new long[latencies.length];
        for (int target = 0; target < latencies.length; target++) {
            nodes[target] = routes.nodeOf(target);
            if (target != index) {
                int targetNode = nodes[target];
                latencies[target] = machine.nodes().get(node).interrupt() + routes.interrupt(node, targetNode);
                jitters[target] = routes.jitter(node, targetNode);
            }
        }
        startSkewBound = machine.startSkew();
        interruptRandom = random.fork("signals of " + self);
        startRandom = random.fork("starts of " + self);
    }

    /** The latency of an interrupt that the core sends now; 0 to itself. Draws the jitter of the way. */
    public long latencyTo(int target, long now) {
        return stalledLinks.delay(node, nodes[target], now) + latencies[target] + interruptRandom.upTo(jitters[target]);
    }

    /** The latency of an interrupt that a device sends for this core; draws the jitter from the device's generator. */
    public long latencyTo(int target, long now, SeededRandom device) {
        return stalledLinks.delay(node, nodes[target], now) + latencies[target] + device.upTo(jitters[target]);
    }

    /** The delay of this start of the core, drawn anew for each start. */
    public long startSkew() {
        return startRandom.upTo(startSkewBound);
    }
}
