package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class InterfacesAreDistinctTest {
    @Test
    void the_same_name_in_two_folders_is_refused() {
        String text = Texts.lines(
                "// file: a/parcel.if",
                "interface parcel { message m(); };",
                "// file: b/parcel.if",
                "interface parcel { message m(); };");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text)).findings()))
                .containsExactly("FL0049 1:11 parcel");
    }

    @Test
    void so_is_one_that_differs_in_case() {
        String text = Texts.lines(
                "// file: parcel.if",
                "interface parcel { message m(); };",
                "// file: Parcel.if",
                "interface Parcel { message m(); };");

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text)).findings()))
                .containsExactly("FL0049 1:11 Parcel");
    }
}
