package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionTest {
    private final Completion completion = new Completion(List.of("demo", "hello"));

    @Test
    void a_command_can_begin_a_line_and_follow_a_semicolon() {
        assertThat(completion.possible(List.of("s"), 0)).contains("spawn", "ps");
        assertThat(completion.possible(List.of("ps;", "s"), 1)).contains("spawn", "ps");
        assertThat(completion.possible(List.of("spawn", "0", "hello", "&", ""), 4)).contains("wait");
    }

    @Test
    void a_program_follows_the_core_it_is_spawned_on() {
        assertThat(completion.possible(List.of("spawn", ""), 1)).isEmpty();
        assertThat(completion.possible(List.of("spawn", "0", "h"), 2)).containsExactly("demo", "hello");
        assertThat(completion.possible(List.of("spawn", "0", "hello", ""), 3)).isEmpty();
    }

    @Test
    void predicates_of_facts_and_rules_follow_skb() {
        assertThat(completion.possible(List.of("skb", "c"), 1)).contains("core(", "driver_for(", "link_up(");
        assertThat(completion.possible(List.of("skb", "core(C),", "l"), 2)).contains("link_up(");
    }

    @Test
    void terms_follow_explain_and_commands_follow_help() {
        assertThat(completion.possible(List.of("explain", "c"), 1)).contains("capability", "fault");
        assertThat(completion.possible(List.of("corectl", ""), 1)).containsExactly("boot", "stop");
        assertThat(completion.possible(List.of("help", ""), 1)).contains("help");
        assertThat(completion.possible(List.of("ps", ""), 1)).isEmpty();
    }
}
