package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.CheckOption;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class NamesFollowTheConventionTest {
    @Test
    void small_letters_digits_and_single_underscores_are_the_convention() {
        String text = Texts.parcelText("typedef uint8 a_1;", "message send_2_of(a_1 value);");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text), CheckOption.LINT).findings()))
                .isEmpty();
    }

    @Test
    void everything_else_is_warned_of() {
        String text = Texts.parcelText("typedef enum { Red } Kind;", "message sendIt(Kind a__b, uint8 c_);");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text), CheckOption.LINT).findings()))
                .containsExactly("FL0052 2:16 Red", "FL0052 2:22 Kind", "FL0052 3:9 sendIt",
                        "FL0052 3:21 a__b", "FL0052 3:33 c_");
    }
}
