package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class NamesDifferByMoreThanCaseTest {
    @Test
    void names_that_differ_in_case_are_warned_of() {
        assertThat(Texts.findingsIn(
                "message m(uint8 a, uint8 A);",
                "message M();"))
                .containsExactly("FL0039 2:26 A", "FL0039 3:9 M");
    }

    @Test
    void in_different_scopes_they_are_not() {
        assertThat(Texts.findingsIn(
                "message m(uint8 M);"))
                .isEmpty();
    }
}
