package org.barreleye.machine.cli;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.fault.Fault;
import org.barreleye.machine.fault.FaultParser;
import org.barreleye.machine.fault.FaultPrinter;
import org.barreleye.machine.fault.MachineFault;
import picocli.CommandLine.Option;

/** The option that adds faults to those of a machine, or of several on one wire. */
public final class FaultOption {
    @Option(names = "--fault", paramLabel = "SENTENCE", completionCandidates = FaultWords.class, description =
            "Add a fault to those of the machine, such as 'core 5 stops at 3 ms'; repeatable. `explain fault` lists"
            + " all.")
    private List<String> sentences = new ArrayList<>();

    /**
     * The machine with its own faults and those of the command line.
     *
     * @throws IllegalArgumentException if a sentence is no fault, or names a part that the machine does not have, or
     *     another machine
     */
    public MachineDescription addTo(MachineDescription machine) {
        List<MachineFault> faults = faults(1);
        if (faults.isEmpty()) {
            return machine;
        }
        List<Fault> all = new ArrayList<>(machine.faults());
        faults.forEach(fault -> all.add(fault.fault()));
        return machine.withFaults(all);
    }

    /**
     * The faults of the command line.
     *
     * @param machines the number of machines
     * @throws IllegalArgumentException if a sentence is no fault, or names a machine that there is not
     */
    public List<MachineFault> faults(int machines) {
        List<MachineFault> faults = sentences.stream().map(FaultParser::parseOfMachine).toList();
        for (MachineFault fault : faults) {
            if (fault.machine() >= machines) {
                throw new IllegalArgumentException("fault '" + FaultPrinter.print(fault) + "': there is no machine m"
                        + fault.machine() + "; " + (machines == 1 ? "there is one machine, which is not named"
                        : "there are m0 to m" + (machines - 1)));
            }
        }
        return faults;
    }
}
