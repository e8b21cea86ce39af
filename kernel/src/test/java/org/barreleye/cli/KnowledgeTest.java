package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnowledgeTest {
    private static CommandLineRun boot(String commands) {
        return CommandLineRun.of("boot", "-c", commands);
    }

    @Test
    void of_the_running_system_tells_processes_distances_and_decisions() {
        CommandLineRun run = boot("skb 'process(_, shell, Core), load(Core, Load), Load > 5'; "
                + "skb 'distance(0, 4, Far), distance(0, 1, Near), Far > Near'; why memory of shell; skb decisions");

        assertThat(run.code()).isZero();
        assertThat(run.out()).containsPattern("Core = 0, Load = \\d+\\.")
                .containsPattern("Far = \\d+, Near = \\d+\\.")
                .containsPattern("memory_node\\(\\d+, 0\\)  \\[memory\\.pl:")
                .containsPattern("DECISION|no service has decided anything yet");
    }

    @Test
    void of_the_running_system_is_the_same_in_every_run() {
        String questions = "skb 'distance(A, B, N)'; skb 'process(P, Q, C)'";

        assertThat(boot(questions).out()).isEqualTo(boot(questions).out());
    }
}
