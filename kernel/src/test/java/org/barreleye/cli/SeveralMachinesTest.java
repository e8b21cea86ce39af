package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The option {@code --machines}. */
@Timeout(120)
class SeveralMachinesTest {
    private static CommandLineRun boot(String... more) {
        String[] arguments = new String[more.length + 6];
        System.arraycopy(new String[] {"boot", "--machine", "amd-4x4", "-c", "spawn 1 greeter a; ps", "--trace-hash"},
                0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return CommandLineRun.of(arguments);
    }

    private static String hash(CommandLineRun run) {
        return run.lines().get(run.lines().size() - 1);
    }

    @Nested
    class Two_machines {
        @Test
        void both_boot_and_the_first_has_the_terminal() {
            CommandLineRun run = boot("--machines", "2");

            assertThat(run.code()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.lines()).contains("[core 1] greeter: hello a")
                    .filteredOn(line -> line.startsWith("[m1:")).isNotEmpty()
                    .noneMatch(line -> line.contains("greeter: hello"));
        }

        @Test
        void are_the_same_run_for_the_same_seed_and_another_for_another() {
            CommandLineRun run = boot("--machines", "2", "--seed", "5");

            assertThat(hash(run)).matches("trace [0-9a-f]{16}");
            assertThat(boot("--machines", "2", "--seed", "5")).isEqualTo(run);
            assertThat(hash(boot("--machines", "2", "--seed", "6"))).isNotEqualTo(hash(run));
            assertThat(hash(boot("--seed", "5"))).isNotEqualTo(hash(run));
        }
    }

    @Nested
    class One_machine {
        @Test
        void is_the_run_without_the_option() {
            assertThat(boot("--machines", "1")).isEqualTo(boot());
        }
    }

    @Nested
    class An_error {
        @Test
        void says_how_many_there_can_be() {
            assertThat(boot("--machines", "17")).matches(run -> run.code() == 2 && run.out().isEmpty())
                    .extracting(CommandLineRun::err).asString().startsWith("barreleye: --machines is 1 to 16, not 17;");
            assertThat(boot("--machines", "0").err()).startsWith("barreleye: --machines is 1 to 16, not 0;");
        }

        @Test
        void says_that_a_machine_has_no_wire() {
            CommandLineRun run = CommandLineRun.of("boot", "--machine", "two-x86", "-c", "ps", "--machines", "2");

            assertThat(run).isEqualTo(new CommandLineRun(2, "", "barreleye: --machines 2: the machine two-x86 has no"
                    + " network; use one that has a 'wire', such as demo" + System.lineSeparator()));
        }
    }
}
