package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.machine.fault.FaultForm;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs with faults from the command line. */
class FaultRunsTest {
    private static CommandLineRun run(String machine, String commands, String... faults) {
        List<String> words = new ArrayList<>(List.of("boot", "--machine", machine, "-c", commands, "--trace-hash"));
        for (String fault : faults) {
            words.add("--fault");
            words.add(fault);
        }
        return CommandLineRun.of(words.toArray(String[]::new));
    }

    private static String hash(CommandLineRun run) {
        return run.lines().get(run.lines().size() - 1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
        "demo | interrupts lost 100 % | demo | 1 | was not registered within 10 s",
        "demo | interrupts late 100 % up to 1 s | lscpu | 0 | 7 of 8 cores are on",
        "demo | interrupts repeated 100 % up to 1 ms | lscpu | 0 | 7 of 8 cores are on",
        "demo | interrupts spurious 100 % up to 1 ms | lscpu | 0 | 7 of 8 cores are on",
        "demo | core 0 stops at 1 ms | lscpu | 73 | watchdog: the core has stopped for 10000 us",
        "demo | core 4 stops at 150 us | lscpu | 0 | core 4 is late: core 0 was to start it",
        "demo | core 5 stops at 200 us | lscpu | 0 | core 5 does not answer, and has left the system",
        "demo | core 5 stops at 3 ms | ps; lscpu | 0 | 6 of 8 cores are on",
        "demo | core 0 takes 100000 % of the time | demo; lscpu; ps | 0 | 8 of 8 cores are on",
        "demo | link 0-1 stalls at 1 ns for 5 s | lscpu | 0 | core 5 is late: core 4 was to start it",
        "demo | port nic0 loses 100 % | ping 10.0.0.1 | 1 | nic0: not up",
        "demo | core 0 is refused 1000000 allocations after 10 | lscpu | 71 | the machine refuses the allocation",
        "x86-power32 | core 4 stops at 100 us and restarts after 100 us | lscpu | 0 | cores are on",
        "scc-48 | core 6 stops at 100 us | lscpu | 0 | cores are on",
        "hot-plug | device nic0 goes at 3 ms | lscpu | 0 | cores are on"})
    void end_with_the_reason(String machine, String fault, String commands, int code, String reason) {
        CommandLineRun run = run(machine, commands, fault);

        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        assertThat(run.out()).contains(reason).contains("faults injected:").contains(fault);
    }

    @Nested
    class TheReport {
        @Test
        void shows_a_fault_when_it_happens_and_its_effects_at_the_end() {
            CommandLineRun run = run("demo", "ps; lscpu", "core 5 stops at 3 ms");
            List<String> lines = run.lines();
            int report = lines.indexOf("faults injected:");

            assertThat(lines.subList(0, report)).contains("[fault] core 5 stops at 3 ms");
            assertThat(lines.subList(report, lines.size() - 1)).anySatisfy(line ->
                    assertThat(line).matches(" +1  core 5 stops at 3 ms"))
                    .anySatisfy(line -> assertThat(line).matches("  core lost at \\d+ us: \\[core 0\\] monitor: core 5"
                            + " does not answer, and has left the system"))
                    .last().isEqualTo("cores that have crashed and do not run: 5");
        }

        @Test
        void counts_what_is_drawn_and_says_what_was_not_injected() {
            CommandLineRun run = run("demo", "ping 10.0.0.1", "port nic0 loses 30 %", "core 6 stops at 1 ms",
                    "core 5 stops at 1000 s");

            assertThat(run.out()).containsPattern(" +[1-9]\\d*  port nic0 loses 30 %")
                    .contains("0  core 6 stops at 1 ms (the core was off)")
                    .contains("0  core 5 stops at 1000 s (the run ended before)");
        }

        @Test
        void names_drivers_that_are_restarted() {
            assertThat(run("demo", "lscpu; wait 1 1; ifconfig", "core 4 stops at 5 ms").out())
                    .containsPattern("driver restarted at \\d+ us: \\[core 0\\] devices: nic0: its driver has ended");
        }

        @Test
        void is_absent_without_faults() {
            assertThat(run("two-x86", "lscpu").out()).doesNotContain("fault");
        }
    }

    @Nested
    class TheTraceHash {
        @Test
        void is_the_same_for_the_same_seed_and_another_for_another() {
            String fault = "interrupts late 50 % up to 1 ms";
            String first = hash(CommandLineRun.of("boot", "-c", "lscpu", "--fault", fault, "--trace-hash"));

            assertThat(hash(CommandLineRun.of("boot", "-c", "lscpu", "--fault", fault, "--trace-hash")))
                    .isEqualTo(first);
            assertThat(hash(CommandLineRun.of("boot", "-c", "lscpu", "--fault", fault, "--faults-seed", "9",
                    "--trace-hash"))).isNotEqualTo(first);
        }

        @Test
        void does_not_depend_on_the_seed_of_faults_that_are_not_there() {
            assertThat(hash(CommandLineRun.of("boot", "--machine", "two-x86", "-c", "lscpu", "--faults-seed", "9",
                    "--trace-hash"))).isEqualTo(hash(run("two-x86", "lscpu")));
        }
    }

    @Nested
    class ASentence {
        @ParameterizedTest
        @ValueSource(strings = {"core 5 stops", "core 99 stops at 1 ms", "link 2-3 stalls at 1 ms for 1 ms",
            "link 0-1 loses 5 %", "port nic7 loses 5 %", "device nic0 goes at 1 ms"})
        void that_is_wrong_is_refused_before_the_machine_is_on(String sentence) {
            CommandLineRun run = run("demo", "lscpu", sentence);

            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).startsWith("barreleye: --fault: ").containsAnyOf("there are", "there is none",
                    "an example is");
            assertThat(run.out()).isEmpty();
        }

        @Test
        void is_explained_by_the_shell_and_by_the_command_line() {
            String shown = String.join("\n", CommandLineRun.on("two-x86", "explain fault").shown());
            String printed = CommandLineRun.of("explain", "fault").out();

            for (FaultForm form : FaultForm.values()) {
                assertThat(shown).contains(form.text());
                assertThat(printed).contains(form.text());
            }
        }
    }

    @Test
    void why_tells_of_a_core_that_is_late_or_failed() {
        List<String> late = run("demo", "why core 4; why core 6; why core 7; why core 0", "core 4 stops at 150 us")
                .shown();

        assertThat(late).anyMatch(line -> line.startsWith("core 4 is late: it starts at boot"))
                .anyMatch(line -> line.startsWith("core 6 is off: "))
                .contains("why: there is no core 7; there are 0, 1, 4, 5, 6, 16, 17, 32")
                .contains("core 0 is on: its monitor has joined the system, and answers.");
        assertThat(run("demo", "why core 5", "core 5 stops at 3 ms").shown())
                .anyMatch(line -> line.startsWith("core 5 is failed: its monitor did not answer"));
    }

    @Test
    void a_recorded_run_is_replayed_with_the_same_faults_only(@TempDir Path directory) {
        String file = directory.resolve("input").toString();
        String fault = "interrupts late 50 % up to 1 ms";
        CommandLineRun.of("boot", "--machine", "two-x86", "-c", "lscpu", "--fault", fault, "--record", file);

        assertThat(CommandLineRun.of("boot", "--machine", "two-x86", "--fault", fault, "--replay", file).code())
                .isZero();
        assertThat(CommandLineRun.of("boot", "--machine", "two-x86", "--replay", file).code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void faults_of_a_machine_file_and_of_the_command_line_add_up(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("faulty.yaml");
        try (var preset = MachineName.class.getResourceAsStream("/org/barreleye/machine/description/demo.yaml")) {
            Files.writeString(file, new String(preset.readAllBytes()) + "\nfaults:\n  - core 5 stops at 3 ms\n");
        }

        assertThat(run(file.toString(), "lscpu", "core 17 stops at 3 ms").out())
                .contains("1  core 5 stops at 3 ms").contains("1  core 17 stops at 3 ms")
                .contains("5 of 8 cores are on");
    }
}
