package org.barreleye.compiler.diagnostic.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;
import org.barreleye.compiler.testing.ToyCode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HumanRendererTest {
    private final Diagnostics diagnostics = new Diagnostics(2);

    private static Span find(SourceFile source, String text) {
        int start = source.text().indexOf(text);
        return source.span(start, start + text.length());
    }

    private String rendered() {
        return new HumanRenderer(false).render(diagnostics.findings());
    }

    @Test
    void shows_the_line_the_notes_and_the_help() {
        var source = SourceFile.of("intermon.if", "typedef cap dispatcher;\n    message spawn(dispatchr target);\n");
        diagnostics.report(ToyCode.UNKNOWN_TYPE, find(source, "dispatchr "), "no typedef introduces 'dispatchr'")
                .note(find(source, "dispatcher"), "did you mean 'dispatcher', declared here?")
                .note("types are case sensitive")
                .suggest(find(source, "dispatchr"), "dispatcher");

        assertThat(rendered()).isEqualTo("""
                intermon.if:2:19: error[TY0007]: no typedef introduces 'dispatchr'
                    2 |     message spawn(dispatchr target);
                      |                   ^^^^^^^^^^
                    1 | typedef cap dispatcher;
                      |             ---------- note: did you mean 'dispatcher', declared here?
                      = note: types are case sensitive
                      = help: write 'dispatcher' instead of 'dispatchr'
                """);
    }

    @Test
    void names_the_other_file_of_a_note() {
        var types = SourceFile.of("types.if", "typedef cap frame;");
        var source = SourceFile.of("a.if", "frame x;");
        diagnostics.report(ToyCode.UNUSED, find(source, "x"), "'x' is not used")
                .note(find(types, "frame"), "its type")
                .suggest("");

        assertThat(rendered()).isEqualTo("""
                a.if:1:7: warning[TY0100]: 'x' is not used
                    1 | frame x;
                      |       ^
                types.if:1:13: note: its type
                    1 | typedef cap frame;
                      |             -----
                      = help: remove 'x'
                """);
    }

    @Test
    void shows_how_many_findings_are_omitted() {
        assertThat(new HumanRenderer(false).render(new Findings(diagnostics.findings().diagnostics(), 7)))
                .isEqualTo("7 more findings are not shown\n");
    }

    @Test
    void colours_only_when_asked() {
        diagnostics.report(ToyCode.SYNTAX, SourceFile.of("a.if", "x").whole(), "wrong");

        assertThat(rendered()).doesNotContain("\u001B");
        assertThat(new HumanRenderer(true).render(diagnostics.findings()))
                .contains("\u001B[1;31merror[TY0001]: \u001B[0m");
    }

    @Nested
    class TheMark {
        private String mark(String text, String marked) {
            var source = SourceFile.of("a.if", text);
            diagnostics.report(ToyCode.SYNTAX, find(source, marked), "here");
            return rendered();
        }

        @Test
        void stands_right_under_tabs() {
            assertThat(mark("\tab\tx;", "x")).isEqualTo("""
                    a.if:1:5: error[TY0001]: here
                        1 |     ab  x;
                          |         ^
                    """);
        }

        @Test
        void stands_right_under_wide_and_combined_characters() {
            assertThat(mark("\u9B5A e\u0301 \uD83D\uDC1F x", "\uD83D\uDC1F x")).isEqualTo("""
                    a.if:1:6: error[TY0001]: here
                        1 | \u9B5A e\u0301 \uD83D\uDC1F x
                          |      ^^^^
                    """);
        }

        @Test
        void stands_at_the_end_of_the_file() {
            var source = SourceFile.of("a.if", "a\n");
            diagnostics.report(ToyCode.SYNTAX, source.whole().end(), "here");

            assertThat(rendered()).isEqualTo("""
                    a.if:2:1: error[TY0001]: here
                        2 |
                          | ^
                    """);
        }

        @Test
        void ends_with_the_first_line_of_a_longer_span() {
            assertThat(mark("a {\r\n}", "{\r\n}")).isEqualTo("""
                    a.if:1:3: error[TY0001]: here
                        1 | a {
                          |   ^
                    """);
        }

        @Test
        void survives_a_very_long_line() {
            var lines = mark("y".repeat(100_000) + "x" + "z".repeat(100_000), "x").lines().toList();

            assertThat(lines.get(1)).hasSizeLessThan(200).contains("...yyy").endsWith("zzz...");
            assertThat(lines.get(1).charAt(lines.get(2).indexOf('^'))).isEqualTo('x');
        }
    }

    @Test
    void never_lets_a_source_steer_the_terminal() {
        var source = SourceFile.of("a\u001B.if", "x\u202E\u001B[2J");
        diagnostics.report(ToyCode.SYNTAX, find(source, "\u202E"), "found '\u001B'");

        assertThat(rendered()).isEqualTo("""
                a<U+001B>.if:1:2: error[TY0001]: found '<U+001B>'
                    1 | x<U+202E><U+001B>[2J
                      |  ^^^^^^^^
                """);
    }
}
