package org.barreleye.machine.core;

import java.util.List;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.chance.Chance;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.Link;
import org.barreleye.machine.description.MachineDescription;

/** How long signals of one core are on their way, and how long after its own signal the core starts. In picoseconds. */
final class Wires implements Copyable {
    // By target; never written after construction, so copies share them.
    private final long[] latencies;
    private final long[] jitters;
    private final long startSkewBound;
    private final Chance signals;
    private final Chance starts;

    Wires(MachineDescription machine, CoreId self, Chance chance) {
        List<CoreDescription> cores = machine.cores();
        latencies = new long[cores.size()];
        jitters = new long[cores.size()];
        for (int target = 0; target < latencies.length; target++) {
            CoreId other = cores.get(target).id();
            if (!other.equals(self)) {
                Link link = machine.link(self, other);
                latencies[target] = link.interrupt();
                jitters[target] = link.jitter();
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

    /** How much later than told the core starts this time. */
    long startSkew() {
        return starts.upTo(startSkewBound);
    }
}
