package org.barreleye.samples.parcel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.barreleye.machine.Machine;
import org.barreleye.samples.HeterogeneousPair;
import org.barreleye.samples.Samples;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One message through the whole house. */
class ParcelTest {
    private static Machine machine(long seed) {
        return new HeterogeneousPair(new ParcelServer(), new ReactorSender()).machine(seed);
    }

    /** The output in its order, without the times. */
    private static List<String> printed(Machine machine) {
        return machine.console().stream().map(line -> line.core() + ": " + line.text()).toList();
    }

    @Nested
    class The_parcel {
        @Test
        void arrives_with_the_bytes_that_were_written_on_a_core_of_another_kind() {
            try (Machine machine = new HeterogeneousPair(new ParcelServer(), new Sender()).machine(1)) {
                machine.run();

                assertThat(machine.exitStatus()).hasValue(0);
                assertThat(printed(machine)).containsSubsequence(
                        "core 0: sender: the price is 170 cents",
                        "core 4: parcel-server: label: urgency 7, shelf -1",
                        "core 4: parcel-server: a parcel of 30 bytes, checksum " + Long.toHexString(checksum()));
            }
        }

        private static long checksum() {
            return ParcelServer.ParcelSession
                    .checksum("a fish with a transparent head".getBytes(StandardCharsets.UTF_8));
        }

        @Test
        void arrives_when_all_programs_are_reactors() {
            Machine machine = machine(1);

            machine.run();

            assertThat(machine.exitStatus()).hasValue(0);
        }
    }

    @Nested
    class The_seed {
        @Test
        void determines_the_times_and_not_the_outcome() {
            Set<Long> hashes = new LinkedHashSet<>();
            for (long seed = 1; seed <= 20; seed++) {
                Machine machine = machine(seed);
                machine.run();
                assertThat(machine.exitStatus()).as("seed %s", seed).hasValue(0);
                hashes.add(machine.traceHash());
            }

            assertThat(hashes).hasSize(20);
        }

        @Test
        void gives_the_same_trace_in_another_process() throws IOException, InterruptedException {
            String first = runInAnotherProcess("--seed", "7");
            String second = runInAnotherProcess("--seed", "7");
            String other = runInAnotherProcess("--seed", "8");

            assertThat(first).contains("trace ").isEqualTo(second).isNotEqualTo(other);
        }

        private static String runInAnotherProcess(String... options) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    System.getProperty("java.class.path"), Samples.class.getName(), "parcel", "--trace-hash"));
            command.addAll(List.of(options));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        }
    }

    @Nested
    class A_copy_of_the_machine {
        @Test
        void made_at_any_step_ends_with_the_same_trace() {
            Machine original = machine(3);
            List<Machine> copies = new ArrayList<>();
            do {
                copies.add(original.copy());
            } while (original.step());

            assertThat(copies).hasSizeGreaterThan(50);
            for (Machine copy : copies) {
                copy.run();
                assertThat(copy.traceHash()).isEqualTo(original.traceHash());
                assertThat(copy.exitStatus()).hasValue(0);
            }
        }
    }

    @Nested
    class Two_machines_in_one_process {
        @Test
        void do_not_affect_each_other() {
            Machine alone = machine(5);
            alone.run();

            Machine left = machine(5);
            Machine right = machine(6);
            boolean more = true;
            while (more) {
                more = left.step() | right.step();
            }

            assertThat(left.traceHash()).isEqualTo(alone.traceHash());
            assertThat(right.traceHash()).isNotEqualTo(alone.traceHash());
            assertThat(right.exitStatus()).hasValue(0);
        }
    }

    @Nested
    class The_command {
        @Test
        void prints_what_happened_core_by_core_with_its_time() {
            StringWriter output = new StringWriter();

            int status = Samples.commandLine().setOut(new PrintWriter(output)).execute("parcel", "--seed", "1");

            assertThat(status).isZero();
            assertThat(output.toString().lines())
                    .anyMatch(line -> line.matches(" *[0-9]+\\.[0-9]{3} us  core 0 \\(x86-64\\) +monitor: .*"))
                    .anyMatch(line -> line.matches(" *[0-9]+\\.[0-9]{3} us  core 4 \\(power32\\) +parcel-server: .*"));
        }

        @Test
        void refuses_a_seed_that_is_none() {
            StringWriter errors = new StringWriter();

            int status = Samples.commandLine().setErr(new PrintWriter(errors)).execute("parcel", "--seed", "x");

            assertThat(status).isEqualTo(2);
            assertThat(errors.toString()).contains("--seed");
        }
    }

}
