package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class FieldsAreUniqueTest {
    @Test
    void fields_may_not_share_a_name() {
        assertThat(Texts.findingsIn(
                "typedef struct { uint8 a; uint8 a; } s;",
                "message m(s v);"))
                .containsExactly("FL0016 2:33 a");
    }

    @Test
    void structures_may() {
        assertThat(Texts.findingsIn(
                "typedef struct { uint8 a; } s;",
                "typedef struct { uint8 a; } t;",
                "message m(s v, t w);"))
                .isEmpty();
    }
}
