package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.CheckOption;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class ImportsAreUsedTest {
    @Test
    void an_unused_types_file_is_warned_of() {
        String text = Texts.lines(
                "// file: types.if",
                "alias a uint8;",
                "// file: parcel.if",
                "interface parcel { message m(uint8 b); };");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text), CheckOption.LINT).findings()))
                .containsExactly("FL0037 1:7 a");
    }

    @Test
    void one_use_is_enough() {
        String text = Texts.lines(
                "// file: types.if",
                "alias a uint8; alias b uint8;",
                "// file: parcel.if",
                "interface parcel { message m(b c); };",
                "// file: letter.if",
                "interface letter { message m(); };");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text), CheckOption.LINT).findings()))
                .isEmpty();
    }
}
