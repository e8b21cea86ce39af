package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class WidthsAreTheSameEverywhereTest {
    @Test
    void every_occurrence_is_warned_of() {
        assertThat(Texts.findingsIn(
                "typedef struct { size a; uint8 b; } s;",
                "message m(s v, uintptr p);",
                "rpc r(out intptr q);"))
                .containsExactly("FL0025 3:13 v", "FL0025 3:24 p", "FL0025 4:18 q");
    }

    @Test
    void other_types_are_fine() {
        assertThat(Texts.findingsIn(
                "message m(uint64 a, int32 b);"))
                .isEmpty();
    }
}
