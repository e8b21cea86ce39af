package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.CheckOption;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class MessagesAreCheapTest {
    @Test
    void several_capabilities_are_warned_of() {
        String text = Texts.parcelText("message m(cap a);", "message n(cap a, give_away_cap b);");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text), CheckOption.LINT).findings()))
                .containsExactly("FL0034 3:9 n");
    }

    @Test
    void more_than_four_lines_are_warned_of() {
        String text = Texts.parcelText(
                "typedef uint64 words[28];",
                "typedef uint64 more[30];",
                "message m(words a);",
                "message n(more a);");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text), CheckOption.LINT).findings()))
                .containsExactly("FL0034 5:9 n");
    }
}
