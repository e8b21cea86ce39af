package org.barreleye.paper.catalogue;

import java.util.List;
import org.barreleye.machine.experiment.Provenance;
import org.barreleye.paper.ExperimentRun;
import org.barreleye.paper.Figure;
import org.barreleye.paper.Paper;
import org.barreleye.paper.RowSelection;
import org.barreleye.paper.verdict.WithinPercent;

/** "Machine-Aware Atomic Broadcast Trees for Multicores" (OSDI 2016). */
final class Smelt {
    private Smelt() {}

    static Paper paper() {
        return new Paper("smelt", "Machine-Aware Atomic Broadcast Trees for Multicores",
                "Kaestle, Achermann, Haecki, Hoffmann, Ramos, Roscoe; OSDI 2016",
                List.of(new Figure("trees", "Broadcasts along trees of several shapes",
                List.of(ExperimentRun.of("trees", "ivy-bridge-2x10", RowSelection.ALL)),
                List.of(new WithinPercent(Provenance.CALIBRATED, 10), new WithinPercent(Provenance.PREDICTED, 25)),
                "Which tree is best depends on the machine; the order of the rows is the result.")));
    }
}
