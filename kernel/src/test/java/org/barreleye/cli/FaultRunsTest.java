package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
        "demo | interrupts lost 100 % | demo | 0 | That is all.",
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
        void says_what_has_waited_for_a_link_and_how_late_interrupts_were() {
            assertThat(run("demo", "lscpu", "link 0-1 stalls at 100 us for 50 us", "link 0-3 stalls at 2 s for 1 ms",
                    "interrupts late 100 % up to 1 ms").out())
                    .containsPattern("1  link 0-1 stalls at 100 us for 50 us \\(transfers and signals that waited: "
                            + "[1-9]\\d*, for [1-9]\\d* us in all\\)")
                    .contains("0  link 0-3 stalls at 2 s for 1 ms (the run ended before)")
                    .containsPattern("[1-9]\\d*  interrupts late 100 % up to 1 ms \\(late by [1-9]\\d* us in all\\)");
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
    class ACoreThatHasNotJoined {
        private static final String LATE = "it was started, and its monitor has not joined the system yet";

        @Test
        void is_not_said_to_be_on_and_starts_again_when_it_was_given_up() {
            List<String> shown = run("demo", "corectl boot 4; corectl boot 5; corectl stop 4; why core 4; corectl"
                    + " boot 4; lscpu", "core 4 stops at 150 us").shown();

            assertThat(shown).anyMatch(line -> line.startsWith("corectl: core 4: " + LATE))
                    .contains("corectl: core 5: the core whose monitor would start this one is not on: start that"
                            + " first", "core 4 is off", "core 4 is on", "7 of 8 cores are on")
                    .anyMatch(line -> line.startsWith("core 4 is off: "));
        }

        @Test
        void starts_again_also_if_its_first_start_comes_after_it_was_given_up() {
            assertThat(run("demo", "corectl stop 4; wait 1 3; corectl boot 4; lscpu",
                    "link 0-1 stalls at 0 ms for 2 s").shown())
                    .containsSubsequence("core 4 is off", "core 4 is on", "7 of 8 cores are on");
        }

        @Test
        void is_named_when_the_wait_for_it_is_over() {
            assertThat(run("demo", "corectl boot 6; corectl boot 6; corectl stop 6; corectl stop 6",
                    "core 6 is refused 1000000 allocations after 5").shown())
                    .containsSubsequence("corectl: core 6: timed out: its monitor has not joined the system; `corectl"
                            + " stop 6` gives it up", "core 6 is off",
                            "corectl: core 6: the core is off; start it with `corectl boot`")
                    .anyMatch(line -> line.startsWith("corectl: core 6: " + LATE));
        }
    }

    @Nested
    class OfSeveralMachines {
        @Test
        void the_one_that_is_named_has_the_fault() {
            CommandLineRun run = CommandLineRun.of("boot", "--machines", "2", "-c", "wait 1 1; lscpu", "--fault",
                    "m1: core 0 stops at 3 ms", "--fault", "core 17 stops at 3 ms");

            assertThat(run.lines()).contains("[fault] m1: core 0 stops at 3 ms", "        1  m1: core 0 stops at 3 ms",
                    "[m1] was powered off with status 73",
                    "[core 0] monitor: core 17 does not answer, and has left the system",
                    "cores that have crashed and do not run: 17, m1:0");
            assertThat(run.out()).containsPattern("boot core lost at \\d+ us: \\[m1:0] watchdog: the core has stopped");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '|', value = {
            "m2: core 5 stops at 3 ms | there is no machine m2; there are m0 to m1",
            "m1: core 99 stops at 3 ms | machine m1: fault 'core 99 stops at 3 ms': there is no core 99",
            "m1: port peer loses 5 % | the port peer is at the first machine; leave out 'm1:'",
            "m1: core 5 sleeps | column 12: expected 'stops'"})
        void one_that_does_not_exist_is_refused(String sentence, String problem) {
            CommandLineRun run = CommandLineRun.of("boot", "--machines", "2", "-c", "lscpu", "--fault", sentence);

            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).startsWith("barreleye: --fault: ").contains(problem);
        }

        @Test
        void a_recording_keeps_which_one_has_the_fault(@TempDir Path directory) throws IOException {
            String file = directory.resolve("input").toString();
            String[] boot = {"boot", "--machine", "amd-4x4", "--machines", "2", "--faults-seed", "3", "--fault"};
            CommandLineRun.of(words(boot, "m1: interrupts late 50 % up to 1 ms", "-c", "lscpu", "--record", file));

            assertThat(Files.readString(Path.of(file))).contains("fault m1: interrupts late 50 % up to 1 ms\n");
            assertThat(CommandLineRun.of(words(boot, "m1: interrupts late 50 % up to 1 ms", "--replay", file)).code())
                    .isZero();
            assertThat(CommandLineRun.of(words(boot, "interrupts late 50 % up to 1 ms", "--replay", file)).code())
                    .isEqualTo(ExitCode.USAGE);
        }

        private String[] words(String[] first, String... rest) {
            return Stream.concat(Stream.of(first), Stream.of(rest)).toArray(String[]::new);
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
