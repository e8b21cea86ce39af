package org.barreleye.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> CANDIDATES = List.of("spawn", "wait", "walk", "why", "ps");

    @Test
    void what_begins_like_the_word_is_meant() {
        assertThat(Suggestion.nearest("sp", CANDIDATES)).contains("spawn");
    }

    @Test
    void a_slip_or_two_are_forgiven() {
        assertThat(Suggestion.nearest("sapwn", CANDIDATES)).contains("spawn");
        assertThat(Suggestion.nearest("walkk", CANDIDATES)).contains("walk");
        assertThat(Suggestion.nearest("wat", CANDIDATES)).contains("wait");
        assertThat(Suggestion.nearest("wlka", CANDIDATES)).contains("walk");
    }

    @Test
    void nothing_is_suggested_for_what_is_far_from_everything() {
        assertThat(Suggestion.nearest("elephant", CANDIDATES)).isEmpty();
        assertThat(Suggestion.nearest("x", CANDIDATES)).isEmpty();
        assertThat(Suggestion.nearest("", CANDIDATES)).isEmpty();
    }
}
