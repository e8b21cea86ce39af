package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class DescriptionFitsIntoACommentTest {
    @Test
    void the_end_of_a_comment_is_refused() {
        String text = "interface parcel \"a */ b\" { message m(); };";

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text)).findings()))
                .containsExactly("FL0027 1:18 \"a */ b\"");
    }

    @Test
    void so_it_is_in_disguise() {
        String text = "interface parcel \"\\42/\" { message m(); };";

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text)).findings()))
                .containsExactly("FL0027 1:18 \"\\42/\"");
    }

    @Test
    void the_begin_of_a_comment_is_fine() {
        String text = "interface parcel \"/* b * /\" { message m(); };";

        assertThat(Texts.findings(FlounderCompiler.check(Texts.sources(text)).findings()))
                .isEmpty();
    }
}
