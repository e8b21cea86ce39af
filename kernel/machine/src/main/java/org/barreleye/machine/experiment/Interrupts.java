package org.barreleye.machine.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.description.MachineDescription;

/**
 * An interrupt to another core, from the end of the sender's instruction to the first of the handler, by distance; and
 * to the core itself.
 */
final class Interrupts implements Experiment {
    private static final int VECTOR = 40;

    @Override
    public String name() {
        return "ipi";
    }

    @Override
    public String about() {
        return "an interrupt from the end of its sending to the first instruction of its handler";
    }

    @Override
    public List<String> machines() {
        return List.of("intel-2x4", "amd-2x2", "amd-4x4", "amd-8x4", "scc-48");
    }

    @Override
    public int fittedParameters(String machine) {
        return PresetParameters.fitted(machine, name());
    }

    @Override
    public List<Measurement> run(MachineDescription machine) {
        List<Measurement> rows = new ArrayList<>();
        boolean scc = machine.name().equals("scc-48");
        boolean x86 = machines().contains(machine.name()) && !scc;
        OptionalDouble trap = x86 ? new PublishedFigures().figure("S4-S5 text", "x86-64", "IPI trap cost", "cycles")
                : OptionalDouble.empty();
        rows.add(row(machine, "to itself", 1, delivery(machine, 0, 0), trap));
        for (Distance distance : Distance.of(machine)) {
            OptionalDouble published = scc && distance.label().equals("shared")
                    ? new PublishedFigures().figure("ch.3-4", "Intel SCC", "extrapolated IPI delivery", "cycles")
                    : OptionalDouble.empty();
            rows.add(row(machine, "delivery, " + distance.label(), 2, delivery(machine, distance.one(),
                    distance.other()), published));
        }
        return rows;
    }

    private Measurement row(MachineDescription machine, String row, int cores, double measured,
            OptionalDouble published) {
        return new Measurement(name(), machine.name(), row, cores, "cycles", measured, published);
    }

    private static double delivery(MachineDescription machine, int from, int to) {
        CoreId target = machine.cores().get(to).id();
        try (ExperimentMachine experimentMachine = new ExperimentMachine(machine)) {
            if (from == to) {
                InterruptProgram both = experimentMachine.start(from, new InterruptProgram(target));
                experimentMachine.run();
                return experimentMachine.cycles(from, both.received - both.sent);
            }
            InterruptProgram receiver = experimentMachine.start(to, new InterruptProgram(null));
            experimentMachine.run();
            InterruptProgram sender = experimentMachine.start(from, new InterruptProgram(target));
            experimentMachine.run();
            return experimentMachine.cycles(from, receiver.received - sender.sent);
        }
    }

    /** Interrupts a core, if it is given one, and notes when it is interrupted itself. */
    private static final class InterruptProgram extends ExperimentProgram {
        private final CoreId target;
        private long sent;
        private long received;

        InterruptProgram(CoreId target) {
            this.target = target;
        }

        @Override
        public CoreDirective step(Core core, CoreEvent event) {
            if (event instanceof CoreEvent.Interrupt) {
                received = core.now();
            } else if (target != null) {
                core.sendInterrupt(target, VECTOR);
                sent = core.now();
            }
            return CoreDirective.HALT;
        }
    }
}
