package org.barreleye.experiment.polling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.barreleye.boot.Boot;
import org.barreleye.boot.SystemPlan;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.experiment.ProbeServer;
import org.barreleye.experiment.polling.PollingReceiver.Arrival;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.experiment.Distance;
import org.barreleye.machine.experiment.Experiment;
import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.PublishedFigures;
import org.barreleye.monitor.plan.Component.Role;
import org.barreleye.service.name.NameService;

/**
 * A receiver that polls for P cycles and then blocks, which with unblocking costs C (section 5.2 of "The Multikernel",
 * SOSP 2009). By the formula a message that arrives t cycles after the begin of the wait costs the receiver t cycles
 * and no latency if t is at most P; later it costs P + C cycles, and latency C. With P = C, overhead is at most 2 C and
 * latency at most C. C is measured in the whole system, and then overhead and latency for several t with P = C.
 */
public final class PollingTime implements Experiment {
    private static final long SEED = 1;
    private static final double PICOSECONDS_PER_NANOSECOND = 1_000;
    private static final int CORES = 2;

    @Override
    public String name() {
        return "polling";
    }

    @Override
    public String about() {
        return "overhead and latency of a receiver that polls for the cost C of blocking, and then blocks; prediction";
    }

    @Override
    public List<String> machines() {
        return List.of("amd-4x4");
    }

    @Override
    public int fittedParameters(String machine) {
        return 0;
    }

    @Override
    public List<Measurement> run(MachineDescription machine) {
        List<Distance> distances = Distance.ofCoherentCores(machine);
        if (distances.isEmpty()) {
            throw new IllegalArgumentException(machine.name()
                    + " has fewer than two coherent cores; this experiment sends messages between two");
        }
        PollingReceiver.Result result = measure(machine, distances.get(0));
        double blocking = result.blockingCycles();
        List<Measurement> rows = new ArrayList<>();
        rows.add(row(machine, "switch to another program and back",
                measureSwitches(machine, distances.get(0).one()), published(machine)));
        rows.add(row(machine, "C: block and unblock on an idle core", blocking, OptionalDouble.empty()));
        for (Arrival arrival : result.arrivals()) {
            boolean blocks = arrival.polling().waited() > blocking;
            double overhead = arrival.limited().polled() + (arrival.limited().blocked() ? blocking : 0);
            double latency = arrival.limited().waited() - arrival.polling().waited();
            String time = String.format(Locale.ROOT, ", t = %.2f C", arrival.polling().waited() / blocking);
            add(rows, machine, "overhead", time, overhead, blocks ? 2 * blocking : arrival.polling().waited());
            add(rows, machine, "latency", time, latency, blocks ? blocking : 0);
        }
        return rows;
    }

    private static PollingReceiver.Result measure(MachineDescription machine, Distance distance) {
        PollingReceiver.Result result = new PollingReceiver.Result();
        CoreId receiver = machine.cores().get(distance.one()).id();
        CoreId sender = machine.cores().get(distance.other()).id();
        double cycle = machine.cores().get(distance.one()).cyclePicoseconds() / PICOSECONDS_PER_NANOSECOND;
        SystemPlan plan = new SystemPlan(machine)
                .component(new NameService(), machine.cores().get(0).id(), Role.NAMES, "")
                .component(new ProbeServer(PollingReceiver.SERVICE, ProbeServer.EchoDelay.BY_NUMBER), sender,
                        Role.SERVICE, "", "names")
                .component(new PollingReceiver(cycle, result), receiver, Role.MAIN, "", PollingReceiver.SERVICE);
        try (Machine booted = Boot.on(plan, SEED)) {
            booted.run();
        }
        return result;
    }

    private OptionalDouble published(MachineDescription machine) {
        return machines().contains(machine.name())
                ? new PublishedFigures().figure("S4-S5 text", "x86-64",
                "cost C of blocking+unblocking/context switch (4x4 AMD)", "cycles")
                : OptionalDouble.empty();
    }

    /** The time for which a program that gives up its core waits for it, while another does the same. */
    private static double measureSwitches(MachineDescription machine, int coreIndex) {
        CoreId core = machine.cores().get(coreIndex).id();
        YieldingProgram yielding = YieldingProgram.measuring();
        // Under RBED a program that gives up its core keeps its deadline, and gets the core back before others.
        SystemPlan plan = new SystemPlan(machine).scheduledBy(SchedulingPolicy.ROUND_ROBIN)
                .component(new NameService(), machine.cores().get(0).id(), Role.NAMES, "")
                .component(YieldingProgram.companion(), core, Role.PROGRAM, "")
                .component(yielding, core, Role.MAIN, "");
        try (Machine booted = Boot.on(plan, SEED)) {
            booted.run();
        }
        return yielding.median() * PICOSECONDS_PER_NANOSECOND / machine.cores().get(coreIndex).cyclePicoseconds();
    }

    private void add(List<Measurement> rows, MachineDescription machine, String quantity, String time,
            double measured, double formula) {
        rows.add(row(machine, quantity + time, measured, OptionalDouble.empty()));
        rows.add(row(machine, quantity + " by the formula" + time, formula, OptionalDouble.empty()));
    }

    private Measurement row(MachineDescription machine, String row, double cycles, OptionalDouble published) {
        return new Measurement(name(), machine.name(), row, CORES, "cycles", cycles, published);
    }

    @Override
    public List<String> remarks(MachineDescription machine, List<Measurement> rows) {
        return List.of(
                "Another program: it gives up the core at once, so this is two switches of the address space; the "
                        + "published cost is that of a context switch.",
                "C: the longest delay of a message that arrives while the receiver blocks, over the moments at which "
                        + "it begins to. No other program runs on its core.",
                "t: from the begin of the wait until a receiver that never blocks has the message. P = C.",
                "overhead: the time that the receiver polled, measured, and C if it blocked. latency: the delay "
                        + "against a receiver that never blocks, measured.",
                "An idle core looks at the lines that its programs wait for, so a message that arrives after the "
                        + "receiver has blocked is delayed by the unblocking only.");
    }
}
