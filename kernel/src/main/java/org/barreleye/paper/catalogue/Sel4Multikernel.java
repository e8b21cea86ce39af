package org.barreleye.paper.catalogue;

import java.util.List;
import org.barreleye.machine.experiment.Provenance;
import org.barreleye.paper.ExperimentRun;
import org.barreleye.paper.Figure;
import org.barreleye.paper.Paper;
import org.barreleye.paper.RowSelection;
import org.barreleye.paper.row.Series;
import org.barreleye.paper.verdict.HigherAtMostCores;
import org.barreleye.paper.verdict.WithinPercent;
import org.barreleye.paper.verdict.WithinPercentOf;

/** The benchmark of seL4 as a multikernel (2026): signals between threads of two cores. */
final class Sel4Multikernel {
    private static final Series IDLE = Series.cycles("kernel per core, idle");
    private static final Series BUSY = Series.cycles("kernel per core, 2 callers");
    private static final Series ONE_LOCK_BUSY = Series.cycles("one lock, 2 callers");

    private Sel4Multikernel() {}

    static Paper paper() {
        return new Paper("sel4-multikernel", "seL4 as a multikernel: signals between cores",
                "seL4 multikernel benchmark; 2026",
                List.of(new Figure("notify", "A signal to a thread of another core, and back",
                List.of(ExperimentRun.of("notify", "odroid-c4", RowSelection.ALL)),
                List.of(new WithinPercent(Provenance.CALIBRATED, 10), new WithinPercentOf(BUSY, IDLE, 10),
                new HigherAtMostCores(ONE_LOCK_BUSY, BUSY, 1)),
                "One figure was published: a kernel for each core, the other cores idle. Callers are programs of other "
                + "cores that make system calls all the time; the kernel with one lock is a model on the bare "
                + "machine.")));
    }
}
