package org.barreleye.domain.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordTest {
    private static final List<String> CANDIDATES = List.of("spawn", "wait", "walk", "why", "ps");

    @Test
    void a_candidate_with_the_same_prefix_is_suggested() {
        assertThat(NearestWord.of("sp", CANDIDATES)).contains("spawn");
    }

    @Test
    void a_candidate_within_edit_distance_two_is_suggested() {
        assertThat(NearestWord.of("sapwn", CANDIDATES)).contains("spawn");
        assertThat(NearestWord.of("walkk", CANDIDATES)).contains("walk");
        assertThat(NearestWord.of("wat", CANDIDATES)).contains("wait");
        assertThat(NearestWord.of("wlka", CANDIDATES)).contains("walk");
    }

    @Test
    void nothing_is_suggested_beyond_edit_distance_two() {
        assertThat(NearestWord.of("elephant", CANDIDATES)).isEmpty();
        assertThat(NearestWord.of("x", CANDIDATES)).isEmpty();
        assertThat(NearestWord.of("", CANDIDATES)).isEmpty();
    }
}
