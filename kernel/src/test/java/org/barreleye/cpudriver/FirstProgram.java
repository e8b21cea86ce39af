package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.barreleye.boot.Boot;
import org.barreleye.kpi.state.NotCopyable;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;

/** A test program in the place of the monitor, with its capabilities, on a CPU driver alone. */
public record FirstProgram(Consumer<SystemCalls> lines) implements Program.ReactorProgram {
    /** Runs the lines on the boot core of a machine. */
    public static void run(Consumer<SystemCalls> lines) {
        run(Presets.x86Power32(), lines);
    }

    /** Runs the lines on the boot core of a machine of this description. */
    public static void run(MachineDescription description, Consumer<SystemCalls> lines) {
        try (Machine machine = Boot.on(description, 1, List.of(new FirstProgram(lines)))) {
            machine.run();
        }
    }

    /** Runs lines in the initial domain of a core, and fails unless they have finished. */
    public static void inInitialDomain(Consumer<SystemCalls> lines) {
        inInitialDomain(Presets.x86Power32(), lines);
    }

    /** Runs lines in the initial domain of the boot core of a machine of this description. */
    public static void inInitialDomain(MachineDescription machine, Consumer<SystemCalls> lines) {
        AtomicBoolean finished = new AtomicBoolean();
        AssertionError[] broken = new AssertionError[1];
        run(machine, syscalls -> {
            try {
                lines.accept(syscalls);
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
    public Upcalls load(SystemCalls syscalls, long core, long parent) {
        return new Lines(syscalls, lines);
    }

    @NotCopyable("these lines are run once")
    private record Lines(SystemCalls syscalls, Consumer<SystemCalls> lines) implements Upcalls {
        @Override
        public Wait run() {
            lines.accept(syscalls);
            syscalls.exit(0);
            return Wait.FOR_ENDPOINTS;
        }
    }
}
