package org.barreleye.flounder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.plan.Architecture;
import org.barreleye.flounder.plan.Fingerprint;
import org.barreleye.flounder.plan.LayoutTable;
import org.barreleye.flounder.plan.Transport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Sources that are meant to break the compiler. It soon reports an error with a place. */
class HostileSourcesTest {
    private static final int MEBIBYTE = 1 << 20;
    // Passed only by a compiler that hangs: these sources take seconds, and the machine may be busy.
    private static final Duration SOON = Duration.ofMinutes(5);

    private static List<String> codes(String text) {
        return assertTimeoutPreemptively(SOON, () -> {
            Findings findings = FlounderCompiler.check(
                    new Sources(List.of(), List.of(SourceFile.of("parcel.if", text))), CheckOption.LINT).findings();
            return Texts.codes(findings).stream().distinct().toList();
        });
    }

    private static String numbered(int count, String template) {
        return IntStream.range(1, count + 1)
                .mapToObj(i -> template.replace("$", String.valueOf(i)).replace("%", String.valueOf(i - 1)))
                .collect(Collectors.joining("\n"));
    }

    @Nested
    class Nesting {
        @Test
        void of_comments_is_read_however_deep() {
            String comment = "/*".repeat(MEBIBYTE / 4) + "*/".repeat(MEBIBYTE / 4);

            assertThat(codes(comment + Texts.parcelText("message m();"))).isEmpty();
        }

        @Test
        void of_comments_without_end_is_one_error() {
            assertThat(codes("/*".repeat(MEBIBYTE / 2))).containsExactly("FL0002");
        }

        @Test
        void of_brackets_is_an_error() {
            for (String bracket : List.of("{", "(", "[", "interface a {", "typedef struct {", "@", "message m(", "}",
                    ")")) {
                assertThat(codes("interface parcel " + bracket.repeat(MEBIBYTE / 4 / bracket.length())))
                        .as(bracket).isNotEmpty().allMatch(code -> code.equals("FL0001") || code.equals("FL0005"));
            }
        }

        @Test
        void of_types_is_limited() {
            assertThat(codes(Texts.parcelText("typedef struct { uint8 a; } t0;",
                    numbered(20_000, "typedef struct { t% a; } t$;"), "message m(t20000 x);")))
                    .containsExactly("FL0046");
        }

        @Test
        void of_names_for_names_is_not_limited() {
            assertThat(codes(Texts.parcelText("typedef uint8 t0;", numbered(20_000, "typedef t% t$;"),
                    "message m(t20000 x);"))).isEmpty();
        }
    }

    @Nested
    class Sizes {
        @Test
        void that_double_with_every_type_are_refused_without_trying() {
            assertThat(codes(Texts.parcelText("typedef struct { uint64 a; uint64 b; } t0;",
                    numbered(40, "typedef struct { t% a; t% b; } t$;"), "message m(t40 x);")))
                    .containsExactly("FL0044");
            assertThat(codes(Texts.parcelText("typedef uint64 t0[65536];", numbered(60, "typedef t% t$[65536];"),
                    "message m(t60 x);"))).containsExactly("FL0044");
        }

        @Test
        void that_are_just_allowed_are_laid_out() {
            Sources sources = Texts.sources(Texts.parcelText("typedef uint64 t0;",
                    numbered(16, "typedef struct { t% a; t% b; } t$;"), "message m(t16 x);"));

            assertTimeoutPreemptively(SOON, () -> {
                var definition = Texts.resolved(sources);
                assertThat(LayoutTable.rows(definition, List.of(Architecture.values()), Transport.LAYOUTS))
                        .hasSize(10);
                assertThat(Fingerprint.of(definition).hex()).hasSize(64);
            });
        }

        @Test
        void of_numbers_are_not_limited_but_their_meaning_is() {
            String digits = "9".repeat(MEBIBYTE);

            assertThat(codes(Texts.parcelText("message m(String s[" + digits + "]);"))).containsExactly("FL0045");
            assertThat(codes(Texts.parcelText("typedef uint8 a[" + digits + "];", "message m(a x);")))
                    .containsExactly("FL0044");
            assertThat(codes(Texts.parcelText("typedef uint8 a[-" + digits + "];", "message m(a x);")))
                    .containsExactly("FL0020");
            assertThat(codes(Texts.parcelText("message m(uint8 a[n, 0x" + digits + "]);"))).containsExactly("FL0045");
            assertThat(codes(Texts.parcelText("@ata(command=" + digits + ") message m();"))).isEmpty();
            assertThat(codes(Texts.parcelText("message m(uint8 a[n, " + "0".repeat(MEBIBYTE) + "7]);"))).isEmpty();
        }

        @Test
        void of_names_are_limited() {
            assertThat(codes(Texts.parcelText("message " + "m".repeat(MEBIBYTE) + "();"))).containsExactly("FL0047");
            assertThat(codes(Texts.parcelText("message m(" + "t".repeat(MEBIBYTE) + " x);"))).containsExactly("FL0007");
        }

        @Test
        void of_paths_are_limited() {
            String name = "n".repeat(200);

            assertThat(codes(Texts.parcelText("typedef uint64 t0;", numbered(16, "typedef struct { t% a; t% b; } t$;"),
                    "typedef t16 u0;", numbered(47, "typedef struct { u% " + name + "; } u$;"),
                    "message m(u47 x);"))).containsExactly("FL0044");
        }

        @Test
        void of_interfaces_are_limited() {
            assertThat(codes(Texts.parcelText(numbered(100_000, "message m$();")))).containsExactly("FL0028");
            assertThat(codes(Texts.parcelText("typedef struct {", numbered(100_000, "uint8 f$;"), "} big;",
                    "message m(big b);"))).containsExactly("FL0044");
            assertThat(codes(Texts.parcelText("message m(", numbered(100_000, "uint8 p$,"), "uint8 last);")))
                    .containsExactly("FL0044");
        }

        @Test
        void of_mistakes_are_limited() {
            Findings findings = assertTimeoutPreemptively(SOON, () -> FlounderCompiler.check(
                    Texts.sources(Texts.parcelText(numbered(20_000, "message m$(nonsense x$);")))).findings());

            assertThat(findings.diagnostics().size()).isLessThanOrEqualTo(100);
            assertThat(findings.omitted()).isPositive();
        }
    }

    @Nested
    class Characters {
        @Test
        void that_are_no_plain_text_are_errors() {
            for (String odd : List.of("\u0000", "\u202E", "\u2066", "\u001B[2J")) {
                assertThat(codes(odd + Texts.parcelText("message m();"))).as(odd).containsExactly("FL0041");
                assertThat(codes("/* " + odd + " */" + Texts.parcelText("message m();"))).as(odd)
                        .containsExactly("FL0041");
            }
            assertThat(codes("\uFEFF" + Texts.parcelText("message m();"))).containsExactly("FL0041");
        }

        @Test
        void that_are_not_utf_8_are_errors() {
            SourceFile source = SourceFile.decode("parcel.if", new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF});

            assertThat(Texts.codes(FlounderCompiler.check(new Sources(List.of(), List.of(source))).findings()))
                    .containsOnly("FL0041");
        }

        @Test
        void of_paths_are_no_part_of_names() {
            for (String name : List.of("../x", "a/b", "a\\b", "C:x", ".", "a.b", "$", "-")) {
                assertThat(codes("interface " + name + " { message m(); };")).as(name).containsExactly("FL0001");
            }
        }

        @Test
        void of_every_script_may_be_letters() {
            assertThat(codes(Texts.parcelText("message größe(uint8 длина, bool 長さ, uint8 \uD835\uDC9C);")))
                    .containsExactly("FL0052");
        }

        @Test
        void that_a_string_may_not_have_are_errors() {
            for (String escape : List.of("\\u002a", "\\q", "\\1114112", "\\x110000", "\\xD800", "\\^", "\\^a", "\\x")) {
                assertThat(codes("interface parcel \"" + escape + "\" { message m(); };")).as(escape)
                        .containsExactly("FL0003");
            }
            assertThat(codes("interface parcel \"" + "\\" + "9".repeat(MEBIBYTE) + "\" { message m(); };"))
                    .containsExactly("FL0003");
        }
    }

    @Nested
    class TypesFiles {
        private static List<String> codes(String types) {
            return assertTimeoutPreemptively(SOON, () -> Texts.codes(FlounderCompiler.check(new Sources(
                            List.of(SourceFile.of("types.if", types)),
                            List.of(SourceFile.of("parcel.if", Texts.parcelText("message m();"))))).findings())
                    .stream().distinct().toList());
        }

        @Test
        void may_hold_anything_behind_their_declarations() {
            assertThat(codes("alias a uint8; ((((" + "{".repeat(MEBIBYTE))).containsExactly("FL0037");
            assertThat(codes("}};;".repeat(MEBIBYTE / 8))).containsExactly("FL0037");
            assertThat(codes("typedef struct {".repeat(10_000))).containsExactly("FL0037");
            assertThat(codes("interface a { message m(); };")).containsExactly("FL0037");
        }

        @Test
        void may_be_empty() {
            assertThat(codes("")).containsExactly("FL0037");
        }
    }
}
