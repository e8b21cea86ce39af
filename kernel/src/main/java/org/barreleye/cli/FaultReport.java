package org.barreleye.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.barreleye.machine.Machine;
import org.barreleye.machine.core.CoreState;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.fault.CoreCrash;
import org.barreleye.machine.fault.Fault;
import org.barreleye.machine.fault.FaultPrinter;
import org.barreleye.machine.injection.Injection;
import org.barreleye.machine.trace.ConsoleLine;

/**
 * Reports the faults of a run: each that happens at a time is shown when it does; at the end, all with the number of
 * injections, and what the system has noticed.
 */
final class FaultReport {
    private static final int EFFECTS_MAX = 20;
    private static final double PICOSECONDS_PER_MICROSECOND = 1_000_000;

    private final Machine machine;
    private final List<Fault> scheduled;
    private int shown;

    /** Reports the faults of a machine that has not taken a step. */
    FaultReport(Machine machine) {
        this.machine = machine;
        scheduled = machine.injections().stream().map(Injection::fault).filter(fault -> fault.begin() > 0)
                .sorted(Comparator.comparingLong(Fault::begin)).toList();
    }

    /** The next fault that has happened and was not shown yet, as a line. Called after each step. */
    Optional<String> next() {
        if (shown == scheduled.size() || scheduled.get(shown).begin() > machine.now()) {
            return Optional.empty();
        }
        Fault fault = scheduled.get(shown++);
        return isInjected(fault) ? Optional.of("[fault] " + FaultPrinter.print(fault)) : Optional.empty();
    }

    private boolean isInjected(Fault fault) {
        return machine.injections().stream()
                .anyMatch(injection -> injection.fault().equals(fault) && injection.count() > 0);
    }

    /** The lines at the end of the run; none if it has no faults. */
    List<String> summary() {
        List<Injection> injections = machine.injections();
        List<String> lines = new ArrayList<>();
        if (injections.isEmpty()) {
            return lines;
        }
        lines.add("faults injected:");
        for (Injection injection : injections) {
            lines.add(String.format("%9d  %s%s", injection.count(), FaultPrinter.print(injection.fault()),
                    remark(injection)));
        }
        lines.add("noticed by the system:");
        List<String> effects = effects();
        effects.stream().limit(EFFECTS_MAX).forEach(effect -> lines.add("  " + effect));
        if (effects.size() > EFFECTS_MAX) {
            lines.add("  and " + (effects.size() - EFFECTS_MAX) + " lines more");
        }
        if (effects.isEmpty()) {
            lines.add("  nothing");
        }
        List<String> crashed = machine.description().cores().stream().map(CoreDescription::id)
                .filter(core -> crashes(core.number()) && machine.state(core) == CoreState.FAILED)
                .map(core -> String.valueOf(core.number())).toList();
        if (!crashed.isEmpty()) {
            lines.add("cores that have crashed and do not run: " + String.join(", ", crashed));
        }
        return lines;
    }

    private boolean crashes(int core) {
        return machine.injections().stream().anyMatch(injection -> injection.count() > 0
                && injection.fault() instanceof CoreCrash crash && crash.core().number() == core);
    }

    /** The reason why a fault was not injected. */
    private String remark(Injection injection) {
        if (injection.count() > 0) {
            return "";
        }
        if (injection.fault().begin() > machine.now()) {
            return " (the run ended before)";
        }
        return injection.fault() instanceof CoreCrash ? " (the core was off)" : "";
    }

    private List<String> effects() {
        List<String> effects = new ArrayList<>();
        for (ConsoleLine line : machine.console()) {
            Effect.of(line.text()).ifPresent(effect -> effects.add(String.format(Locale.ROOT, "%s at %.0f us: [%s] %s",
                    effect.label(), line.time() / PICOSECONDS_PER_MICROSECOND, line.core(), line.text())));
        }
        return effects;
    }
}
