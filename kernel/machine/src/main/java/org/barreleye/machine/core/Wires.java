package org.barreleye.machine.core;

import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.chance.Chance;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Routes;
import org.barreleye.machine.memory.StalledLinks;

/** How long signals of one core are on their way, and how long after its own signal the core starts. In picoseconds. */
final class Wires implements Copyable {
    // By target; never written after construction, so copies share them.
    private final StalledLinks stalled;
    private final int[] nodes;
    private final int here;
    private final long[] latencies;
    private final long[] jitters;
    private final long startSkewBound;
    private final Chance signals;
    private final Chance starts;

    Wires(MachineDescription machine, Routes routes, StalledLinks stalled, int index, Chance chance) {
        CoreId self = machine.cores().get(index).id();
        this.stalled = stalled;
        here = routes.nodeOf(index);
        nodes = new int[machine.cores().size()];
        latencies = new long[nodes.length];
        jitters = new long[latencies.length];
        for (int target = 0; target < latencies.length; target++) {
            nodes[target] = routes.nodeOf(target);
            if (target != index) {
                int there = nodes[target];
                latencies[target] = machine.nodes().get(here).interrupt() + routes.interrupt(here, there);
                jitters[target] = routes.jitter(here, there);
            }
        }
        startSkewBound = machine.startSkew();
        signals = chance.fork("signals of " + self);
        starts = chance.fork("starts of " + self);
    }

    private Wires(Wires source, Copier copier) {
        copier.enter(source, this);
        stalled = source.stalled;
        nodes = source.nodes;
        here = source.here;
        latencies = source.latencies;
        jitters = source.jitters;
        startSkewBound = source.startSkewBound;
        signals = copier.of(source.signals);
        starts = copier.of(source.starts);
    }

    @Override
    public Wires copy(Copier copier) {
        return new Wires(this, copier);
    }

    /** How long a signal to a core takes that is sent now; none to itself. */
    long latencyTo(int target, long now) {
        return stalled.delay(here, nodes[target], now) + latencies[target] + signals.upTo(jitters[target]);
    }

    /** How long a device's signal on behalf of this core takes, by the device's own chance. */
    long latencyTo(int target, long now, Chance device) {
        return stalled.delay(here, nodes[target], now) + latencies[target] + device.upTo(jitters[target]);
    }

    /** How much later than told the core starts this time. */
    long startSkew() {
        return starts.upTo(startSkewBound);
    }
}
