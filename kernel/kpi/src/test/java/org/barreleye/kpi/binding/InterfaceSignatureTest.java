package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InterfaceSignatureTest {
    private final InterfaceSignature signature = new InterfaceSignature("post", 1, "letter:1 parcel:2", "mark:3");

    @Test
    void a_message_is_named_with_its_interface() {
        assertThat(signature.qualifiedName(Handshake.BIND_REPLY + 1)).isEqualTo("post.letter");
        assertThat(signature.qualifiedName(Handshake.BIND_REPLY + 3)).isEqualTo("post.mark");
    }

    @Test
    void an_unknown_message_is_named_by_its_number() {
        assertThat(signature.qualifiedName(Handshake.BIND)).isEqualTo("post.message 1");
        assertThat(signature.qualifiedName(Handshake.BIND_REPLY + 4)).isEqualTo("post.message 6");
    }
}
