package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.CheckOption;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class MaximaAreModestTest {
    @Test
    void sixty_four_kibibytes_are_allowed() {
        String text = Texts.parcelText("message m(String s[65536], uint32 a[n, 16384]);");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text), CheckOption.LINT).findings()))
                .isEmpty();
    }

    @Test
    void more_is_warned_of() {
        String text = Texts.parcelText("message m(String s[65537], uint32 a[n, 16385]);");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text), CheckOption.LINT).findings()))
                .containsExactly("FL0051 2:18 s", "FL0051 2:35 a");
    }
}
