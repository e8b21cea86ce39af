package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class MessagesAreUniqueTest {
    @Test
    void messages_may_not_share_a_name() {
        assertThat(Texts.findingsIn(
                "message m();",
                "message m(uint8 a);"))
                .containsExactly("FL0013 3:9 m");
    }

    @Test
    void nor_may_a_message_and_an_rpc() {
        assertThat(Texts.findingsIn(
                "rpc m();",
                "message m();"))
                .containsExactly("FL0013 3:9 m");
    }

    @Test
    void nor_may_a_message_and_half_an_rpc() {
        assertThat(Texts.findingsIn(
                "message m_call();",
                "message m_response();",
                "rpc m();"))
                .containsExactly("FL0014 2:9 m_call", "FL0014 3:9 m_response");
    }

    @Test
    void an_rpc_may_be_called_like_half_of_another() {
        assertThat(Texts.findingsIn(
                "rpc m();",
                "rpc m_call();"))
                .isEmpty();
    }
}
