package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Routes;
import org.barreleye.machine.memory.StalledLinks;
import org.barreleye.machine.random.SeededRandom;

/** How long signals of one core are on their way, and how long after its own signal the core starts. In picoseconds. */
final class InterruptLatencies implements Copyable {
    // By target; never written after construction, so copies share them.
    private final StalledLinks stalledLinks;
    @Shared // never changed
    private final int[] nodes;
    private final int node;
    @Shared // never changed
    private final long[] latencies;
    @Shared // never changed
    private final long[] jitters;
    private final long startSkewBound;
    private final SeededRandom interruptRandom;
    private final SeededRandom startRandom;

    InterruptLatencies(MachineDescription machine, Routes routes, StalledLinks stalledLinks, int index,
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

    /** How long a signal to a core takes that is sent now; none to itself. */
    long latencyTo(int target, long now) {
        return stalledLinks.delay(node, nodes[target], now) + latencies[target] + interruptRandom.upTo(jitters[target]);
    }

    /** How long a device's signal on behalf of this core takes, by the device's own chance. */
    long latencyTo(int target, long now, SeededRandom device) {
        return stalledLinks.delay(node, nodes[target], now) + latencies[target] + device.upTo(jitters[target]);
    }

    /** How much later than told the core starts this time. */
    long startSkew() {
        return startRandom.upTo(startSkewBound);
    }
}
