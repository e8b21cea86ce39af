package org.barreleye.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.barreleye.shell.command.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProgramsTest {
    private final FakeSystem system = new FakeSystem();

    @Nested
    class A_program_in_the_foreground {
        @Test
        void gives_its_exit_status_to_the_command() {
            system.nextStatus = Optional.of(7);

            assertThat(system.run("spawn 4 hello a 'b'")).isEqualTo(7);
            assertThat(system.running.get(3L)).isEqualTo(new FakeSystem.Running(4, "hello", "a b", Optional.of(7)));
            assertThat(system.shown).containsExactly("process 3 (hello on core 4) ended with status 7");
        }

        @Test
        void that_fails_does_not_end_the_shell() {
            system.nextStatus = Optional.of(-1);

            assertThat(system.run("spawn 0 hello", "poweroff 5")).isEqualTo(5);
        }

        @Test
        void times_out_after_a_minute_with_its_name() {
            system.nextStatus = Optional.empty();

            assertThat(system.run("spawn 4 hello")).isEqualTo(Status.TIMED_OUT);
            assertThat(system.shown).containsExactly("spawn: timed out after 60 s: process 3 (hello on core 4)"
                    + " still runs; `wait 3` waits again, `kill 3` ends it");
            assertThat(system.waits).isEqualTo(600);
        }

        @Test
        void is_killed_by_an_interrupt_which_ends_the_line_too() {
            system.nextStatus = Optional.empty();
            system.onWait = () -> {
                if (system.waits == 3) {
                    system.interruption.request();
                }
            };

            assertThat(system.run("spawn 0 hello; ps")).isEqualTo(Status.INTERRUPTED);
            assertThat(system.shown).containsExactly("interrupted: process 3 (hello on core 0) was killed");
            assertThat(system.running.get(3L).status()).contains(137);
        }

        @Test
        void is_not_affected_by_an_earlier_interrupt() {
            system.interruption.request();

            assertThat(system.run("spawn 0 hello")).isZero();
        }
    }

    @Nested
    class A_line {
        @Test
        void ends_at_an_interrupt_even_if_no_program_runs() {
            system.onWait = system.interruption::request;

            assertThat(system.run("spawn 0 hello; ps")).isEqualTo(Status.INTERRUPTED);
            assertThat(system.shown).isEmpty();
        }
    }

    @Nested
    class A_program_in_the_background {
        @Test
        void is_waited_for_later() {
            system.nextStatus = Optional.of(4);

            assertThat(system.run("spawn 0 hello & wait 3")).isEqualTo(4);
            assertThat(system.shown).containsExactly("process 3", "process 3 (hello on core 0) ended with status 4");
        }

        @Test
        void is_killed() {
            system.nextStatus = Optional.empty();

            assertThat(system.run("spawn 0 hello &", "kill 3", "wait 3")).isEqualTo(137);
        }

        @Test
        void is_waited_for_until_the_given_timeout() {
            system.nextStatus = Optional.empty();

            assertThat(system.run("spawn 0 hello &", "wait 3 2")).isEqualTo(Status.TIMED_OUT);
            assertThat(system.waits).isEqualTo(20);
        }
    }

    @Nested
    class A_program_is_not_started {
        @Test
        void that_is_not_in_the_boot_image() {
            assertThat(system.run("spawn 0 helo")).isEqualTo(Status.REFUSED);
            assertThat(system.shown).containsExactly(
                    "spawn: helo on core 0: the boot image has no such program; `help spawn`"
                    + " lists them; did you mean `hello`?");
        }

        @Test
        void on_a_core_that_does_not_exist() {
            assertThat(system.run("spawn 7 hello")).isEqualTo(Status.REFUSED);
            assertThat(system.shown).containsExactly(
                    "spawn: hello on core 7: the machine has no such core; `lscpu` lists them");
        }

        @Test
        void with_arguments_that_are_empty_or_contain_blanks() {
            assertThat(system.run("spawn 0 hello 'a b'")).isEqualTo(Status.USAGE);
            assertThat(system.shown.get(0)).startsWith("spawn: the argument `a b` is empty or contains a blank");
        }

        @Test
        void with_a_larger_environment_than_a_message_holds() {
            assertThat(system.run("env A=" + "x".repeat(600), "env B=" + "x".repeat(600), "spawn 0 hello"))
                    .isEqualTo(Status.USAGE);
            assertThat(system.shown.get(0)).isEqualTo(
                    "spawn: the environment has 1205 bytes; a message holds at most 1023");
        }
    }

    @Nested
    class Unknown_processes {
        @Test
        void cannot_be_waited_for_or_killed() {
            assertThat(system.run("wait 9")).isEqualTo(Status.REFUSED);
            assertThat(system.run("kill 9")).isEqualTo(Status.REFUSED);
            assertThat(system.shown).containsExactly("wait: 9: there is no such process; `ps` lists them",
                    "kill: 9: there is no such process; `ps` lists them");
        }
    }
}
