package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class InterfacesAreDistinctTest {
    @Test
    void the_same_name_in_two_folders_is_refused() {
        String text = "// file: a/parcel.if\ninterface parcel { message m(); };\n// file: b/parcel.if\ninterface parcel { message m(); };\n";

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text)).findings()))
                .containsExactly("FL0049 1:11 parcel");
    }

    @Test
    void so_is_one_that_differs_in_case() {
        String text = "// file: parcel.if\ninterface parcel { message m(); };\n// file: Parcel.if\ninterface Parcel { message m(); };\n";

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text)).findings()))
                .containsExactly("FL0049 1:11 Parcel");
    }
}
