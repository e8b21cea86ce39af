package org.barreleye.experiment.capability;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.experiment.Experiment;
import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.Sweep;

/** An experiment with capabilities over several cores. Nothing is fitted to it, and no figures were published. */
interface CapabilityExperiment extends Experiment {
    @Override
    default List<String> machines() {
        return List.of("amd-4x4", "amd-8x4");
    }

    @Override
    default int fittedParameters(String machine) {
        return 0;
    }

    @Override
    default boolean hasParameters() {
        return true;
    }

    @Override
    default List<Measurement> run(MachineDescription machine) {
        return run(machine, Sweep.SHORT);
    }

    @Override
    List<Measurement> run(MachineDescription machine, Sweep sweep);

    /** Returns a number, twice that number, and so on up to a last one. */
    static List<Integer> doubling(int first, int last) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = first; number <= last; number *= 2) {
            numbers.add(number);
        }
        return numbers;
    }

    /**
     * Returns the rows of an operation: its cycles, and the messages between monitors because of it.
     *
     * @param row what they are called
     * @param cores the number of cores that were on
     */
    default List<Measurement> rows(MachineDescription machine, String row, int cores, OperationCost cost) {
        List<Measurement> rows = new ArrayList<>();
        if (cost.refusal().isPresent()) {
            rows.add(Measurement.refused(name(), machine.name(), row, cores, "cycles", cost.refusal().get()));
            return rows;
        }
        double cycles = cost.picoseconds() / machine.cores().get(0).cyclePicoseconds();
        rows.add(new Measurement(name(), machine.name(), row, cores, "cycles", cycles, OptionalDouble.empty()));
        rows.add(new Measurement(name(), machine.name(), row, cores, "messages", cost.messages(),
                OptionalDouble.empty()));
        return rows;
    }
}
