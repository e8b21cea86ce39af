package org.barreleye.hamlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.testing.JavaCompilation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Sources that are meant to break the compiler. It soon reports an error with a place. */
class HostileSourcesTest {
    private static final int MEBIBYTE = 1 << 20;
    // Passed only by a compiler that hangs: these sources take seconds, and the machine may be busy.
    private static final Duration SOON = Duration.ofMinutes(5);

    private static List<String> codes(String text) {
        return assertTimeoutPreemptively(SOON, () -> {
            Findings findings = HamletCompiler.check(Sources.text(text)).findings().errorsOnly();
            return Sources.codes(findings).stream().distinct().toList();
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
            assertThat(codes("/*".repeat(MEBIBYTE / 4) + "*/".repeat(MEBIBYTE / 4) + "cap A {};")).isEmpty();
        }

        @Test
        void of_comments_without_end_is_one_error() {
            assertThat(codes("/*".repeat(MEBIBYTE / 2))).containsExactly("HL0028");
        }

        @Test
        void of_brackets_is_an_error() {
            for (String bracket : List
                    .of("{", "(", "[", "cap A {", "address {", "mem_to_phys(", "@a(", "@", "}", ")")) {
                assertThat(codes("cap A { " + bracket.repeat(MEBIBYTE / 4 / bracket.length()))).as(bracket)
                        .isNotEmpty().allMatch(code -> code.equals("HL0001") || code.equals("HL0021"));
            }
        }

        @Test
        void of_inheritance_is_not_limited() {
            assertThat(codes("cap A0 abstract { address genpaddr a; };" + numbered(1_500, "cap A$ abstract inherit A%;")
                    + "cap Last inherit A1500;")).isEmpty();
        }

        @Test
        void of_derivation_is_as_deep_as_types_there_can_be() {
            String types = "cap A0 { address genpaddr a; size gensize s; };\n"
                    + numbered(254, "cap A$ from A% { address genpaddr a; size gensize s; };");

            assertThat(codes(types)).isEmpty();
        }
    }

    @Nested
    class Cycles {
        @Test
        void of_derivation_are_errors() {
            assertThat(codes("cap A from B {}; cap B from C {}; cap C from A {};")).containsExactly("HL0007");
            assertThat(codes("cap A inherit B; cap B inherit A;")).containsExactly("HL0007");
            assertThat(codes("cap A from A {};")).containsExactly("HL0007");
        }
    }

    @Nested
    class Sizes {
        @Test
        void of_numbers_are_not_limited_but_their_meaning_is() {
            String digits = "9".repeat(MEBIBYTE);

            assertThat(codes("define a " + digits + ";")).containsExactly("HL0010");
            assertThat(codes("define a 0x" + digits + ";")).containsExactly("HL0010");
            assertThat(codes("define a -" + digits + ";")).containsExactly("HL0010");
            assertThat(codes("define a " + "0".repeat(MEBIBYTE) + "7;")).isEmpty();
            assertThat(codes("cap A { invocation i[" + digits + "] (); };")).containsExactly("HL0107");
            assertThat(codes("@align(" + digits + ") cap A {};")).containsExactly("HL0102");
            assertThat(codes("@number(" + digits + ") cap A {};")).containsExactly("HL0107");
        }

        @Test
        void of_names_are_limited() {
            String name = "n".repeat(MEBIBYTE);

            assertThat(codes("cap " + name + " {};")).containsExactly("HL0023");
            assertThat(codes("cap A { uint8 " + name + "; };")).containsExactly("HL0023");
            assertThat(codes("define " + name + " 1;")).containsExactly("HL0023");
            assertThat(codes("cap A from " + name + " {};")).containsExactly("HL0005");
        }

        @Test
        void of_specifications_are_limited() {
            assertThat(codes(numbered(100_000, "cap T$ {};"))).containsExactly("HL0023");
            assertThat(codes(numbered(100_000, "define d$ $;"))).containsExactly("HL0023");
            assertThat(codes("cap A {" + numbered(100_000, "uint8 f$;") + "};")).containsExactly("HL0023");
        }

        @Test
        void of_mistakes_are_limited() {
            Findings findings = assertTimeoutPreemptively(SOON,
                    () -> HamletCompiler.check(Sources.text(numbered(1_500, "cap T$ abstract inherit Nothing$;")))
                    .findings());

            assertThat(findings.diagnostics().size()).isLessThanOrEqualTo(100);
            assertThat(findings.omitted()).isPositive();
        }
    }

    @Nested
    class Characters {
        @Test
        void that_are_no_plain_text_are_errors() {
            for (String odd : List.of("\u0000", "\u202E", "\u2066", "\u001B[2J")) {
                assertThat(codes("/* " + odd + " */ cap A {};")).as(odd).containsExactly("HL0029");
            }
            assertThat(codes("\uFEFFcap A {};")).containsExactly("HL0029");
        }

        @Test
        void that_are_not_utf_8_are_errors() {
            SourceFile source = SourceFile.decode("t.hl", new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF});

            assertThat(Sources.codes(HamletCompiler.check(source).findings())).contains("HL0029");
        }

        @Test
        void of_paths_are_no_part_of_names() {
            for (String name : List.of("../x", "a/b", "a\\b", "C:x", ".", "a.b", "$", "-", "_a")) {
                assertThat(codes("cap " + name + " {};")).as(name).isNotEmpty();
            }
        }
    }

    @Nested
    class What_is_generated {
        private static void requireCompiles(String text) {
            var compilation = HamletCompiler.compile(Sources.text(text), CompilerOptions
                    .withPackagePrefix("hostile").withAllParts());

            assertThat(compilation.findings().errorsOnly().diagnostics()).isEmpty();
            assertThat(JavaCompilation.of(compilation.output()).diagnostics()).isEmpty();
        }

        @Test
        void survives_comments_that_end_comments() {
            requireCompiles("""
                    /** Ends {@code */
                    /* nested */
                    /** <b> @param \\u002a/ }} &amp; $T $L */
                    cap A { "struct */ x" a; /** {@link $S */ invocation i[1] (); };
                    """);
        }

        @Test
        void survives_names_that_java_or_the_generated_code_has_already() {
            String fields = List.of("type", "rights", "newRights", "new_rights", "other", "that", "order", "equals",
                    "hashCode",
                            "toString", "class", "int", "null", "rangeStart", "compareFields", "capability", "wait",
                            "record")
                    .stream().map(name -> "eq uint64 " + name + ";").collect(Collectors.joining(" "));
            String parameters = List.of("syscalls", "frame", "call", "target", "address", "behaviour", "outcome",
                    "result", "class", "this", "value").stream().map(name -> "uint8 " + name)
                    .collect(Collectors.joining(", "));
            List<String> names = List.of("address", "type", "equals", "toString", "notify", "new", "dispatch", "lacks");
            String invocations = IntStream.range(0, names.size())
                    .mapToObj(i -> "invocation " + names.get(i) + "[" + i + "] (" + parameters + ") -> (" + parameters
                    + ");")
                    .collect(Collectors.joining("\n"));

            requireCompiles("@mint(rights) cap Odd { uint64 rights; }; cap Object {" + fields + "}; cap String {"
                    + invocations
                    + "}; cap Integer {}; cap Long {}; cap List {}; cap Rights {}; cap Outcome {}; cap enum {};");
        }

        @Test
        void survives_every_script() {
            requireCompiles("define größe 12; cap Äpfel { uint8 größe; uint8 длина; };\ncap 長さ { eq uint64 "
                    + "\uD835\uDC9C; };");
        }
    }
}
