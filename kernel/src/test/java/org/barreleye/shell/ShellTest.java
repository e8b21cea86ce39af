package org.barreleye.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.shell.command.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ShellTest {
    private final FakeSystem system = new FakeSystem();

    @Nested
    class The_end {
        @Test
        void of_input_ends_the_shell_with_the_status_of_the_last_command() {
            assertThat(system.run()).isZero();
            assertThat(system.run("ps", "names web")).isEqualTo(Status.REFUSED);
            assertThat(system.run("names web", "", "# nothing")).isEqualTo(Status.REFUSED);
        }

        @Test
        void comes_at_once_with_poweroff() {
            assertThat(system.run("poweroff 3; ps", "ps")).isEqualTo(3);
            assertThat(system.shown).isEmpty();
        }

        @Test
        void has_the_last_status_unless_poweroff_gives_one() {
            assertThat(system.run("names web; poweroff")).isEqualTo(Status.REFUSED);
            assertThat(system.run("poweroff 256")).isEqualTo(Status.USAGE);
        }
    }

    @Nested
    class A_mistake {
        @Test
        void in_the_name_of_a_command_is_answered_with_a_suggestion() {
            assertThat(system.run("sp")).isEqualTo(Status.UNKNOWN);
            assertThat(system.run("elephant", "hello", "quit")).isEqualTo(Status.UNKNOWN);
            assertThat(system.shown).containsExactly("unknown command `sp`; did you mean `spawn`?",
                    "unknown command `elephant`; `help` lists all",
                    "unknown command `hello`; it is a program: `spawn CORE hello` runs it",
                    "unknown command `quit`; did you mean `poweroff`?");
        }

        @Test
        void in_the_language_runs_nothing_of_the_line() {
            assertThat(system.run("ps; wait 'x")).isEqualTo(Status.USAGE);
            assertThat(system.shown).containsExactly(
                    "column 10: unterminated quote: close it with '");
        }

        @Test
        void with_an_ampersand_runs_nothing() {
            assertThat(system.run("ps &")).isEqualTo(Status.USAGE);
            assertThat(system.shown).containsExactly("ps: only programs run in the background; omit `&`",
                    "usage: ps [-l | -v]");
        }

        @Test
        void does_not_keep_the_next_command_from_running() {
            assertThat(system.run("sp; names mem")).isZero();
            assertThat(system.shown).hasSize(3);
        }
    }

    @Nested
    class Long_answers {
        @Test
        void arrive_whole_over_many_messages() {
            for (int core = 100; core < 300; core++) {
                system.records.put("core." + core, "isa=\u00e4\u20ac\ud83d\ude00 state=off");
            }

            assertThat(system.run("lscpu")).isZero();
            assertThat(system.shown).hasSize(205).last().isEqualTo("2 of 203 cores are on");
            assertThat(system.shown.get(100)).contains("\u00e4\u20ac\ud83d\ude00");
        }
    }
}
