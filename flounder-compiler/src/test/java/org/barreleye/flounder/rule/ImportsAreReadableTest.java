package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class ImportsAreReadableTest {
    @Test
    void what_follows_the_declarations_is_not_read() {
        String text = Texts.lines(
                "// file: types.if",
                "alias a uint8; garbage here",
                "// file: parcel.if",
                "interface parcel { message m(a b); };");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text)).findings()))
                .containsExactly("FL0037 1:16 garbage");
    }

    @Test
    void neither_is_anything_from_a_malformed_declaration_on() {
        String text = Texts.lines(
                "// file: types.if",
                "alias a uint8; typedef struct { } b; alias c uint8;",
                "// file: parcel.if",
                "interface parcel { message m(a b); };");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text)).findings()))
                .containsExactly("FL0037 1:16 typedef");
    }

    @Test
    void a_file_without_declarations_is_useless() {
        String text = Texts.lines(
                "// file: types.if",
                "// nothing",
                "// file: parcel.if",
                "interface parcel { message m(); };");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text)).findings()))
                .containsExactly("FL0037 1:1 ");
    }
}
