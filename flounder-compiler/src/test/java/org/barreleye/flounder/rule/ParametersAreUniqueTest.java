package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class ParametersAreUniqueTest {
    @Test
    void parameters_may_not_share_a_name() {
        assertThat(Texts.findingsIn(
                "message m(uint8 a, uint16 a);"))
                .containsExactly("FL0015 2:27 a");
    }

    @Test
    void nor_may_what_goes_in_and_what_comes_out() {
        assertThat(Texts.findingsIn(
                "rpc m(in uint8 a, out uint16 a);"))
                .containsExactly("FL0015 2:30 a");
    }

    @Test
    void nor_may_a_parameter_and_a_length() {
        assertThat(Texts.findingsIn(
                "message m(uint8 a[n, 3], uint16 n);"))
                .containsExactly("FL0015 2:33 n");
    }

    @Test
    void nor_may_two_lengths() {
        assertThat(Texts.findingsIn(
                "message m(uint8 a[n, 3], uint8 b[n, 3]);"))
                .containsExactly("FL0015 2:34 n");
    }

    @Test
    void messages_may() {
        assertThat(Texts.findingsIn(
                "message m(uint8 a);",
                "message n(uint8 a);"))
                .isEmpty();
    }
}
