package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class IsNotInTheOldDialectTest {
    @Test
    void calls_and_responses_are_messages() {
        assertThat(Texts.findingsIn(
                "call a();",
                "RESPONSE b();"))
                .containsExactly("FL0029 2:1 call", "FL0029 3:1 RESPONSE");
    }

    @Test
    void strings_need_a_capital_and_a_maximum() {
        assertThat(Texts.findingsIn(
                "message m(string s);"))
                .containsExactly("FL0029 2:11 string s");
    }

    @Test
    void arrays_need_a_maximum() {
        assertThat(Texts.findingsIn(
                "message m(uint8 a[n]);"))
                .containsExactly("FL0029 2:18 [n]");
    }

    @Test
    void a_type_may_be_called_string() {
        assertThat(Texts.findingsIn(
                "typedef uint8 string;",
                "message m(string s);"))
                .isEmpty();
    }

    @Test
    void the_old_words_may_be_names() {
        assertThat(Texts.findingsIn(
                "message call(uint8 response);"))
                .isEmpty();
    }
}
