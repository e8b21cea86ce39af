package org.barreleye.hamlet.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The parts of the doc comments of invocations. */
class InvocationCommentTest {
    private static InvocationComment comment(String text) {
        return InvocationComment.of(text.lines().toList());
    }

    @Test
    void a_comment_without_tags_is_a_description() {
        InvocationComment comment = comment("Maps a frame.\n\nMore.\n");

        assertThat(comment.description()).containsExactly("Maps a frame.", "", "More.");
        assertThat(comment.parameters()).isEmpty();
        assertThat(comment.errors()).isEmpty();
    }

    @Test
    void tags_extend_to_the_next_tag() {
        InvocationComment comment = comment("""
                Maps a frame.

                @param entry the index
                  of the entry
                @error BAD_SIZE the frame is
                  too large
                @error WRONG_TYPE it is not a frame""");

        assertThat(comment.description()).isEqualTo(List.of("Maps a frame."));
        assertThat(comment.parameter("entry")).contains("the index of the entry");
        assertThat(comment.parameter("other")).isEmpty();
        assertThat(comment.errors()).containsExactly(
                Map.entry("BAD_SIZE", "the frame is too large"),
                Map.entry("WRONG_TYPE", "it is not a frame"));
    }

    @Test
    void other_words_with_an_at_sign_are_text() {
        assertThat(comment("@deprecated use map\n@parameter x").description()).hasSize(2);
        assertThat(comment("@param").description()).containsExactly("@param");
    }
}
