package org.barreleye.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.barreleye.compiler.source.EncodingProblem.Kind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SourceFileTest {
    @Nested
    class LinesAndColumns {
        private final SourceFile source = SourceFile.of("a.if", "one\r\ntwo\rthree\n");

        @Test
        void count_from_one_whatever_ends_a_line() {
            assertThat(source.lineCount()).isEqualTo(4);
            assertThat(source.lineText(1)).isEqualTo("one");
            assertThat(source.lineText(2)).isEqualTo("two");
            assertThat(source.lineText(3)).isEqualTo("three");
            assertThat(source.lineText(4)).isEmpty();
        }

        @Test
        void are_found_for_every_offset() {
            assertThat(source.span(0, 0)).hasToString("a.if:1:1");
            assertThat(source.span(4, 4)).hasToString("a.if:1:5");
            assertThat(source.span(5, 5)).hasToString("a.if:2:1");
            assertThat(source.span(9, 9)).hasToString("a.if:3:1");
            assertThat(source.span(15, 15)).hasToString("a.if:4:1");
        }

        @Test
        void count_a_character_outside_the_basic_plane_as_one() {
            var fish = SourceFile.of("b.if", "\uD83D\uDC1F!");

            assertThat(fish.column(2)).isEqualTo(2);
            assertThat(fish.offsetOfCodePoint(0)).isZero();
            assertThat(fish.offsetOfCodePoint(1)).isEqualTo(2);
            assertThat(fish.offsetOfCodePoint(2)).isEqualTo(3);
        }

        @Test
        void exist_in_an_empty_file() {
            var empty = SourceFile.of("c.if", "");

            assertThat(empty.whole()).hasToString("c.if:1:1");
            assertThat(empty.lineText(1)).isEmpty();
        }
    }

    @Nested
    class Bytes {
        @Test
        void that_are_not_utf_8_are_flaws_and_become_replacement_characters() {
            byte[] bytes = {'a', (byte) 0xC3, 'b', (byte) 0xFF, (byte) 0xFE, 'c'};

            var source = SourceFile.decode("a.if", bytes);

            assertThat(source.text()).isEqualTo("a\uFFFDb\uFFFD\uFFFDc");
            assertThat(source.encodingProblems()).extracting(EncodingProblem::kind)
                    .containsExactly(Kind.MALFORMED, Kind.MALFORMED, Kind.MALFORMED);
            assertThat(source.encodingProblems()).extracting(flaw -> flaw.span().startOffset())
                    .containsExactly(1, 3, 4);
        }

        @Test
        void of_another_encoding_are_read_as_such() {
            var latin = SourceFile.decode("a.if", new byte[] {'S', (byte) 0xDF}, StandardCharsets.ISO_8859_1);
            var ascii = SourceFile.decode("b.if", new byte[] {'S', (byte) 0xDF}, StandardCharsets.US_ASCII);

            assertThat(latin.text()).isEqualTo("S\u00DF");
            assertThat(latin.encodingProblems()).isEmpty();
            assertThat(ascii.encodingProblems()).extracting(EncodingProblem::kind).containsExactly(Kind.MALFORMED);
        }

        @Test
        void that_spell_a_replacement_character_are_fine() {
            var source = SourceFile.decode("a.if", "\uFFFD \uD83D\uDC1F".getBytes(StandardCharsets.UTF_8));

            assertThat(source.encodingProblems()).isEmpty();
            assertThat(source.text()).isEqualTo("\uFFFD \uD83D\uDC1F");
        }
    }

    @Test
    void reports_marks_controls_and_overrides_but_not_ordinary_blanks() {
        var source = SourceFile.of("a.if", "\uFEFFa\t\f\r\n\0\u202E\u2067\uFEFF");

        assertThat(source.encodingProblems()).extracting(EncodingProblem::kind).containsExactly(Kind.BYTE_ORDER_MARK,
                Kind.CONTROL_CHARACTER, Kind.BIDIRECTIONAL_OVERRIDE, Kind.BIDIRECTIONAL_OVERRIDE);
    }

    @Test
    void spans_join_and_sort_by_file_then_place() {
        var first = SourceFile.of("a.if", "0123456789");
        var second = SourceFile.of("b.if", "0123456789");

        assertThat(first.span(6, 8).to(first.span(1, 2))).isEqualTo(first.span(1, 8));
        assertThat(first.span(1, 3).text()).isEqualTo("12");
        assertThat(first.span(9, 10)).isLessThan(second.span(0, 1));
        assertThat(first.span(1, 2)).isLessThan(first.span(1, 3)).isLessThan(first.span(2, 2));
        assertThatThrownBy(() -> first.span(0, 1).to(second.span(0, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> first.span(0, 11)).hasMessageContaining("a.if, which has 10 characters");
    }
}
