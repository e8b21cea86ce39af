package org.barreleye.hamlet.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Lexeme;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.Sources;
import org.barreleye.hamlet.syntax.antlr.HamletReader;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HamletFormatterTest {
    private static String format(String text) {
        Diagnostics diagnostics = new Diagnostics();
        String formatted = new HamletFormatter(diagnostics).format(Sources.text(text)).orElseThrow();
        assertThat(diagnostics.findings().diagnostics()).isEmpty();
        return formatted;
    }

    @Nested
    class A_type {
        @Test
        void keeps_to_a_line_if_it_is_written_on_one() {
            assertThat(format("CAP  A from_SELF{Address genpaddr base ;size{ page };};"))
                    .isEqualTo("cap A from_self { address genpaddr base; size { page }; };\n");
            assertThat(format("cap A { } ;")).isEqualTo("cap A {};\n");
        }

        @Test
        void has_a_line_for_each_statement_if_it_is_written_on_several() {
            assertThat(format("cap A\nFrom B inherit C { uint8 x;\n\n\n"
                    + "eq \"struct dcb\" y; address{a+b}; };")).isEqualTo("""
                    cap A from B inherit C {
                        uint8 x;

                        eq "struct dcb" y;
                        address { a + b };
                    };
                    """);
        }

        @Test
        void has_a_line_for_each_statement_if_an_invocation_must_be_broken() {
            assertThat(format("cap Dispatcher from Ram { invocation set_up[1] needs write, execute (caddr root, "
                    + "uint64 entry, "
                    + "uint32 flags); uint8 x; };")).isEqualTo("""
                    cap Dispatcher from Ram {
                        invocation set_up[1] needs write, execute (caddr root, uint64 entry, uint32 flags);
                        uint8 x;
                    };
                    """);
        }

        @Test
        void has_its_attributes_before_it_in_the_lines_they_are_in() {
            assertThat(format("@ backed @align( page )\n  @page_table(x86_64,4) cap A {};")).isEqualTo("""
                    @backed @align(page)
                    @page_table(x86_64, 4) cap A {};
                    """);
        }

        @Test
        void may_be_called_like_a_keyword() {
            String text = "cap Abstract from Cap from_self abstract inherit Inherit { uint8 Size; };\n";

            assertThat(format(text)).isEqualTo(text);
        }
    }

    @Test
    void numbers_lists_and_functions_follow_the_convention() {
        assertThat(format("Define neg - 4096;rights read ,write;OPERATION copy NEEDS read;"
                + "cap A {address {MEM_TO_PHYS ( va+o ) } ;};")).isEqualTo("""
                define neg -4096;
                rights read, write;
                operation copy needs read;
                cap A { address { mem_to_phys(va + o) }; };
                """);
    }

    @Test
    void invocations_are_broken_at_commas() {
        assertThat(format("""
                cap A {
                  @foreign Invocation retype [1] Needs write,read(caddr source, uint64 offset, objtype type from source,
                  uint64 bytes, uint32 count, caddr destination)->( uint64 made ) ;
                };
                """)).isEqualTo("""
                cap A {
                    @foreign invocation retype[1] needs write, read (caddr source, uint64 offset,
                            objtype type from source, uint64 bytes, uint32 count, caddr destination)
                            -> (uint64 made);
                };
                """);
    }

    @Test
    void comments_stay_where_they_are() {
        assertThat(format("""
                // first
                cap A { // begins
                      /* one /* two */ */ uint8 x; // ends


                  /**
                    * Says something.
                   */
                  uint8 y /* here */;
                }; // last
                /* end */
                """)).isEqualTo("""
                // first
                cap A { // begins
                    /* one /* two */ */ uint8 x; // ends

                    /**
                     * Says something.
                     */
                    uint8 y /* here */;
                }; // last
                /* end */
                """);
    }

    @Test
    void what_cannot_be_read_is_reported_and_left_alone() {
        Diagnostics diagnostics = new Diagnostics();

        assertThat(new HamletFormatter(diagnostics).format(Sources.text("cap A { uint8 x }"))).isEmpty();
        assertThat(Sources.codes(diagnostics.findings())).containsExactly("HL0021");
    }

    static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources"))) {
            return files.filter(file -> file.toString().endsWith(".hl")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void formatting_twice_changes_no_more_than_once_and_never_what_is_said(Path file) throws IOException {
        SourceFile source = SourceFile.read(file.toString(), file);
        new HamletFormatter(new Diagnostics()).format(source).ifPresent(once -> {
            assertThat(format(once)).isEqualTo(once);
            assertThat(words(once)).isEqualTo(words(source.text()));
        });
    }

    private static List<String> words(String text) {
        return HamletReader.lexemes(Sources.text(text)).stream()
                .filter(lexeme -> !lexeme.isComment())
                .map(Lexeme::text)
                .toList();
    }
}
