package org.barreleye.compiler.antlr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.render.HumanRenderer;
import org.barreleye.compiler.diagnostic.render.ShortRenderer;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.testing.ToyCode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GrammarTest {
    private static final Grammar<TinyParser, TinyParser.FileContext> TINY = new Grammar<>(
            TinyLexer::new, TinyParser::new, TinyParser::file, ToyCode.SYNTAX,
            TokenDisplayNames
            .of(TinyParser.VOCABULARY, Map.of(TinyParser.NAME, "a name", TinyParser.NUMBER, "a number")));

    private final Diagnostics diagnostics = new Diagnostics();

    private String errors(String text) {
        assertThat(TINY.parse(SourceFile.of("t", text), diagnostics)).isEmpty();
        assertThat(diagnostics.hasErrors()).isTrue();
        return new ShortRenderer().render(diagnostics.findings());
    }

    @Test
    void a_legal_source_gives_a_tree_with_spans_and_all_tokens() {
        var source = SourceFile.of("t", "{ // \uD83D\uDC1F\n let x = 1; {} }");

        var parsed = TINY.parse(source, diagnostics).orElseThrow();

        assertThat(diagnostics.findings().isEmpty()).isTrue();
        var scope = parsed.tree().scope();
        assertThat(Spans.of(source, scope).text()).isEqualTo(source.text());
        assertThat(Spans.of(source, scope.statement(0)).text()).isEqualTo("let x = 1;");
        var binding = (TinyParser.BindingContext) scope.statement(0);
        assertThat(Spans.of(source, binding.name).text()).isEqualTo("x");
        assertThat(Spans.of(source, binding.name, binding.stop).text()).isEqualTo("x = 1;");
        assertThat(Spans.of(source, parsed.tree().EOF()).text()).isEmpty();
        assertThat(parsed.tokens().getTokens()).anyMatch(token -> token.getType() == TinyLexer.COMMENT);
    }

    @Nested
    class Errors {
        @Test
        void name_what_is_missing_behind_what_and_offer_it() {
            TINY.parse(SourceFile.of("t", "{ let x = 1 }"), diagnostics);

            assertThat(new HumanRenderer(false).render(diagnostics.findings())).isEqualTo("""
                    t:1:12: error[TY0001]: expected ';' after '1'
                        1 | { let x = 1 }
                          |            ^
                          = help: write ';' here
                    """);
        }

        @Test
        void use_the_words_of_authors_for_tokens() {
            assertThat(errors("{ let 5 = 1; }")).isEqualTo("t:1:7: error[TY0001]: expected a name, but found '5'\n");
        }

        @Test
        void list_the_alternatives() {
            assertThat(errors("{ let x = ; }"))
                    .isEqualTo("t:1:11: error[TY0001]: expected a name, a number or text, but found ';'\n");
        }

        @Test
        void name_the_place_where_the_file_ends_too_soon() {
            assertThat(errors("{ let x"))
                    .isEqualTo("t:1:8: error[TY0001]: expected '=', but found the end of the file\n");
        }

        @Test
        void come_once_for_each_line() {
            assertThat(errors("{ let 1 let 2 let 3\n let x = 1;\n let ; = 5; }").lines()).hasSize(2)
                    .allMatch(line -> line.contains("expected"));
        }

        @Test
        void show_characters_that_begin_nothing() {
            assertThat(errors("{ let x = \uD83D\uDC1F\uD83D\uDC1F ?; }"))
                    .isEqualTo("t:1:11: error[TY0001]: nothing in this language begins with '\uD83D\uDC1F'\n");
        }

        @Test
        void show_the_beginning_of_text_that_never_ends() {
            assertThat(errors("{ let x = \"" + "y".repeat(100))).contains("begins with '\"yyyyyyyyyyyyyyyyyyy...'");
        }

        @Test
        void never_name_a_rule() {
            for (String wrong : new String[] {"", "}", "{", "{{", "let", "{ = }", "{} {}", "{ let let let }",
                    "{ x }"}) {
                assertThat(errors(wrong))
                        .doesNotContainPattern("(file|scope|statement|value|binding)\\b(?<!of the file)");
            }
        }
    }

    @Test
    void nesting_without_end_is_an_error_and_no_crash() {
        assertThat(errors("{".repeat(200_000))).contains("nested too deeply");
    }

    @Test
    void an_unpaired_surrogate_is_an_error_and_no_crash() {
        assertThat(errors("{ \uD83D }")).contains("begins with '\uFFFD'");
    }
}
