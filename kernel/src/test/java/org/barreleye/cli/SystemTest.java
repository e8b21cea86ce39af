package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.barreleye.shell.command.Commands;
import org.barreleye.shell.glossary.Entry;
import org.barreleye.shell.glossary.Glossary;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole system, booted and used through its shell. */
class SystemTest {
    /** The second program of the shell has the number after those of the services, the shell and the first. */
    @ParameterizedTest
    @CsvSource({"smp-1, 9", "smp-2, 9", "smp-4, 9", "smp-8, 9", "smp-64, 9", "demo, 10"})
    void every_command_works_on_every_machine(String machine, int sleeper) {
        CommandLineRun run = CommandLineRun
                .on(machine, ("help; help spawn; explain; explain binding; ps; lscpu; names; skb; skb core_on(C); free;"
                + " env A=b; spawn 0 greeter you; spawn 0 sleeper &; kill SLEEPER; wait SLEEPER 1; caps;"
                + " resolve 0.2; lineage 0.2; who 0.2; captree; why 0.2; vspace 0; walk 0 0x10000000;"
                + " why 0:0x12000; lscpu -v; ps -v; why; why names; bindings;"
                + " explain binding 0/1; trace; corectl boot 0; lsdev; demo; poweroff 9")
                .replace("SLEEPER", Integer.toString(sleeper)));

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(9);
        assertThat(run.lines()).contains("[core 0] greeter: hello you", "process " + sleeper,
                "process " + sleeper + " (sleeper on core 0) ended with status 137",
                "corectl: core 0: the core is on already; `lscpu` shows its state");
        assertThat(run.shown()).noneMatch(line -> line.contains("deadline passed") || line.startsWith("usage")
                || line.contains("unknown command"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-x86", "x86-power32", "intel-2x4", "amd-2x2", "amd-4x4", "amd-8x4", "omap-4460",
            "scc-48", "ivy-bridge-2x10", "semperos-noc",
        "odroid-c4", "big-little", "smp-3", "smp-64"})
    void the_demonstration_comes_to_its_end_on_every_machine(String machine) {
        CommandLineRun run = CommandLineRun.on(machine, "free; demo");

        assertThat(run.code()).isZero();
        assertThat(run.shown()).as("memory for programs").doesNotContain("0 of 0 bytes are free");
        assertThat(run.shown()).filteredOn(line -> line.contains("there are now")).hasSize(2)
                .satisfiesExactly(
                        before -> assertThat(before).contains("there are now 1 on").doesNotContain(";"),
                        after -> assertThat(after).contains("there are now 0 on").doesNotContain(";"));
        assertThat(run.shown()).last().asString().startsWith("That is all.");
    }

    @Test
    void a_program_that_connects_to_no_service_says_so() {
        CommandLineRun run = CommandLineRun.on("two-x86", "spawn 1 seeker mmeory; spawn 1 seeker memory");

        assertThat(run.lines()).contains("[core 1] seeker: NO_SUCH_SERVICE: there is no service 'mmeory'"
                + " (did you mean 'memory'?); it was not registered within 10 s");
        assertThat(run.shown()).containsExactly("process 1.1 (seeker on core 1) ended with status 1");
    }

    @Test
    void a_program_gets_the_authority_that_the_shell_passes_on() {
        CommandLineRun run = CommandLineRun.on("two-x86", "spawn 1 sleeper &; spawn 1 ender 1;"
                + " spawn --grant control,terminal 1 ender 1; spawn --grant control 1 ender 1; wait 1.1");

        assertThat(run.shown()).containsExactly("process 1.1",
                "spawn: ender on core 1: the program requests `control`, which the policy of the boot image does not"
                + " grant to it; start it with `spawn --grant control`, or boot with `--grant PROGRAM=control`",
                "spawn: ender on core 1: `terminal` is not the caller's to pass on: only a program that has it does, or"
                + " boot with `--grant PROGRAM=terminal`",
                "process 1.1 (sleeper on core 1) ended with status 137");
    }

    @Nested
    class Three_instruction_sets {
        @Test
        void run_the_same_program_if_it_was_built_for_them() {
            CommandLineRun run = CommandLineRun.on("demo", "spawn 5 greeter x; spawn 16 greeter y; spawn 32 greeter z");

            assertThat(run.lines()).contains("[core 5] greeter: hello x", "[core 16] greeter: hello y");
            assertThat(run.shown()).containsExactly(
                    "spawn: greeter on core 32: the program was not built for that core's"
                    + " instruction set; `lscpu` lists the cores and their sets");
        }
    }

    @Nested
    class A_core_without_an_mmu {
        @Test
        void refuses_a_program_that_relies_on_one_with_the_reason() {
            CommandLineRun run = CommandLineRun.on("demo", "spawn 0 toucher; spawn 16 toucher; spawn 32 toucher");

            assertThat(run.lines()).contains("[core 0] toucher: 4096 bytes are resident",
                    "[core 16] toucher: 4096 bytes are resident");
            assertThat(run.shown()).containsExactly(
                    "spawn: 'toucher' needs page faults, which core 32 (power32, no MMU) does not have;"
                    + " `lscpu` shows which cores have an MMU");
        }
    }

    @Nested
    class A_core_that_is_off {
        @Test
        void is_started_and_then_used() {
            CommandLineRun run = CommandLineRun
                    .on("demo", "spawn 6 greeter a; corectl boot 6; lscpu; spawn 6 greeter b");

            assertThat(run.code()).isZero();
            assertThat(run.shown().get(0)).contains("off");
            assertThat(run.shown()).contains("core 6 is on", "8 of 8 cores are on");
            assertThat(run.lines()).contains("[core 6] greeter: hello b").doesNotContain("[core 6] greeter: hello a");
        }
    }

    @Nested
    class A_program_that_fails {
        @Test
        void does_not_end_the_shell() {
            CommandLineRun run = CommandLineRun.on("demo", "spawn 0 crasher; spawn 16 crasher; ps; poweroff 3");

            assertThat(run.code()).isEqualTo(3);
            assertThat(run.shown()).anyMatch(line -> line.contains("crasher"));
        }

        @Test
        void to_end_is_waited_for_until_the_deadline() {
            CommandLineRun run = CommandLineRun.on("two-x86", "spawn 1 sleeper & wait 1.1 2");

            assertThat(run.code()).isEqualTo(124);
            assertThat(run.shown()).isEqualTo(
                    List.of("process 1.1", "wait: timed out after 2 s: process 1.1 (sleeper on core 1)"
                    + " still runs; `wait 1.1` waits again, `kill 1.1` ends it"));
        }
    }

    @Nested
    class The_examples_of_the_glossary {
        @Test
        void run_as_they_are_written() {
            String lines = Glossary.read().entries().stream().map(Entry::example).distinct()
                    .collect(Collectors.joining("\n"));

            CommandLineRun run = CommandLineRun.on("demo", lines + "\npoweroff 8");

            assertThat(run.code()).isEqualTo(8);
            assertThat(run.shown()).noneMatch(line -> line.startsWith("usage: ") || line.startsWith("unknown command")
                    || line.startsWith("explain: ") || line.contains("deadline passed"));
        }
    }

    @Nested
    class A_system_service {
        @Test
        void is_waited_for_like_every_process_and_restarted_when_it_is_killed() {
            CommandLineRun run = CommandLineRun.on("two-x86", "wait 1 1; kill 1; wait 2 1; names mem; wait 1 1");

            assertThat(run.shown()).containsSubsequence(
                    "wait: timed out after 1 s: process 1 (names on core 0) still runs; `wait 1` waits again, `kill 1`"
                    + " ends it",
                    "NAME    ATTRIBUTES", "memory",
                    "wait: 1: there is no such process; `ps` lists them");
        }
    }

    @Nested
    class The_help {
        @ParameterizedTest
        @ValueSource(strings = {"wait", "kill", "corectl", "spawn", "env", "names", "resolve", "lineage", "explain",
            "why", "who", "captree", "skb", "lsdev", "ifconfig", "netstat", "ping"})
        void has_an_example_that_works_on_the_machine_demo(String command) {
            String example = new Commands(Glossary.read()).named(command).orElseThrow().help().example();

            assertThat(CommandLineRun.on("demo", example).code()).as(example).isZero();
        }
    }

    @Nested
    class The_scheduler {
        @ParameterizedTest
        @ValueSource(strings = {"rbed", "rr"})
        void is_chosen_at_boot_and_shown_by_lscpu(String scheduler) {
            CommandLineRun run = CommandLineRun.of("boot", "--machine", "demo", "--scheduler", scheduler, "-c",
                    "lscpu; demo");

            assertThat(run.code()).isZero();
            assertThat(run.shown()).filteredOn(line -> line.matches(" *[0-9]+  o(n|ff) .*"))
                    .hasSize(8).allSatisfy(line -> assertThat(line).endsWith("  " + scheduler));
            assertThat(run.shown()).last().asString().startsWith("That is all.");
        }
    }

    @Nested
    class A_connection {
        @Test
        void is_named_by_the_core_that_assigned_its_number() {
            CommandLineRun run = CommandLineRun.on("demo", "spawn 32 sum 32 power32 mine & wait 1 1; bindings");

            assertThat(run.shown()).anyMatch(line -> line.matches("0/32\\.[0-9]+ .*"))
                    .anyMatch(line -> line.matches("32/32\\.[0-9]+ .*"))
                    .noneMatch(line -> line.matches("[0-9]+/[0-9]{6,}.*"));
        }
    }

    @Nested
    class The_demo {
        @Test
        void shows_the_transport_of_its_own_connections_only() {
            CommandLineRun run = CommandLineRun.on("two-x86", "spawn 1 sum 1 x86-64 mine & demo");

            assertThat(run.shown()).anyMatch(line -> line.matches(" +core 0 .* a call   over LMP"));
        }
    }

    @Nested
    class Resolving_an_address {
        @Test
        void ends_at_a_cell_of_the_machine() {
            CommandLineRun run = CommandLineRun.on("demo", "resolve 0.2");

            assertThat(run.shown()).last().asString()
                    .matches("cell +byte \\d+ of \\d+ bytes of ram at NUMA node 0, line \\d+");
        }
    }
}
