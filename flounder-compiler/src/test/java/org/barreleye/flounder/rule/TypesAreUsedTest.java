package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.CheckOption;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class TypesAreUsedTest {
    @Test
    void a_type_that_nothing_mentions_is_warned_of() {
        String text = Texts.parcelText(
                "typedef uint8 a;",
                "typedef uint8 b;",
                "typedef b c;",
                "message m(c v);");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text), CheckOption.LINT).findings()))
                .containsExactly("FL0033 2:15 a");
    }

    @Test
    void elements_and_fields_are_uses() {
        String text = Texts.parcelText(
                "typedef uint8 a;",
                "typedef uint8 b;",
                "typedef uint8 d;",
                "typedef a e[2];",
                "typedef struct { b f; d g[2]; } s;",
                "message m(s v[n, 4], e w);");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text), CheckOption.LINT).findings()))
                .isEmpty();
    }
}
