package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class NamesSurviveInJavaTest {
    @Test
    void words_of_java_are_noted() {
        assertThat(Texts.findingsIn(
                "message m(uint8 class, uint8 goto, uint8 var, uint8 record);"))
                .containsExactly("FL0026 2:17 class", "FL0026 2:30 goto");
    }

    @Test
    void so_are_apostrophes() {
        assertThat(Texts.findingsIn(
                "message m(uint8 a', uint8 b'c);"))
                .containsExactly("FL0026 2:17 a'", "FL0026 2:27 b'c");
    }

    @Test
    void two_names_that_become_one_are_refused() {
        assertThat(Texts.findingsIn(
                "message m(uint8 a', uint8 a_prime, uint8 class_, uint8 class);"))
                .containsExactly("FL0026 2:17 a'", "FL0048 2:27 a_prime", "FL0048 2:56 class", "FL0026 2:56 class");
    }

    @Test
    void in_different_scopes_they_are_not() {
        assertThat(Texts.findingsIn(
                "message m(uint8 a');",
                "message n(uint8 a_prime);"))
                .containsExactly("FL0026 2:17 a'");
    }
}
