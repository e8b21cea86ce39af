package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class HasAMessageTest {
    @Test
    void an_rpc_is_enough() {
        assertThat(Texts.findingsIn(
                "rpc ask();"))
                .isEmpty();
    }

    @Test
    void a_message_is_enough() {
        assertThat(Texts.findingsIn(
                "message tell();"))
                .isEmpty();
    }

    @Test
    void types_are_not() {
        assertThat(Texts.findingsIn(
                "typedef uint8 colour;"))
                .containsExactly("FL0006 1:11 parcel");
    }
}
