package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.Extra;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class ImportsAreUsedTest {
    @Test
    void a_types_file_that_nobody_uses_is_warned_of() {
        String text = "// file: types.if\nalias a uint8;\n// file: parcel.if\ninterface parcel { message m(uint8 b); };\n";

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text), Extra.LINT).findings()))
                .containsExactly("FL0037 1:7 a");
    }

    @Test
    void one_use_is_enough() {
        String text = "// file: types.if\nalias a uint8; alias b uint8;\n// file: parcel.if\ninterface parcel { message m(b c); };\n// file: letter.if\ninterface letter { message m(); };\n";

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text), Extra.LINT).findings()))
                .isEmpty();
    }
}
