package org.barreleye.flounder.dump;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.CheckOption;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class LayoutNotesTest {
    @Test
    void every_message_is_noted() {
        String text = Texts.parcelText("message m(bool b);", "rpc r();");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text), CheckOption.LAYOUTS).findings()))
                .containsExactly("FL0040 2:9 m", "FL0040 3:5 r", "FL0040 3:5 r");
    }

    @Test
    void nothing_is_noted_unless_asked_for() {
        String text = Texts.parcelText("message m(bool b);");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text)).findings()))
                .isEmpty();
    }
}
