package org.barreleye.flounder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.Sources;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static Fingerprint of(String... declarations) {
        return Fingerprint.of(Texts.parcel(declarations));
    }

    @Test
    void does_not_depend_on_comments_nor_on_names_for_types() {
        Fingerprint plain = of("message m(uint8 a);");

        assertThat(of("/** Says something. */ message m(uint8 a);")).isEqualTo(plain);
        assertThat(of("typedef uint8 colour;", "message m(colour a);")).isEqualTo(plain);
        assertThat(of("@ata(command=1) message m(uint8 a);")).isEqualTo(plain);
    }

    @Test
    void depends_on_everything_that_two_sides_must_agree_on() {
        Fingerprint plain = of("message m(uint8 a, String s[3]);");

        assertThat(of("message n(uint8 a, String s[3]);")).isNotEqualTo(plain);
        assertThat(of("message m(int8 a, String s[3]);")).isNotEqualTo(plain);
        assertThat(of("message m(uint8 b, String s[3]);")).isNotEqualTo(plain);
        assertThat(of("message m(uint8 a, String s[4]);")).isNotEqualTo(plain);
        assertThat(of("message m(uint8 a, String s[3]);", "message n();")).isNotEqualTo(plain);
        Sources letter = Texts.sources("interface letter { message m(uint8 a, String s[3]); };");
        assertThat(Fingerprint.of(Texts.resolved(letter))).isNotEqualTo(plain);
    }

    @Test
    void begins_with_eight_bytes_that_are_sent() {
        Fingerprint fingerprint = of("message m(uint8 a);");

        assertThat(fingerprint.hex()).matches("[0-9a-f]{64}");
        assertThat(fingerprint.prefix()).isEqualTo(Long.parseUnsignedLong(fingerprint.hex().substring(0, 16), 16));
    }

    @Test
    void of_an_interface_never_changes() {
        assertThat(Fingerprint.of(Texts.resolved(Texts.suite("shapes"))).hex())
                .isEqualTo("6db0aea16a74e44f259fe07daaa2243134f04da5ec9a18ca0d71488e5ab54baa");
    }
}
