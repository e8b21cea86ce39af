package org.barreleye.paper.catalogue;

import java.util.List;
import org.barreleye.machine.experiment.Sweep;
import org.barreleye.paper.ExperimentRun;
import org.barreleye.paper.Figure;
import org.barreleye.paper.Paper;
import org.barreleye.paper.RowSelection;
import org.barreleye.paper.row.Series;
import org.barreleye.paper.verdict.CheaperTogether;
import org.barreleye.paper.verdict.GrowsSlowerThanCores;
import org.barreleye.paper.verdict.RisesWithCores;

/** "SemperOS: A Distributed Capability System" (USENIX ATC 2019). */
final class Semperos {
    private static final String MACHINE = "semperos-noc";
    private static final int LINKS = 100;
    private static final int CHILDREN = 16;

    private Semperos() {}

    static Paper paper() {
        Series chain = Series.cycles("revoke of a chain of " + LINKS);
        Series tree = Series.cycles("revoke of a tree of " + CHILDREN);
        Series forest = Series.cycles("revokes of trees of " + CHILDREN);
        return new Paper("semperos", "SemperOS: A Distributed Capability System",
                "Hille, Asmussen, Bhatotia, Haertig; USENIX ATC 2019",
                List.of(new Figure("capchain", "Revoking a chain of capabilities over several kernels",
                List.of(run("capchain", LINKS, chain)), List.of(new GrowsSlowerThanCores(chain)),
                "In SemperOS a kernel revokes the children of a capability and asks the kernels that have others, link "
                + "by link. Here the home of the memory asks all holding cores along a tree, so the length of the "
                + "chain adds no messages.", "No published figures were at hand."),
                new Figure("captree", "Revoking a tree of capabilities over several kernels",
                List.of(run("captree", CHILDREN, tree)), List.of(new RisesWithCores(tree, 1),
                new GrowsSlowerThanCores(tree))),
                new Figure("capforest", "Revoking a tree of each core at the same time",
                List.of(run("captree", CHILDREN, tree), run("capforest", CHILDREN, forest)),
                List.of(new CheaperTogether(forest, tree)),
                "The time from the first request to the last reply, beside that of a single revoke.")));
    }

    private static ExperimentRun run(String experiment, int number, Series series) {
        return new ExperimentRun(experiment, MACHINE, new Sweep(List.of(), List.of(number), false),
                new Sweep(List.of(2, 4), List.of(number), false), RowSelection.cycles(series.quantity()));
    }
}
