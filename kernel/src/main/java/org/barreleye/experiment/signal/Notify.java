package org.barreleye.experiment.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.description.CoreCosts;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.InitialState;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.experiment.Experiment;
import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.PresetParameters;
import org.barreleye.machine.experiment.PublishedFigures;

/**
 * The round trip of a signal between two threads on two cores, each of which signals the other and blocks until it is
 * signalled, with different loads beside them: with one kernel per core, which is this system, and with one kernel
 * behind one lock, a model on the bare machine.
 */
public final class Notify implements Experiment {
    private static final String PER_CORE = "kernel per core, ";
    private static final String ONE_LOCK = "one lock, ";
    private static final int MOST_CORES = 4;

    @Override
    public String name() {
        return "notify";
    }

    @Override
    public String about() {
        return "a signal to a blocked thread of another core and back, with a kernel per core and with one lock";
    }

    @Override
    public List<String> machines() {
        return List.of("odroid-c4");
    }

    @Override
    public int fittedParameters(String machine) {
        return PresetParameters.fitted(machine, name());
    }

    @Override
    public List<Measurement> run(MachineDescription machine) {
        List<CoreId> cores = cores(machine);
        double cycle = machine.cores().get(machine.indexOf(cores.get(0))).cyclePicoseconds();
        List<Measurement> rows = new ArrayList<>();
        KernelPerCore perCore = new KernelPerCore(machine, cores);
        for (Situation situation : Situation.on(cores.size())) {
            OptionalDouble published = situation == Situation.IDLE ? published(machine) : OptionalDouble.empty();
            rows.add(new Measurement(name(), machine.name(),
                    PER_CORE + situation.label(),
                    2 + situation.callers(), "cycles", perCore.measure(situation) / cycle, published));
        }
        Optional<BigLockKernel> oneLock = isCoherent(machine, cores) ? Optional.of(new BigLockKernel(machine, cores))
                : Optional.empty();
        for (Situation situation : Situation.on(cores.size())) {
            String row = ONE_LOCK + situation.label();
            rows.add(oneLock.isPresent()
                    ? new Measurement(name(), machine.name(), row, 2 + situation.callers(), "cycles",
                    oneLock.get().measure(situation) / cycle, OptionalDouble.empty())
                    : Measurement.refused(name(), machine.name(), row, 2 + situation.callers(), "cycles",
                    "no coherent caches"));
        }
        return rows;
    }

    /** Up to four cores that are on: those that are coherent with the first one, or else all. */
    private static List<CoreId> cores(MachineDescription machine) {
        if (machine.devices().isEmpty()) {
            throw new IllegalArgumentException(machine.name()
                    + " has no devices, so the system has no interrupt vectors; this experiment needs two");
        }
        List<CoreId> all = machine.cores().stream().filter(core -> core.initialState() != InitialState.OFF)
                .map(CoreDescription::id).toList();
        List<CoreId> coherent = all.stream().filter(core -> isCoherent(machine, List.of(all.get(0), core))).toList();
        List<CoreId> chosen = coherent.size() > 1 ? coherent : all;
        if (chosen.size() < 2) {
            throw new IllegalArgumentException(machine.name() + " has one core; this experiment needs two");
        }
        return chosen.subList(0, Math.min(MOST_CORES, chosen.size()));
    }

    private static boolean isCoherent(MachineDescription machine, List<CoreId> cores) {
        Optional<String> domain = machine.nodeOf(machine.indexOf(cores.get(0))).domain();
        return domain.isPresent() && cores.stream()
                .allMatch(core -> machine.nodeOf(machine.indexOf(core)).domain().equals(domain));
    }

    private static OptionalDouble published(MachineDescription machine) {
        return machine.name().equals("odroid-c4")
                ? new PublishedFigures().figure("signal round trip between threads on two cores", "Odroid-C4",
                "multikernel (one kernel per core)", "cycles")
                : OptionalDouble.empty();
    }

    @Override
    public List<String> remarks(MachineDescription machine, List<Measurement> rows) {
        CoreDescription core = machine.cores().get(machine.indexOf(cores(machine).get(0)));
        CoreCosts costs = core.costs();
        double measured = rows.get(0).measured();
        List<String> remarks = new ArrayList<>();
        remarks.add(rows.get(0).published().isPresent()
                ? "Calibrated on the first row: interrupt-entry of the machine file. That row is no evidence; no other "
                + "row has a published figure here, and nothing is fitted to one."
                : "Not calibrated: there is no published figure for this machine.");
        remarks.add("Of the first row, for two signals:");
        remarks.add(part("entry of the interrupts", 2.0 * costs.interruptEntry(), measured));
        remarks.add(part("sending the interrupts", 2.0 * costs.interruptSend(), measured));
        double calls = 6.0 * (costs.trap() + costs.resume());
        remarks.add(part("system calls: to signal, receive, acknowledge", calls, measured));
        remarks.add(part("resuming the threads", 2.0 * costs.resume(), measured));
        remarks.add(part("the rest: delivery of the interrupts, slots", measured - calls
                - 2.0 * (costs.interruptEntry() + costs.interruptSend() + costs.resume()), measured));
        remarks.add("A kernel per core is measured in the booted system; the thread is woken by an interrupt that "
                + "its partner's capability permits.");
        remarks.add("One lock is a model on the bare machine: a queue lock, and the paths of the kernel have as many "
                + "instructions as the fast path of the CPU driver, an assumption.");
        return remarks;
    }

    private static String part(String what, double cycles, double whole) {
        return String.format(Locale.ROOT, "  %-54s %6.0f cycles %5.1f %%", what, cycles, cycles * 100 / whole);
    }
}
