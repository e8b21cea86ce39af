package org.barreleye.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> CANDIDATES = List.of("spawn", "wait", "walk", "why", "ps");

    @Test
    void a_candidate_with_the_same_prefix_is_suggested() {
        assertThat(Suggestion.nearest("sp", CANDIDATES)).contains("spawn");
    }

    @Test
    void a_candidate_within_edit_distance_two_is_suggested() {
        assertThat(Suggestion.nearest("sapwn", CANDIDATES)).contains("spawn");
        assertThat(Suggestion.nearest("walkk", CANDIDATES)).contains("walk");
        assertThat(Suggestion.nearest("wat", CANDIDATES)).contains("wait");
        assertThat(Suggestion.nearest("wlka", CANDIDATES)).contains("walk");
    }

    @Test
    void nothing_is_suggested_beyond_edit_distance_two() {
        assertThat(Suggestion.nearest("elephant", CANDIDATES)).isEmpty();
        assertThat(Suggestion.nearest("x", CANDIDATES)).isEmpty();
        assertThat(Suggestion.nearest("", CANDIDATES)).isEmpty();
    }
}
