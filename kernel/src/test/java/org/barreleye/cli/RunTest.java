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
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunTest {
    private final Person person = new Person();
    private final StringWriter screen = new StringWriter();

    private int run() throws IOException, Unusable {
        try (Programs programs = Programs.find(List.of())) {
            return new Run(Presets.named("duo"), 1, programs)
                    .start(person, new PrintWriter(screen), Optional.empty(), false);
        }
    }

    @Nested
    class Somebody_who_presses_Ctrl_C {
        @Test
        void ends_the_program_that_runs_and_gets_the_prompt_back() throws IOException, Unusable {
            person.says("spawn 1 sleeper; ps", "env");
            person.presses = 1;

            assertThat(run()).isZero();
            assertThat(person.saw).contains("interrupted: process 1.1 (sleeper on core 1) is ended\n")
                    .doesNotContain("PROCESS");
            assertThat(person.prompts).containsExactly("> ", "> ", "> ");
        }

        @Test
        void again_and_again_switches_the_machine_off() throws IOException, Unusable {
            person.says("spawn 1 sleeper");
            person.presses = 3;

            assertThat(run()).isEqualTo(ExitCode.INTERRUPTED);
        }
    }

    /** Says what it is told to, and presses Ctrl-C some time after the last line. */
    private static final class Person implements Keyboard {
        private static final int STEPS_BETWEEN = 5;

        private final Deque<String> lines = new ArrayDeque<>();
        private final StringBuilder saw = new StringBuilder();
        private final List<String> prompts = new ArrayList<>();
        private int presses;
        private int steps;

        private void says(String... words) {
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
            saw.append(text);
        }

        @Override
        public boolean wantsInterruption() {
            boolean now = !prompts.isEmpty() && presses > 0 && ++steps % STEPS_BETWEEN == 0;
            presses -= now ? 1 : 0;
            return now;
        }
    }
}
