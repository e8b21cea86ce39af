package org.barreleye.machine.core;

import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.chance.Chance;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Routes;

/** How long signals of one core are on their way, and how long after its own signal the core starts. In picoseconds. */
final class Wires implements Copyable {
    // By target; never written after construction, so copies share them.
    private final long[] latencies;
    private final long[] jitters;
    private final long startSkewBound;
    private final Chance signals;
    private final Chance starts;

    Wires(MachineDescription machine, Routes routes, int index, Chance chance) {
        CoreId self = machine.cores().get(index).id();
        int here = routes.nodeOf(index);
        latencies = new long[machine.cores().size()];
        jitters = new long[latencies.length];
        for (int target = 0; target < latencies.length; target++) {
            if (target != index) {
                int there = routes.nodeOf(target);
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

    /** How long this signal to a core takes; none to itself. */
    long latencyTo(int target) {
        return latencies[target] + signals.upTo(jitters[target]);
    }

    /** How long a device's signal on behalf of this core takes, by the device's own chance. */
    long latencyTo(int target, Chance device) {
        return latencies[target] + device.upTo(jitters[target]);
    }

    /** How much later than told the core starts this time. */
    long startSkew() {
        return starts.upTo(startSkewBound);
    }
}
