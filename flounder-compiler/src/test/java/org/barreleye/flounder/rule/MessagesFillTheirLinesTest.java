package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.CheckOption;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class MessagesFillTheirLinesTest {
    @Test
    void one_word_in_another_line_is_warned_of() {
        String text = Texts.parcelText("typedef uint64 words[8];", "message m(words a);");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text), CheckOption.LINT).findings()))
                .containsExactly("FL0035 3:9 m");
    }

    @Test
    void a_full_line_or_two_words_more_are_not() {
        String text = Texts.parcelText(
                "typedef uint64 seven[7];",
                "typedef uint64 nine[9];",
                "message m(seven a);",
                "message n(nine a);",
                "message empty();");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text), CheckOption.LINT).findings()))
                .isEmpty();
    }
}
