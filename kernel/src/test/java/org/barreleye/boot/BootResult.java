package org.barreleye.boot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.trace.ConsoleLine;

/**
 * The result of a boot of the standard system with a few lines of a test as its main program.
 *
 * @param status what the machine was switched off with; nothing if it went quiet
 * @param console what was printed
 * @param screen what the terminal showed
 * @param hash what identifies the run
 * @param refusals how many allocations were refused
 */
public record BootResult(OptionalInt status, List<String> console, String screen, long hash, long refusals) {
    /** The lines of a test. */
    @FunctionalInterface
    public interface Lines {
        /** Runs in a domain; what it asserts fails the machine. */
        void run(Domain domain) throws CallFailed;
    }

    /** A machine that is about to be booted. */
    public static final class BootBuilder {
        private final MachineDescription description;
        private final List<Program> programs = new ArrayList<>();
        private final List<Program> replacements = new ArrayList<>();
        private final List<String> typed = new ArrayList<>();
        private long seed = 1;
        private Faults faults = Faults.none();
        private QueueSizes sizes = QueueSizes.DEFAULT;
        private Consumer<Machine> observer = machine -> {};
        private Policy policy = Policy.standard();
        private Manifest manifest = Manifest.PLAIN;

        private BootBuilder(MachineDescription description) {
            this.description = description;
        }

        /** With a program that can be spawned. */
        public BootBuilder with(Program... added) {
            programs.addAll(Arrays.asList(added));
            return this;
        }

        /** With a program that can be spawned. */
        public BootBuilder with(String name, Lines lines) {
            return with(new LinesProgram(name, Manifest.PLAIN, lines));
        }

        /** With a program in the place of the one of its name, which belongs to the system. */
        public BootBuilder replacing(Program replacement) {
            replacements.add(replacement);
            return this;
        }

        /** With drivers that end at once: a test drives the devices itself. */
        public BootBuilder withoutDrivers() {
            return replacing(new LinesProgram("nic-driver", Manifest.PLAIN, domain -> { }));
        }

        /** With a main program that controls all cores and processes; it has no quota. */
        public BootBuilder controlling() {
            manifest = Manifest.needing(Manifest.Need.CONTROL);
            return withPolicy("main: control");
        }

        /** With a main program that drives devices. */
        public BootBuilder drivingDevices() {
            manifest = Manifest.needing(Manifest.Need.DEVICES);
            return withPolicy("main: devices");
        }

        /** With other quotas and authorities for programs that have no line in the standard policy. */
        public BootBuilder withPolicy(String... lines) {
            policy = Policy.standard().with(Policy.parse(String.join("\n", lines)));
            return this;
        }

        /** With this input at the terminal. */
        public BootBuilder withInput(String... lines) {
            typed.addAll(Arrays.asList(lines));
            return this;
        }

        /** With another seed. */
        public BootBuilder withSeed(long with) {
            seed = with;
            return this;
        }

        /** With something that goes wrong. */
        public BootBuilder withFaults(Faults with) {
            faults = with;
            return this;
        }

        /** With rings and queues of these sizes. */
        public BootBuilder withQueues(QueueSizes with) {
            sizes = with;
            return this;
        }

        /** With an observer that is given the machine before it runs. */
        public BootBuilder observedBy(Consumer<Machine> with) {
            observer = with;
            return this;
        }

        /** Boots, and runs the lines on the boot core. */
        public BootResult run(Lines lines) {
            SystemPlan plan = StandardSystem
                    .on(description, new LinesProgram("main", manifest, lines), programs, 0)
                    .grantedBy(policy)
                    .withQueues(sizes);
            replacements.forEach(plan::replace);
            return run(plan);
        }

        /** Boots a system of one's own. */
        public BootResult run(SystemPlan plan) {
            StringBuilder screen = new StringBuilder();
            Iterator<String> keyboard = typed.iterator();
            try (Machine machine = Boot.on(plan, seed, faults)) {
                machine.connectTerminal(
                        () -> keyboard.hasNext() ? Optional.of(keyboard.next()) : Optional.empty(), screen::append);
                observer.accept(machine);
                machine.run();
                return new BootResult(machine.exitStatus(), machine.console().stream().map(ConsoleLine::text).toList(),
                        screen.toString(), machine.traceHash(),
                        description.cores().stream().mapToLong(core -> machine.refusedAllocations(core.id())).sum());
            }
        }
    }

    /** Fails unless no program has failed and the machine was switched off with status 0; shows what was printed. */
    public void requireSuccess() {
        if (!status.equals(OptionalInt.of(0)) || console.stream().anyMatch(line -> line.contains("failed"))) {
            throw new AssertionError("status " + status + ": " + console);
        }
    }

    /** A machine of a name. */
    public static BootBuilder on(String machine) {
        return new BootBuilder(Presets.named(machine));
    }

    /** A machine of a description. */
    public static BootBuilder on(MachineDescription description) {
        return new BootBuilder(description);
    }

    /**
     * Straight-line code as a program: what it throws it fails with.
     *
     * @param name what it is called
     * @param manifest what it needs
     * @param lines what it does
     */
    public record LinesProgram(String name, Manifest manifest, Lines lines) implements Program.ThreadedProgram {
        @Override
        public int main(SystemCalls syscalls, long process, long unused) {
            try {
                lines.run(Domain.startThreaded(syscalls));
                return 0;
            } catch (CallFailed failed) {
                syscalls.print(failed.getMessage());
                return 1;
            }
        }
    }
}
