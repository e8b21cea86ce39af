package org.barreleye.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.barreleye.machine.MachineGroup;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.WireDescription;
import org.barreleye.machine.fault.Fault;
import org.barreleye.machine.fault.FaultPrinter;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.fault.MachineFault;

/**
 * The faults of a run besides those of its first machine, which are in the description of that.
 *
 * @param further the faults of the further machines
 * @param seed the seed by which the occasions of faults are drawn, if it is not that of the run
 */
record RunFaults(List<MachineFault> further, OptionalLong seed) {
    /** No faults besides those of the first machine, which are drawn by the seed of the run. */
    static RunFaults none() {
        return new RunFaults(List.of(), OptionalLong.empty());
    }

    /**
     * Checks the faults of the further machines.
     *
     * @param machine the description of each machine
     * @throws IllegalArgumentException if one names a part that the machine does not have, or if two contradict each
     *     other
     */
    void requireOn(MachineDescription machine) {
        for (MachineFault fault : further) {
            if (fault.fault().values().contains(WireDescription.PEER_PORT)) {
                throw new IllegalArgumentException("fault '" + FaultPrinter.print(fault) + "': the port "
                        + WireDescription.PEER_PORT + " is at the first machine; leave out 'm" + fault.machine()
                        + ":'");
            }
            try {
                machine.withFaults(of(fault.machine()));
            } catch (IllegalArgumentException invalid) {
                throw new IllegalArgumentException("machine m" + fault.machine() + ": " + invalid.getMessage(),
                        invalid);
            }
        }
    }

    private List<Fault> of(int machine) {
        List<Fault> faults = new ArrayList<>();
        further.stream().filter(fault -> fault.machine() == machine).forEach(fault -> faults.add(fault.fault()));
        return faults;
    }

    /** The faults of the machine of a number, with the seed by which they are drawn. */
    Faults of(MachineDescription first, int machine) {
        Faults faults = Faults.of(machine == 0 ? first.faults() : of(machine));
        return seed.isPresent() ? faults.seeded(MachineGroup.seed(seed.getAsLong(), machine)) : faults;
    }

    /** The lines of a recording that identify them. */
    List<String> header() {
        List<String> lines = new ArrayList<>();
        further.forEach(fault -> lines.add("fault " + FaultPrinter.print(fault)));
        seed.ifPresent(own -> lines.add("faults-seed " + own));
        return lines;
    }
}
