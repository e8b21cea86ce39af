package org.barreleye.paper.catalogue;

import java.util.List;
import org.barreleye.machine.experiment.Provenance;
import org.barreleye.paper.ExperimentRun;
import org.barreleye.paper.Figure;
import org.barreleye.paper.Paper;
import org.barreleye.paper.RowSelection;
import org.barreleye.paper.verdict.WithinPercent;

/** The benchmark of seL4 as a multikernel (2026): signals between threads of two cores. */
final class Sel4Multikernel {
    private Sel4Multikernel() {}

    static Paper paper() {
        return new Paper("sel4-multikernel", "seL4 as a multikernel: signals between cores",
                "seL4 multikernel benchmark; 2026",
                List.of(new Figure("notify", "A signal to a thread of another core, and back",
                List.of(ExperimentRun.of("notify", "odroid-c4", RowSelection.ALL)),
                List.of(new WithinPercent(Provenance.CALIBRATED, 10), new WithinPercent(Provenance.PREDICTED, 25)),
                "One kernel for each core; the other cores are idle.")));
    }
}
