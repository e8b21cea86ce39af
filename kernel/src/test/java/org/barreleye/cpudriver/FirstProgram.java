package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.barreleye.boot.Boot;
import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.Upcalls;
import org.barreleye.kpi.trap.Wait;
import org.barreleye.kpi.types.Copier;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;

/** A few lines of a test in the monitor's place: with all authority, over nothing but a CPU driver. */
public record FirstProgram(Consumer<Trap> lines) implements Image.Reactive {
    /** Runs the lines on the boot core of a machine; whatever they assert is asserted here. */
    public static void run(Consumer<Trap> lines) {
        run(Presets.duet(), lines);
    }

    /** Runs the lines on the boot core of a machine of this description. */
    public static void run(MachineDescription description, Consumer<Trap> lines) {
        try (Machine machine = Boot.on(description, 1, List.of(new FirstProgram(lines)))) {
            machine.run();
        }
    }

    /** Runs lines in the first domain of a core, and fails if they did not get to their end. */
    public static void inTheFirstDomain(Consumer<Trap> lines) {
        inTheFirstDomain(Presets.duet(), lines);
    }

    /** Runs lines in the first domain of the boot core of a machine of this description. */
    public static void inTheFirstDomain(MachineDescription machine, Consumer<Trap> lines) {
        AtomicBoolean finished = new AtomicBoolean();
        AssertionError[] broken = new AssertionError[1];
        run(machine, trap -> {
            try {
                lines.accept(trap);
                finished.set(true);
            } catch (AssertionError error) {
                broken[0] = error;
            }
        });
        if (broken[0] != null) {
            throw broken[0];
        }
        assertThat(finished).as("the lines ran to their end").isTrue();
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public Upcalls load(Trap trap, long core, long parent) {
        return new Lines(trap, lines);
    }

    private record Lines(Trap trap, Consumer<Trap> lines) implements Upcalls {
        @Override
        public Wait run() {
            lines.accept(trap);
            trap.exit(0);
            return Wait.FOR_ENDPOINTS;
        }

        @Override
        public Upcalls copy(Copier copier) {
            throw new UnsupportedOperationException("these lines are run once");
        }
    }
}
