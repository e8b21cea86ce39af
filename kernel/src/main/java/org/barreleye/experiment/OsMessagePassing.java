package org.barreleye.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.experiment.Distance;
import org.barreleye.machine.experiment.Experiment;
import org.barreleye.machine.experiment.Experiments;
import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.Provenance;

/**
 * The experiment {@code urpc} between programs of the system: messages of seven words through generated stubs, over a
 * channel made by the monitors, where a program that waits yields the core. The results over the raw ring are measured
 * in the same run for comparison.
 */
public final class OsMessagePassing implements Experiment {
    private static final double CYCLES_PER_KILOCYCLE = 1_000;

    @Override
    public String name() {
        return "urpc-os";
    }

    @Override
    public String about() {
        return "a message of seven words between two programs of two cores, through stubs: latency one way, and "
                + "messages per thousand"
                + " cycles";
    }

    @Override
    public List<String> machines() {
        return List.of("intel-2x4", "amd-2x2", "amd-4x4", "amd-8x4");
    }

    @Override
    public int fittedParameters(String machine) {
        // The results over the raw ring.
        return Experiments.named("urpc").fittedParameters(machine);
    }

    @Override
    public List<Measurement> run(MachineDescription machine) {
        List<Measurement> raw = Experiments.named("urpc").run(machine);
        List<Measurement> rows = new ArrayList<>();
        for (Distance distance : Distance.ofCoherentCores(machine)) {
            double latency = SystemBenchmark
                    .measure(machine, ProbeClient.Task.ROUND_TRIP, distance.one(), distance.other());
            add(rows, machine, raw, "latency, " + distance.label(), "cycles", latency);
            double interval = SystemBenchmark
                    .measure(machine, ProbeClient.Task.PIPELINED, distance.one(), distance.other());
            add(rows, machine, raw, "throughput, " + distance.label(), "msgs/kcycle", CYCLES_PER_KILOCYCLE / interval);
        }
        return rows;
    }

    /** Nothing was fitted to messages between programs; those over the raw ring are what they are in {@code urpc}. */
    @Override
    public Provenance provenance(Measurement row) {
        return row.published().isPresent() ? Experiments.named("urpc").provenance(row) : Provenance.PREDICTED;
    }

    private void add(List<Measurement> rows, MachineDescription machine, List<Measurement> raw, String row, String unit,
            double measured) {
        Measurement ring = raw.stream().filter(candidate -> candidate.row().equals(row)).findFirst().orElseThrow();
        rows.add(new Measurement(name(), machine.name(), row, 2, unit, measured, OptionalDouble.empty()));
        rows.add(new Measurement(
                name(), machine.name(), row + ", raw ring", 2, unit, ring.measured(), ring.published()));
    }

    @Override
    public List<String> remarks(MachineDescription machine, List<Measurement> rows) {
        List<String> remarks = new ArrayList<>();
        for (int i = 0; i + 1 < rows.size(); i += 2) {
            Measurement os = rows.get(i);
            Measurement ring = rows.get(i + 1);
            double ratio = os.measured() / ring.measured();
            remarks.add(os.unit().equals("cycles")
                    ? String.format(Locale.ROOT, "%-23s %.1f cycles more than over the raw ring, %.2f times as long",
                    os.row() + ":",
                            os.measured() - ring.measured(), ratio)
                    : String.format(Locale.ROOT, "%-23s %.2f times as many messages as over the raw ring", os.row()
                    + ":", ratio));
        }
        return remarks;
    }
}
