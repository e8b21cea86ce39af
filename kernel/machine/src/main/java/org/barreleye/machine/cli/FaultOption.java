package org.barreleye.machine.cli;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.fault.Fault;
import org.barreleye.machine.fault.FaultParser;
import picocli.CommandLine.Option;

/** The option that adds faults to those of a machine. */
public final class FaultOption {
    @Option(names = "--fault", paramLabel = "SENTENCE", description =
            "Add a fault to those of the machine, such as 'core 5 stops at 3 ms'; repeatable. `explain fault` lists"
            + " all.")
    private List<String> sentences = new ArrayList<>();

    /**
     * The machine with its own faults and those of the command line.
     *
     * @throws IllegalArgumentException if a sentence is no fault, or names a part that the machine does not have
     */
    public MachineDescription addTo(MachineDescription machine) {
        if (sentences.isEmpty()) {
            return machine;
        }
        List<Fault> faults = new ArrayList<>(machine.faults());
        sentences.forEach(sentence -> faults.add(FaultParser.parse(sentence)));
        return machine.withFaults(faults);
    }
}
