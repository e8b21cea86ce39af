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
import org.barreleye.machine.fault.LinkStall;
import org.barreleye.machine.fault.MachineFault;
import org.barreleye.machine.injection.Injection;
import org.barreleye.machine.trace.ConsoleLine;

/** What is reported of the faults of one machine of a run. */
final class MachineFaultReport {
    private static final double PICOSECONDS_PER_MICROSECOND = 1_000_000;

    private final int number;
    private final Machine machine;
    private final List<Fault> scheduled;
    private int shown;

    /** Reports the faults of the machine of a number, which has not taken a step. */
    MachineFaultReport(int number, Machine machine) {
        this.number = number;
        this.machine = machine;
        scheduled = machine.injections().stream().map(Injection::fault).filter(fault -> fault.begin() > 0)
                .sorted(Comparator.comparingLong(Fault::begin)).toList();
    }

    /** The next fault that has happened and was not shown yet, as a sentence. Called after each step. */
    Optional<String> next() {
        if (shown == scheduled.size() || scheduled.get(shown).begin() > machine.now()) {
            return Optional.empty();
        }
        Fault fault = scheduled.get(shown++);
        return isInjected(fault) ? Optional.of(sentence(fault)) : Optional.empty();
    }

    private String sentence(Fault fault) {
        return FaultPrinter.print(new MachineFault(number, fault));
    }

    private boolean isInjected(Fault fault) {
        return machine.injections().stream()
                .anyMatch(injection -> injection.fault().equals(fault) && injection.count() > 0);
    }

    /** A line for each fault, with the number of injections. */
    List<String> injections() {
        return machine.injections().stream().map(injection -> String.format("%9d  %s%s", injection.count(),
                sentence(injection.fault()), remark(injection))).toList();
    }

    /** What has waited for the fault, or the reason why it was not injected. */
    private String remark(Injection injection) {
        if (injection.count() > 0) {
            return waits(injection);
        }
        if (injection.fault().begin() > machine.now()) {
            return " (the run ended before)";
        }
        return injection.fault() instanceof CoreCrash ? " (the core was off)" : "";
    }

    private static String waits(Injection injection) {
        if (injection.fault() instanceof LinkStall) {
            return injection.waits() == 0 ? " (nothing came to the link meanwhile)"
                    : String.format(Locale.ROOT, " (transfers and signals that waited: %d, for %.0f us in all)",
                            injection.waits(), injection.waited() / PICOSECONDS_PER_MICROSECOND);
        }
        return injection.waits() == 0 ? "" : String.format(Locale.ROOT, " (late by %.0f us in all)",
                injection.waited() / PICOSECONDS_PER_MICROSECOND);
    }

    /** What the system has noticed. */
    List<Noticed> effects() {
        List<Noticed> effects = new ArrayList<>();
        for (ConsoleLine line : machine.console()) {
            Effect.of(line.text()).ifPresent(effect -> effects.add(new Noticed(line.time(), String.format(Locale.ROOT,
                    "%s at %.0f us: [%s] %s", effect.label(), line.time() / PICOSECONDS_PER_MICROSECOND,
                    number == 0 ? line.core() : "m" + number + ":" + line.core().number(), line.text()))));
        }
        return effects;
    }

    /** The cores that have crashed by a fault and do not run. */
    List<String> crashed() {
        return machine.description().cores().stream().map(CoreDescription::id)
                .filter(core -> crashes(core.number()) && machine.state(core) == CoreState.FAILED)
                .map(core -> (number == 0 ? "" : "m" + number + ":") + core.number()).toList();
    }

    private boolean crashes(int core) {
        return machine.injections().stream().anyMatch(injection -> injection.count() > 0
                && injection.fault() instanceof CoreCrash crash && crash.core().number() == core);
    }

    /**
     * Something that the system has noticed.
     *
     * @param time when, in picoseconds since power-on
     * @param text what, with the time
     */
    record Noticed(long time, String text) {}
}
