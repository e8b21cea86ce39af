package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class EnumeratorsAreUniqueTest {
    @Test
    void enumerators_may_not_share_a_name() {
        assertThat(Texts.findingsIn(
                "typedef enum { a, b, a } e;",
                "message m(e v);"))
                .containsExactly("FL0017 2:22 a");
    }

    @Test
    void enumerations_may() {
        assertThat(Texts.findingsIn(
                "typedef enum { a, b } e;",
                "typedef enum { a } f;",
                "message m(e v, f w);"))
                .isEmpty();
    }
}
