package org.barreleye.machine.experiment;

import java.util.List;
import java.util.OptionalDouble;
import org.barreleye.machine.description.MachineDescription;

/**
 * What a message of one line between two neighbouring cores takes: time, and lines of the data cache (Table 3 of "The
 * Multikernel", SOSP 2009). The lines are those of the rings only: on the bare machine a program has no stack and no
 * state in memory.
 */
final class MessageFootprint implements Experiment {
    private static final String LINES = "lines";
    private static final String DATA_CACHE_LINES = "data cache lines, of the rings only";

    private final MessagePassing messages = new MessagePassing();

    @Override
    public String name() {
        return "urpc-footprint";
    }

    @Override
    public String about() {
        return "a message of one line between neighbouring cores: latency, throughput, and data cache lines";
    }

    @Override
    public List<String> machines() {
        return List.of("amd-2x2");
    }

    @Override
    public int fittedParameters(String machine) {
        return machines().contains(machine) ? messages.fittedParameters(machine) : 0;
    }

    /** The times are those of {@code urpc}; nothing was fitted to the number of lines. */
    @Override
    public Provenance provenance(Measurement row) {
        return row.unit().equals(LINES) ? Provenance.PREDICTED : messages.provenance(row);
    }

    @Override
    public List<Measurement> run(MachineDescription machine) {
        ExperimentMachine.requireCoherent(machine);
        Distance nearest = Distance.ofCoherentCores(machine).get(0);
        List<Measurement> times = messages.run(machine);
        return List.of(
                row(machine, times.get(0), "URPC latency (cycles)", "latency (cycles)"),
                row(machine, times.get(1), "URPC throughput (msgs/kcycle)", "throughput (msgs/kcycle)"),
                new Measurement(name(), machine.name(), DATA_CACHE_LINES, 2, LINES,
                MessagePassing.linesForEachMessage(machine, nearest),
                published(machine, "URPC Dcache lines", "Dcache lines")));
    }

    private Measurement row(MachineDescription machine, Measurement time, String what, String unit) {
        return new Measurement(name(), machine.name(), time.row(), time.cores(), time.unit(), time.measured(),
                published(machine, what, unit));
    }

    private OptionalDouble published(MachineDescription machine, String what, String unit) {
        return machines().contains(machine.name())
                ? new PublishedFigures().figure("Table 3", "2x2-core AMD", what, unit)
                : OptionalDouble.empty();
    }

    @Override
    public List<String> remarks(MachineDescription machine, List<Measurement> rows) {
        return List.of("Lines: one that the sender writes and one that the receiver reads, counted in the run. The "
                + "published number includes stacks and the state of channels, which are not in the machine's memory.",
                "Lines of the instruction cache are not modelled.");
    }
}
