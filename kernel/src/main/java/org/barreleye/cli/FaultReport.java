package org.barreleye.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.barreleye.machine.MachineGroup;

/**
 * Reports the faults of a run: each that happens at a time is shown when it does; at the end, all with the number of
 * injections, and what the system has noticed.
 */
final class FaultReport {
    private static final int EFFECTS_MAX = 20;

    // Those of the machines that have faults.
    private final List<MachineFaultReport> machines = new ArrayList<>();

    /** Reports the faults of machines that have not taken a step. */
    FaultReport(MachineGroup group) {
        for (int number = 0; number < group.machines().size(); number++) {
            if (!group.machines().get(number).injections().isEmpty()) {
                machines.add(new MachineFaultReport(number, group.machines().get(number)));
            }
        }
    }

    /** The next fault that has happened and was not shown yet, as a line. Called after each step. */
    Optional<String> next() {
        for (MachineFaultReport machine : machines) {
            Optional<String> next = machine.next();
            if (next.isPresent()) {
                return next.map(sentence -> "[fault] " + sentence);
            }
        }
        return Optional.empty();
    }

    /** The lines at the end of the run; none if it has no faults. */
    List<String> summary() {
        List<String> lines = new ArrayList<>();
        if (machines.isEmpty()) {
            return lines;
        }
        lines.add("faults injected:");
        machines.forEach(machine -> lines.addAll(machine.injections()));
        lines.add("noticed by the system:");
        List<String> effects = machines.stream().flatMap(machine -> machine.effects().stream())
                .sorted(Comparator.comparingLong(MachineFaultReport.Noticed::time))
                .map(MachineFaultReport.Noticed::text).toList();
        effects.stream().limit(EFFECTS_MAX).forEach(effect -> lines.add("  " + effect));
        if (effects.size() > EFFECTS_MAX) {
            lines.add("  and " + (effects.size() - EFFECTS_MAX) + " lines more");
        }
        if (effects.isEmpty()) {
            lines.add("  nothing");
        }
        List<String> crashed = machines.stream().flatMap(machine -> machine.crashed().stream()).toList();
        if (!crashed.isEmpty()) {
            lines.add("cores that have crashed and do not run: " + String.join(", ", crashed));
        }
        return lines;
    }
}
