package org.barreleye.cpudriver.interrupt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.barreleye.boot.Boot;
import org.barreleye.kpi.state.NotCopyable;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.trace.Trace;

/**
 * A program in the place of the monitor that does one step in each upcall. Between two steps it waits for its
 * endpoints, and a millisecond at most.
 */
public final class SteppedProgram implements Program.ReactorProgram {
    private static final long MILLISECOND = 1_000_000;

    private final List<Consumer<SystemCalls>> steps = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private int done;
    private long[] lines = {};
    private long began;

    public SteppedProgram step(Consumer<SystemCalls> step) {
        steps.add(step);
        return this;
    }

    /** Waits for a line too from now on, and checks after the last step added so far that a wait has lasted. */
    SteppedProgram waitingFor(ToLongFunction<SystemCalls> line) {
        return step(syscalls -> lines = new long[] {line.applyAsLong(syscalls)})
                .step(syscalls -> began = syscalls.now())
                .step(syscalls -> assertThat(syscalls.now() - began).as("nanoseconds").isGreaterThanOrEqualTo(
                        MILLISECOND));
    }

    /** Runs the steps on the boot core of a machine, and fails unless all have succeeded. */
    public void runOn(MachineDescription description) {
        notesOn(description);
    }

    /** Does the same, and returns the notes of some kinds in the trace. */
    public List<String> notesOn(MachineDescription description, String... kinds) {
        return notesOn(Boot.on(description, 1, List.of(this)), kinds);
    }

    /** Does the same on a machine whose boot core runs this program. */
    public List<String> notesOn(Machine on, String... kinds) {
        try (Machine machine = on) {
            machine.trace().setKeepsNotes(true);
            machine.run();
            if (!failures.isEmpty()) {
                throw new AssertionError("step " + done, failures.get(0));
            }
            assertThat(done).as("steps done").isEqualTo(steps.size());
            return machine.trace().entries().stream().filter(entry -> List.of(kinds).contains(entry.kind()))
                    .map(Trace.Entry::text).toList();
        }
    }

    @Override
    public String name() {
        return "driver";
    }

    @Override
    public Upcalls load(SystemCalls syscalls, long core, long parent) {
        return new Steps(this, syscalls);
    }

    @NotCopyable("these steps are done once")
    private record Steps(SteppedProgram program, SystemCalls syscalls) implements Upcalls {
        @Override
        public Wait run() {
            try {
                program.steps.get(program.done).accept(syscalls);
                program.done++;
            } catch (RuntimeException | AssertionError failure) {
                program.failures.add(failure);
            }
            if (!program.failures.isEmpty() || program.done == program.steps.size()) {
                syscalls.exit(0);
            }
            return new Wait(program.lines, syscalls.now() + MILLISECOND);
        }
    }
}
