package org.barreleye.kpi.marshal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\u0001", "\u007f", "\u0080", "é", "\u07ff", "\u0800", "日本", "\ud7ff", "\ue000",
            "\uffff",
        "\ud800\udc00", "\udbff\udfff", "a😀é日", "😀😀"})
    void what_is_encoded_is_what_java_would_encode_and_comes_back(String text) {
        byte[] expected = text.getBytes(StandardCharsets.UTF_8);
        byte[] target = new byte[expected.length + 4];
        Arrays.fill(target, (byte) 0x55);

        int length = Utf8.length(text, 1_000, "m.s");
        Utf8.encode(text, target, 2);

        assertThat(length).isEqualTo(expected.length + 1);
        assertThat(Arrays.copyOfRange(target, 2, 2 + expected.length)).isEqualTo(expected);
        assertThat(target[2 + expected.length]).isZero();
        assertThat(target[3 + expected.length]).isEqualTo((byte) 0x55);
        assertThat(Utf8.decode(target, 2, length, "m.s")).isEqualTo(text);
    }

    @Test
    void the_maximum_counts_the_final_nul() {
        assertThat(Utf8.length("abc", 4, "m.s")).isEqualTo(4);
        assertThatThrownBy(() -> Utf8.length("abc", 3, "m.s")).isInstanceOf(ProtocolViolation.class)
                .hasMessage("m.s takes 4 bytes with its final NUL, but its maximum is 3");
    }

    @Test
    void a_nul_within_a_string_cannot_be_sent() {
        assertThatThrownBy(() -> Utf8.length("ab\0", 10, "m.s")).isInstanceOf(ProtocolViolation.class)
                .hasMessage("m.s holds a NUL at index 2, which would end it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud800", "a\udc00\ud800", "a\ud800b", "a\udfff"})
    void half_a_surrogate_pair_cannot_be_sent(String text) {
        assertThatThrownBy(() -> Utf8.length(text, 10, "m.s")).isInstanceOf(ProtocolViolation.class)
                .hasMessage("m.s holds half a surrogate pair at index 1");
    }

    @Test
    void no_byte_at_all_is_the_empty_string() {
        assertThat(Utf8.decode(new byte[0], 0, 0, "m.s")).isEmpty();
        assertThat(Utf8.decode(new byte[] {7, 0, 7}, 1, 1, "m.s")).isEmpty();
    }

    @Test
    void a_string_that_arrives_without_its_end_is_malformed() {
        assertMalformed("m.s does not end with a NUL", 'a', 'b');
    }

    @Test
    void a_string_that_ends_twice_is_malformed() {
        assertMalformed("m.s holds a NUL before its end", 'a', 0, 0);
        assertMalformed("m.s holds a NUL before its end", 0, 'a', 0);
    }

    @Test
    void bytes_that_are_not_utf_8_are_malformed() {
        assertMalformed("m.s is not UTF-8", 0xc0, 0x80, 0);
        assertMalformed("m.s is not UTF-8", 0xe0, 0xa0, 0);
        assertMalformed("m.s is not UTF-8", 0xed, 0xa0, 0x80, 0);
        assertMalformed("m.s is not UTF-8", 0xff, 0);
        assertMalformed("m.s is not UTF-8", 0x80, 0);
    }

    private static void assertMalformed(String sentence, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        assertThatThrownBy(() -> Utf8.decode(bytes, 0, bytes.length, "m.s"))
                .isInstanceOfSatisfying(ProtocolViolation.class,
                violation -> assertThat(violation.failure()).isEqualTo(new Failure(Failure.Kind.MALFORMED, sentence)));
    }
}
