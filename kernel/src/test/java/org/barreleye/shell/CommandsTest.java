package org.barreleye.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.barreleye.shell.command.Command;
import org.barreleye.shell.command.CommandHelp;
import org.barreleye.shell.command.Commands;
import org.barreleye.shell.command.Status;
import org.barreleye.shell.glossary.Glossary;
import org.barreleye.shell.syntax.CommandLine;
import org.barreleye.shell.syntax.SimpleCommand;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
    private final FakeSystem system = new FakeSystem();

    @TestFactory
    Stream<DynamicTest> every_command_has_help_and_an_example_that_runs_it() {
        Commands commands = new Commands(Glossary.read());
        return commands.all().stream().map(Command::help).map(manual -> DynamicTest.dynamicTest(manual.name(), () -> {
            FakeSystem fake = new FakeSystem();

            assertThat(fake.run("help " + manual.name(), manual.example())).isNotIn(Status.USAGE, Status.UNKNOWN);
            assertThat(fake.shown).startsWith(manual.synopsis() + " - " + manual.summary())
                    .contains("Example: " + manual.example());
            assertThat(CommandLine.parse(manual.example())).last().extracting(SimpleCommand::name)
                    .isEqualTo(manual.name());
        }));
    }

    @TestFactory
    Stream<DynamicTest> every_command_refuses_what_is_too_much_and_shows_its_usage() {
        return new Commands(Glossary.read()).all().stream()
                .map(Command::help)
                .filter(manual -> !manual.synopsis().contains("..") && !manual.name().equals("explain"))
                .map(manual -> DynamicTest.dynamicTest(manual.name(), () -> {
                    FakeSystem fake = new FakeSystem();

                    assertThat(fake.run(words(manual) + " a b c d e")).isEqualTo(Status.USAGE);
                    assertThat(fake.shown).last().isEqualTo("usage: " + manual.synopsis());
                }));
    }

    private static String words(CommandHelp manual) {
        return manual.example().substring(manual.example().indexOf(manual.name()));
    }

    @Nested
    class Ps {
        @Test
        void shows_what_runs_and_what_has_ended() {
            assertThat(system.run("ps")).isZero();
            assertThat(system.shown).containsExactly(
                    "PROCESS  CORE  STATE    STATUS  PROGRAM  ARGUMENTS",
                    "      1     0  running       -  shell",
                    "      2     4  ended         3  hello    big world");
        }

        @Test
        void shows_quotas_with_its_option() {
            assertThat(system.run("ps -l")).isZero();
            assertThat(system.shown.get(0)).matches("PROCESS +CORE +STATE +STATUS +MEMORY +SLOTS +CONNECTIONS"
                    + " +PROCESSES +CALLS +RECORDS +WATCHES +LINES +SET BY +PROGRAM +ARGUMENTS");
            assertThat(system.shown.get(1)).matches(
                    " +1 +0 +running +- +8K/1M +0/- +3/- +0/- +0/- +2/- +1/- +100 +policy +shell");
            assertThat(system.shown.get(2)).matches(" +2 +4 +ended +3( +-){9} +hello +big world");
        }

        @Test
        void shows_with_its_other_option_how_accesses_were_translated() {
            assertThat(system.run("ps -v")).isZero();
            assertThat(system.shown).containsExactly(
                    "PROCESS  CORE  STATE    STATUS  TLB HITS  TLB MISSES  PAGE FAULTS  PROGRAM  ARGUMENTS",
                    "      1     0  running       -      1000           1            0  shell",
                    "      2     4  ended         3         -           -            -  hello    big world");
        }

        @Test
        void has_no_other_option() {
            assertThat(system.run("ps -x")).isEqualTo(Status.USAGE);
        }
    }

    @Nested
    class Numbers_of_processes {
        @Test
        void begin_with_the_core_that_assigned_them_unless_that_is_core_0() {
            system.running.put(4L << 32 | 1, new FakeSystem.Running(4, "hello", "", Optional.empty()));

            system.run("ps", "kill 4.1", "wait 4.1");

            assertThat(system.shown.get(3)).isEqualTo("    4.1     4  running       -  hello");
            assertThat(system.shown).last().isEqualTo("process 4.1 (hello on core 4) ended with status 137");
        }

        @Test
        void are_numbers() {
            assertThat(system.run("kill 4.x")).isEqualTo(Status.USAGE);
            assertThat(system.run("kill 4294967295.1")).isEqualTo(Status.USAGE);
            assertThat(system.run("kill 1.1.1")).isEqualTo(Status.USAGE);
            assertThat(system.shown).contains(
                    "kill: PROCESS is a number, or CORE.NUMBER as `ps` shows it, not `1.1.1`");
        }
    }

    @Nested
    class Why {
        @Test
        void tells_the_story_of_a_service() {
            assertThat(system.run("why names")).isZero();
            assertThat(system.shown).containsExactly(
                    "names: ready, process 7, 1 restart so far, 2 of 3 within 1 s remain",
                    "TIME US  PROCESS  EVENT",
                    "  1.005        -  started",
                    "  2.010        3  ready",
                    "  3.015        3  ended with status 137: it was killed",
                    "  4.020        -  could not be started: out of luck",
                    "  5.025        -  started again",
                    "  6.030        7  ready");
        }

        @Test
        void lists_the_components() {
            assertThat(system.run("why")).isZero();
            assertThat(system.shown).containsExactly(
                    "COMPONENT  STATE  PROCESS  RESTARTS  REMAINING",
                    "names      ready        7         1          2",
                    "shell      ready        1         0          -");
        }

        @Test
        void refuses_other_names_and_suggests_one() {
            assertThat(system.run("why nmaes", "why 0")).isEqualTo(Status.REFUSED);
            assertThat(system.shown).containsExactly(
                    "why: no service is called `nmaes`; did you mean `names`? `why` lists all, `lineage` shows what a"
                            + " capability was made of",
                    "why: no service is called `0`; `why` lists all, `lineage` shows what a capability was made of");
        }
    }

    @Nested
    class Lscpu {
        @Test
        void shows_the_cores_in_the_order_of_their_numbers() {
            assertThat(system.run("lscpu")).isZero();
            assertThat(system.shown).containsExactly(
                    "CORE  STATE  ISA     BITS  ENDIANNESS   MHZ  NODE  MMU     COHERENT IN  SCHEDULER",
                    "   0  on     x86-64    64  little      2800     0  x86-64  big          rbed",
                    "   4  on     armv7     32  big         1000     1  none    none         rbed",
                    "  10  off    armv7     32  big         1000     1  none    none         rbed",
                    "2 of 3 cores are on");
        }

        @Test
        void shows_with_its_option_how_accesses_were_translated() {
            assertThat(system.run("lscpu -v")).isZero();
            assertThat(system.shown.get(0)).endsWith("SCHEDULER  TLB HITS  TLB MISSES  PAGE FAULTS  "
                    + "INTERRUPTS  PENDED  SPURIOUS");
            assertThat(system.shown.get(1)).matches(" +0 .* rbed +5000 +70 +3 +40 +2 +1");
            assertThat(system.shown.get(3)).matches(" +10 .* rbed +- +- +- +- +- +-");
            assertThat(system.run("lscpu -l")).isEqualTo(Status.USAGE);
        }
    }

    @Nested
    class Names {
        @Test
        void shows_all_records_or_those_that_begin_as_asked() {
            system.run("names", "names mem");

            assertThat(system.shown).hasSize(7).endsWith("NAME    ATTRIBUTES", "memory");
        }

        @Test
        void says_that_there_is_none() {
            assertThat(system.run("names web")).isEqualTo(Status.REFUSED);
            assertThat(system.shown).containsExactly("names: no record begins with `web`; `names` lists all");
        }
    }

    @Nested
    class Free {
        @Test
        void shows_every_node_and_the_sum() {
            system.run("free");

            assertThat(system.shown).containsExactly(
                    "NODE     FREE    TOTAL  IN USE",
                    "   0     4096     8192    4096",
                    "   1  1048576  1048576       0",
                    "1052672 of 1056768 bytes are free");
        }
    }

    @Nested
    class Env {
        @Test
        void gives_programs_the_variables_by_name() {
            system.run("env B=2 A=1", "env", "spawn 0 hello you");

            assertThat(system.shown).containsExactly("A=1", "B=2");
            assertThat(system.running.get(3L).arguments()).isEqualTo("you A=1 B=2");
        }

        @Test
        void takes_a_variable_away_that_is_set_to_nothing() {
            system.run("env A=1", "env A=", "env");

            assertThat(system.shown).isEmpty();
        }

        @Test
        void refuses_all_if_one_is_no_variable() {
            assertThat(system.run("env A=1 '=x'", "env", "env 'A=b c'")).isEqualTo(Status.USAGE);
            assertThat(system.shown.get(0)).isEqualTo("env: `=x` is no assignment; write NAME=VALUE");
            assertThat(system.shown.get(2)).startsWith("env: `A=b c` contains a blank");
        }
    }

    @Nested
    class Quota {
        @Test
        void lists_what_each_process_has_and_may_have() {
            assertThat(system.run("quota")).isZero();

            assertThat(system.shown.get(0)).matches("PROCESS +PROGRAM +MEMORY +SLOTS +CONNECTIONS +PROCESSES +CALLS +"
                    + "RECORDS +WATCHES +LINES +SET BY");
            assertThat(system.shown.get(1)).matches(
                    " +1 +shell +8K/1M +0/- +3/- +0/- +0/- +2/- +1/- +100 +policy");
        }
    }

    @Nested
    class Spawn_options {
        @Test
        void pass_on_authorities_and_quotas() {
            assertThat(system.run("spawn --quota memory=64K,connections=9 0 hello",
                    "spawn --grant control,terminal 0 hello")).isEqualTo(Status.REFUSED);

            assertThat(system.terms).containsExactly("0 65536 9", "5 -1 -1");
            assertThat(system.shown).last().asString().startsWith(
                    "spawn: hello on core 0: `control` is not the caller's");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "spawn --grant everything 0 hello | there is no authority `everything`; there are control, memory",
            "spawn --quota heap=1 0 hello     | there is no quota `heap=1`; a quota is NAME=NUMBER, and there are",
            "spawn --quota slots=300 0 hello  | a quota of slots is a multiple of 256, not 300",
            "spawn --quota slots=7 0 hello    | a quota of slots is at least 256",
            "spawn --nice 0 hello             | the options are --grant and --quota, not `--nice`",
            "spawn --grant                    | AUTHORITY is missing",
        })
        void that_are_wrong_are_refused(String line, String message) {
            assertThat(system.run(line)).isEqualTo(Status.USAGE);
            assertThat(String.join(" ", system.shown)).contains(message);
        }
    }

    @Nested
    class Explain {
        @Test
        void shows_an_entry_with_something_to_try() {
            assertThat(system.run("explain Name Service")).isZero();
            assertThat(system.shown).startsWith("NAME SERVICE").last().isEqualTo("Try: names");
        }

        @Test
        void leads_from_a_synonym_to_the_entry_and_names_source_and_code() {
            assertThat(system.run("explain urpc")).isZero();
            assertThat(system.shown).startsWith("UMP").anyMatch(line -> line.startsWith("Also: urpc, "))
                    .anyMatch(line -> line.startsWith("Source: Bershad et al. 1991"))
                    .contains("Code: UmpChannel, UmpEventSource");
        }

        @Test
        void suggests_the_nearest_term() {
            assertThat(system.run("explain capabilty")).isEqualTo(Status.REFUSED);
            assertThat(system.shown).containsExactly(
                    "explain: `capabilty` is not in the vocabulary; did you mean `capability`? `explain` lists "
                    + "all terms");
        }

        @Test
        void names_the_command_that_lists_all_terms_if_none_is_near() {
            assertThat(system.run("explain xyzzy")).isEqualTo(Status.REFUSED);
            assertThat(system.shown).containsExactly(
                    "explain: `xyzzy` is not in the vocabulary; `explain` lists all terms");
        }
    }

    @Nested
    class Corectl {
        @Test
        void starts_a_core_that_is_off() {
            assertThat(system.run("corectl boot 10", "corectl boot 10")).isEqualTo(Status.REFUSED);
            assertThat(system.shown).containsExactly("core 10 is on",
                    "corectl: core 10: the core is on already; `lscpu` shows its state");
        }

        @Test
        void knows_no_other_verb() {
            assertThat(system.run("corectl halt 1")).isEqualTo(Status.USAGE);
            assertThat(system.shown).first().isEqualTo(
                    "corectl: unknown action `halt`; the actions are `boot` and `stop`");
        }

        @Test
        void stops_a_core() {
            assertThat(system.run("corectl stop 1")).isZero();
            assertThat(system.shown).containsExactly("core 1 is off");
        }

        @Test
        void tells_why_a_core_is_not_stopped() {
            assertThat(system.run("corectl stop 0")).isEqualTo(Status.REFUSED);
            assertThat(system.shown).containsExactly(
                    "corectl: core 0: the boot core cannot be stopped: switch the machine off with `poweroff`");
        }
    }

    @Nested
    class Trace {
        @Test
        void counts_marks_by_kind_and_core() {
            system.run("trace sys");

            assertThat(system.shown).containsExactly("KIND     CORE  MARKS", "syscall     0     40",
                    "syscall     4      7");
        }

        @Test
        void says_that_there_are_none_of_a_kind() {
            assertThat(system.run("trace x")).isEqualTo(Status.REFUSED);
        }
    }

    @Nested
    class Demo {
        @Test
        void is_a_program_on_the_shells_core() {
            system.nextStatus = Optional.of(0);

            assertThat(system.run("demo")).isZero();
            assertThat(system.running.get(3L)).isEqualTo(new FakeSystem.Running(0, "demo", "", Optional.of(0)));
        }
    }
}
