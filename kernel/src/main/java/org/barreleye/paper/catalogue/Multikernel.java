package org.barreleye.paper.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.barreleye.machine.experiment.Provenance;
import org.barreleye.machine.experiment.PublishedFigures;
import org.barreleye.machine.experiment.Sweep;
import org.barreleye.paper.ExperimentRun;
import org.barreleye.paper.Figure;
import org.barreleye.paper.Paper;
import org.barreleye.paper.RowSelection;
import org.barreleye.paper.row.Series;
import org.barreleye.paper.row.UnmodelledRow;
import org.barreleye.paper.verdict.AboveReference;
import org.barreleye.paper.verdict.AtMostPublished;
import org.barreleye.paper.verdict.AtMostTimes;
import org.barreleye.paper.verdict.BoundedByFormula;
import org.barreleye.paper.verdict.CheaperTogether;
import org.barreleye.paper.verdict.FlatOverCores;
import org.barreleye.paper.verdict.FollowsFormula;
import org.barreleye.paper.verdict.GrowsSlowerThanCores;
import org.barreleye.paper.verdict.HigherAtMostCores;
import org.barreleye.paper.verdict.Overtakes;
import org.barreleye.paper.verdict.RisesWithCores;
import org.barreleye.paper.verdict.WithinPercent;

/** "The Multikernel: A new OS architecture for scalable multicore systems" (SOSP 2009). */
final class Multikernel {
    private static final int OTHER_CAPABILITIES = 256;
    private static final int COPIES = 16;
    private static final String SHAPE = "Figures of the paper's curves were not at hand: the statements are about "
            + "their shape.";
    // The poll of a receiver takes about this many cycles; a message is found by the next one.
    private static final double POLL_CYCLES = 60;

    private Multikernel() {}

    static Paper paper() {
        return new Paper("sosp09", "The Multikernel: A new OS architecture for scalable multicore systems",
                "Baumann, Barham, Dagand, Harris, Isaacs, Peter, Roscoe, Schuepbach, Singhania; SOSP 2009",
                List.of(table1(), table2(), table2OfTheSystem(), table3(), polling(), figure3(), figure6(),
                figure7(), figure8()));
    }

    private static List<ExperimentRun> onAllMachines(String experiment, RowSelection rows) {
        return Stream.of("intel-2x4", "amd-2x2", "amd-4x4", "amd-8x4")
                .map(machine -> ExperimentRun.of(experiment, machine, rows)).toList();
    }

    private static Figure table1() {
        return new Figure("table1", "Table 1: LRPC latency", onAllMachines("lrpc", RowSelection.ALL),
                List.of(new WithinPercent(Provenance.CALIBRATED, 5)),
                "The address-space switch of each machine was chosen so that this row comes out.");
    }

    private static Figure table2() {
        return new Figure("table2", "Table 2: URPC performance", onAllMachines("urpc", RowSelection.ALL),
                List.of(new WithinPercent(Provenance.CALIBRATED, 10), new WithinPercent(Provenance.CHECKED, 15)),
                "The probe of each Opteron machine, and how many requests for ownership its store buffer has on their "
                + "way, were chosen so that its rows come out; of the Intel machine only latencies were fitted.");
    }

    private static Figure table2OfTheSystem() {
        return new Figure("table2-os", "Table 2 between programs of the system",
                onAllMachines("urpc-os", RowSelection.ALL), List.of(new AtMostTimes("cycles", ", raw ring", 3)),
                "The published figures were measured over a raw ring. The other rows are messages between two programs "
                + "of this system, through generated stubs.");
    }

    private static Figure table3() {
        return new Figure("table3", "Table 3: URPC against the IPC of L4",
                List.of(ExperimentRun.of("urpc-footprint", "amd-2x2", RowSelection.ALL)),
                List.of(l4("L4Ka::Pistachio IPC latency (cycles)", "latency (cycles)", "latency of L4 IPC", "cycles"),
                l4("L4Ka::Pistachio IPC throughput (msgs/kcycle)", "throughput (msgs/kcycle)",
                "throughput of L4 IPC", "msgs/kcycle"),
                l4("L4Ka::Pistachio IPC Dcache lines", "Dcache lines", "data cache lines of L4 IPC", "lines"),
                l4("L4Ka::Pistachio IPC Icache lines", "Icache lines", "instruction cache lines of L4 IPC", "lines"),
                published("URPC Icache lines", "Icache lines", "instruction cache lines of URPC", "lines",
                "the machine has no instruction cache")),
                List.of(new WithinPercent(Provenance.CALIBRATED, 10), new AtMostPublished("lines"),
                new AboveReference(new Series("throughput, shared", "msgs/kcycle"),
                new Series("throughput of L4 IPC", "msgs/kcycle"))),
                List.of("The lines of the model are those of the rings only, so they are a lower bound."));
    }

    private static UnmodelledRow l4(String what, String publishedUnit, String quantity, String unit) {
        return published(what, publishedUnit, quantity, unit, "L4 does not run on the machine");
    }

    private static UnmodelledRow published(String what, String publishedUnit, String quantity, String unit,
            String reason) {
        return new UnmodelledRow("amd-2x2", quantity, unit, new PublishedFigures()
                .figure("Table 3", "2x2-core AMD", what, publishedUnit).orElseThrow(), reason);
    }

    private static Figure polling() {
        return new Figure("polling", "Section 5.2: polling and blocking",
                List.of(ExperimentRun.of("polling", "amd-4x4", RowSelection.ALL)),
                List.of(new WithinPercent(Provenance.PREDICTED, 25),
                new FollowsFormula("overhead", POLL_CYCLES), new BoundedByFormula("latency", POLL_CYCLES)),
                "The formula: a message that arrives after t cycles costs a receiver that polls for P cycles t and no "
                + "latency if t is at most P; else P + C, and latency C. Here P = C.",
                "An idle core of the model looks at the lines itself, so C is small there; the switch to another "
                + "program and back is what the published C compares to.");
    }

    private static Figure figure3() {
        return new Figure("fig3", "Figure 3: shared memory against messages",
                List.of(ExperimentRun.of("shared-update", "amd-4x4", RowSelection.ALL)),
                List.of(rises("SHM1", 2), rises("SHM8", 2), new HigherAtMostCores(Series.cycles("SHM8"),
                Series.cycles("SHM1"), 2), rises("MSG1", 2),
                new Overtakes(Series.cycles("MSG4"), Series.cycles("SHM4"), 4),
                new Overtakes(Series.cycles("MSG8"), Series.cycles("SHM8"), 4)),
                SHAPE);
    }

    private static Figure figure6() {
        Series multicast = Series.cycles("multicast");
        Series unicast = Series.cycles("unicast");
        return new Figure("fig6", "Figure 6: messages of a TLB shootdown",
                List.of(ExperimentRun.of("shootdown", "amd-8x4", RowSelection.ALL)),
                List.of(rises("broadcast", 4), rises("unicast", 4), new GrowsSlowerThanCores(multicast),
                new Overtakes(multicast, unicast, 8), new Overtakes(multicast, Series.cycles("broadcast"), 8),
                new Overtakes(Series.cycles("NUMA-aware multicast"), multicast, 16),
                new Overtakes(unicast, Series.cycles("broadcast"), 16)),
                SHAPE);
    }

    private static Figure figure7() {
        Series messages = Series.cycles("multikernel: messages along a tree");
        return new Figure("fig7", "Figure 7: a complete unmap",
                List.of(ExperimentRun.of("unmap", "amd-8x4", RowSelection.ALL)),
                List.of(new GrowsSlowerThanCores(messages), rises("serial interrupts, one shared counter", 4),
                new Overtakes(messages, Series.cycles("serial interrupts, one shared counter"), 32),
                new Overtakes(messages, Series.cycles("serial interrupts, a word for each core"), 32)),
                "The interrupts stand for the two monolithic systems of the paper. They run on a bare machine without "
                + "scheduler or locks, so their rows are lower bounds; the messages are measured in the whole system.",
                SHAPE);
    }

    private static Figure figure8() {
        Series revoke = Series.cycles("revoke_with_remote_copies, " + OTHER_CAPABILITIES);
        Series retype = Series.cycles("retype_with_remote_copies, " + OTHER_CAPABILITIES);
        Series single = Series.cycles("revoke of a tree of " + COPIES);
        Series together = Series.cycles("revokes of trees of " + COPIES);
        return new Figure("fig8", "Figure 8: agreement of all cores on a capability operation",
                List.of(capabilities("distops", OTHER_CAPABILITIES, revoke, retype),
                capabilities("captree", COPIES, single), capabilities("capforest", COPIES, together)),
                List.of(rises(revoke.quantity(), 1), new GrowsSlowerThanCores(revoke),
                new FlatOverCores(retype, 20), new CheaperTogether(together, single)),
                "The paper measures a two-phase commit for a retype. A retype of this system needs no agreement: the "
                + "core that owns the memory decides. The operation that all holding cores take part in is a revoke, "
                + "in one phase of questions and answers; it is shown instead.",
                "'" + together + "' is the time of one revoke of each core at the same time, in the place of the "
                + "paper's pipelined operations.",
                SHAPE);
    }

    private static ExperimentRun capabilities(String experiment, int number, Series... series) {
        String[] quantities = Arrays.stream(series).map(Series::quantity).toArray(String[]::new);
        return new ExperimentRun(experiment, "amd-8x4", new Sweep(List.of(2, 4, 8, 16, 32), List.of(number), false),
                new Sweep(List.of(2, 8), List.of(number), false), RowSelection.cycles(quantities));
    }

    private static RisesWithCores rises(String quantity, double factor) {
        return new RisesWithCores(Series.cycles(quantity), factor);
    }
}
