package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.barreleye.boot.Policy;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunTest {
    private final ScriptedConsole console = new ScriptedConsole();
    private final StringWriter screen = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int run() throws IOException, InvalidInput {
        RunConfiguration configuration = new RunConfiguration(Presets.named("two-x86"), 1, 1, Programs.find(List.of()),
                List.of(), SchedulingPolicy.RBED, QueueSizes.DEFAULT, Policy.standard(), List.of());
        return new Run(configuration, RunFiles.NONE, List.of())
                .start(console, new PrintWriter(screen), new PrintWriter(errors), false);
    }

    @Nested
    class Ctrl_C {
        @Test
        void ends_the_running_program_and_shows_the_prompt() throws IOException, InvalidInput {
            console.enqueueLines("spawn 1 sleeper; ps", "env");
            console.presses = 1;

            assertThat(run()).isZero();
            assertThat(console.shown).contains("interrupted: process 1.1 (sleeper on core 1) was killed\n")
                    .doesNotContain("PROCESS");
            assertThat(console.prompts).containsExactly("> ", "> ", "> ");
        }

        @Test
        void three_times_switches_the_machine_off() throws IOException, InvalidInput {
            console.enqueueLines("spawn 1 sleeper");
            console.presses = 3;

            assertThat(run()).isEqualTo(ExitCode.INTERRUPTED);
        }
    }

    @Nested
    class The_loss_of_a_service {
        @Test
        void of_names_for_good_is_reported_on_standard_error_with_an_exit_code_of_its_own()
                throws IOException, InvalidInput {
            console.enqueueLines("kill 1; names; kill 8; names; kill 9; names; kill 10; names; kill 11");

            assertThat(run()).isEqualTo(ExitCode.SERVICE_LOST);
            assertThat(errors).hasToString("barreleye: [core 0] monitor: the machine is powered off: the system cannot"
                    + " do without 'names'" + System.lineSeparator());
        }

        @Test
        void of_any_service_is_told_by_why() throws IOException, InvalidInput {
            console.enqueueLines("kill 2; kill 3; kill 4; kill 5; kill 1; ps",
                    "names mem; free", "why", "why terminal");

            assertThat(run()).isZero();
            assertThat(errors).hasToString("");
            assertThat(console.shown.toString().replaceAll("\\d+\\.\\d{3} ", "TIME ")).contains("""
                    terminal: ready, process 8, 1 restart so far, 2 of 3 within 1 s remain
                    """, """
                     ended with status 137: it was killed
                    """, " started again\n");
        }
    }

    /** Says what it is told to, and presses Ctrl-C some time after the last line. */
    private static final class ScriptedConsole implements UserConsole {
        private static final int STEPS_BETWEEN = 5;

        private final Deque<String> lines = new ArrayDeque<>();
        private final StringBuilder shown = new StringBuilder();
        private final List<String> prompts = new ArrayList<>();
        private int presses;
        private int steps;

        private void enqueueLines(String... words) {
            lines.addAll(List.of(words));
        }

        @Override
        public LineSource lines() {
            return prompt -> {
                prompts.add(prompt);
                return Optional.ofNullable(lines.poll());
            };
        }

        @Override
        public void show(String text) {
            shown.append(text);
        }

        @Override
        public boolean testAndClearInterrupt() {
            boolean now = !prompts.isEmpty() && presses > 0 && ++steps % STEPS_BETWEEN == 0;
            presses -= now ? 1 : 0;
            return now;
        }
    }
}
