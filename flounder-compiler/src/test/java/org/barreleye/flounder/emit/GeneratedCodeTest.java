package org.barreleye.flounder.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.testing.GoldenFiles;
import org.barreleye.compiler.testing.JavaCompilation;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.flounder.CheckResult;
import org.barreleye.flounder.CompilerOptions;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Sources;
import org.barreleye.flounder.Texts;
import org.barreleye.flounder.plan.Transport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The code that is generated for a definition. */
class GeneratedCodeTest {
    static final List<String> SUITE = Texts.SUITE;

    private static final GoldenFiles GOLDEN = GoldenFiles.in(Path.of("src/test/resources"));

    private static OutputTree emitted(Sources sources) {
        CheckResult checked = FlounderCompiler.check(sources);
        assertThat(checked.interfaces()).describedAs(() -> checked.findings().toString()).isNotEmpty();
        return FlounderCompiler.emit(checked, CompilerOptions.withPackagePrefix("interfaces"));
    }

    private static OutputTree parcel(String... declarations) {
        return emitted(Texts.sources(Texts.parcelText(declarations)));
    }

    private static List<String> complaints(OutputTree tree) {
        return JavaCompilation.of(tree).diagnostics();
    }

    /** All of it for a few definitions, in golden files that are read in reviews. */
    @TestFactory
    Stream<DynamicTest> golden() {
        return GOLDEN.accepted(golden -> {
            String text = golden.input().text();
            String header = text.startsWith("// file: ") ? "" : "// file: " + golden.name() + ".if\n";
            return emitted(Texts.sources(header + text));
        });
    }

    @ParameterizedTest
    @FieldSource("SUITE")
    void every_interface_of_the_suite_compiles_without_a_warning(String name) {
        assertThat(complaints(emitted(Texts.suite(name)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void every_transport_can_be_generated_alone(Transport transport) {
        CheckResult checked = FlounderCompiler.check(Texts.suite("shapes"));

        OutputTree tree = FlounderCompiler.emit(checked,
                new CompilerOptions("interfaces", List.of(transport)));

        assertThat(complaints(tree)).isEmpty();
        assertThat(tree.files().keySet().stream()
                .filter(path -> path.matches(".*Shapes(Ump|Lmp|Loopback|Local)\\.java")))
                .containsExactly("interfaces/shapes/Shapes" + transport.name().charAt(0)
                        + transport.toString().substring(1) + ".java");
    }

    @Nested
    class WithNamesThatJavaOrGeneratedCodeUses {
        @Test
        void words_of_the_language() {
            assertThat(complaints(parcel(
                    "typedef enum { int_, final, class, values, valueOf, numbered } switch;",
                    "typedef struct { int32 int_; uint8 static; switch record; bool yield; } new;",
                    "typedef uint8 long[3];",
                    "message default(uint8 for, new while, long if, switch var);",
                    "rpc return(in new this, out long super, out switch null);"))).isEmpty();
        }

        @Test
        void classes_of_the_language_and_of_the_runtime() {
            assertThat(complaints(parcel(
                    "typedef struct { uint8 a; } String_;",
                    "typedef struct { uint8 a; String b[4]; } Object;",
                    "typedef struct { Object o; } RangeCheck;",
                    "typedef enum { ONE } List;",
                    "typedef List ByteArrayView[2];",
                    "typedef struct { ByteArrayView Arrays; } ProtocolViolation;",
                    "typedef struct { uint8 x[3]; cap y; } ErrorCode;",
                    "typedef enum { TWO } ArrayList;",
                    "typedef enum { THREE } MessageReassembler;",
                    "typedef enum { FOUR } Shapes;",
                    "typedef struct { errval e; } Objects;",
                    "typedef errval Role[2];",
                    "message m(Object a, RangeCheck b, List c, ByteArrayView d, ProtocolViolation e, ErrorCode f);",
                    "message n(ArrayList a[i, 3], Objects b[j, 3], Role c[k, 2], MessageReassembler d, Shapes e, List "
                    + "f[l, 2]);",
                    "rpc r(in Objects a, out RangeCheck b, out ErrorCode c, out List d[i, 2], out errval e);")))
                    .isEmpty();
        }

        @Test
        void methods_and_variables_of_generated_code() {
            assertThat(complaints(parcel(
                    "typedef struct { uint8 copy; uint8 zero; uint8 pack; uint8 unpack; uint8 elements; uint8 get; } "
                    + "odd;",
                    "typedef odd odds[2];",
                    "message toString(odd org, odds java, uint8 hashCode);",
                    "message close(uint8 token_, uint16 words_, String message_[4], odd handler_, odd w0_);",
                    "message replyPool(odd a[at_, 3], odd element_, uint8 i_, uint8 w1_, uint8 token);",
                    "message messageBuilder(odd shown, odds more);",
                    "rpc poll(in uint8 reply_, in odd continuation_, out uint8 call_, out odd result_, out errval "
                    + "at_);",
                    "rpc timeout(in uint64 nanos, out odd hashCode, out odds toString, out errval of, out errval "
                    + "failed);",
                    "rpc deadline();",
                    "rpc begin(in odd call);",
                    "rpc withDeadline(in uint64 nanoseconds, out uint64 x);",
                    "rpc isOpen(out bool clone, out bool wait, out bool getClass, out bool notify);"))).isEmpty();
        }

        /** Every word of generated code is a parameter, a field, an enumerator, a message and a result once. */
        @Test
        void every_word_of_generated_code() {
            Random random = Seeds.random("every word of generated code");
            List<String> words = new ArrayList<>(wordsOfGeneratedCode());
            assertThat(words).contains("handlerFailed", "exception").hasSizeGreaterThan(200);
            Collections.shuffle(words, random);
            List<String> declarations = new ArrayList<>();
            List<String> messages = new ArrayList<>();
            for (int from = 0; from + 6 <= words.size(); from += 6) {
                List<String> six = words.subList(from, from + 6);
                declarations.add("typedef struct { uint8 " + six.get(0) + "; String " + six.get(1) + "[5]; } t" + from
                        + ";");
                messages.add("rpc " + six.get(2) + "(in t" + from + " " + six.get(3) + ", in uint16 " + six.get(4)
                        + ", out uint64 " + six.get(5) + ", out t" + from + " " + six.get(2) + ", out errval "
                        + six.get(1) + ");");
            }

            declarations.addAll(messages);
            assertThat(complaints(parcel(declarations.toArray(String[]::new)))).isEmpty();
        }

        private Set<String> wordsOfGeneratedCode() {
            Set<String> words = new TreeSet<>(List.of("impossible", "exception", "token", "w0"));
            OutputTree sample = parcel("typedef struct { uint8 a; } s;", "message m(s a, String b[9], cap c);",
                    "rpc r(in s a, out s b, out errval e);");
            for (String file : sample.files().values()) {
                Matcher word = Pattern.compile("\\b[a-zA-Z][a-zA-Z0-9]*\\b").matcher(file);
                while (word.find()) {
                    words.add(word.group());
                }
            }
            words.removeAll(List.of("in", "out", "message", "rpc", "interface", "alias", "typedef", "struct", "enum",
                    "call", "response"));
            words.removeIf(word -> words.contains(word.toLowerCase(Locale.ROOT))
                    && !word.equals(word.toLowerCase(Locale.ROOT)));
            return words;
        }

        @Test
        void names_that_differ_by_case_or_an_underscore() {
            assertThat(complaints(parcel(
                    "typedef struct { uint8 a_b; uint8 aB; uint8 A; uint8 a; } two_words;",
                    "typedef struct { uint8 a; } twoWords;",
                    "typedef struct { uint8 a; } two_words_view;",
                    "typedef struct { uint8 x[2]; two_words y[2]; } word'kind;",
                    "typedef uint8 uint8_array2[2];",
                    "message m(two_words a_b, twoWords aB, two_words_view A, uint8 a, uint8_array2 b);",
                    "message M(word'kind k, two_words twoWords);",
                    "message say_it(String a[3]);",
                    "message sayIt(String a[3], uint8 Uint8);",
                    "message say(String it_a[3]);",
                    "rpc call(out uint8 x);",
                    "rpc Call(out uint8 x, out uint8 X);"))).isEmpty();
        }

        @Test
        void names_of_interfaces() {
            List<String> names = List
                    .of("binding", "handler", "RangeCheck", "list", "override", "ProtocolViolation", "class", "int",
                    "x'y", "client", "\u00e9t\u00e9", "String", "generated", "role", "bytes", "lineBinding", "layout",
                    "numbers", "pair", "limits", "t", "java");

            OutputTree[] trees = names.stream().map(name -> emitted(Texts.sources("// file: " + name + ".if\n"
                    + "interface " + name + " {"
                    + "typedef enum { A, B } numbers; typedef struct { uint8 a[3]; numbers b; String c[3]; } t;"
                    + "typedef struct { t t; } role; typedef role layout[2];"
                    + "message m(t a, layout b, uint16 c[n, 3], numbers d[k, 2], cap e);"
                    + "rpc r(in t t, out layout b, out uint64 c[n, 3], out numbers d[k, 2], out cap e, out errval f); "
                    + "};")))
                    .toArray(OutputTree[]::new);

            assertThat(JavaCompilation.of(trees).diagnostics()).isEmpty();
        }

        @Test
        void letters_of_other_alphabets() {
            assertThat(complaints(parcel("typedef enum { \u00e4\u00f6, \u4e2d } \u00e9t\u00e9;",
                    "message \u0431\u0430\u0440(\u00e9t\u00e9 \u00fc, uint8 \u4e2d\u6587);"))).isEmpty();
        }
    }

    @Nested
    class WithCommentsThatWantToEscape {
        private static final List<String> HOSTILE = List.of("\\u002a/ class X {} /\\u002a", "<script>", "{@link X}",
                "@see X",
                "&#42;/", "* /", "**", "a\\", "\ud83d\udc1f");

        @Test
        void nothing_escapes() {
            String text = String.join("\n * ", HOSTILE);
            OutputTree tree = parcel("/** " + text + " */ typedef struct { uint8 a; } s;",
                    "/** " + text + "\n * @param a " + text + "\n * @param b " + text + " */",
                    "rpc r(in s a, out s b, out errval e);");

            assertThat(complaints(tree)).isEmpty();
            assertThat(tree.files().values()).allSatisfy(file -> assertThat(file)
                    .doesNotContain("\\u002a").doesNotContain("<script>").doesNotContain("@see"));
        }

        @Test
        void nor_does_a_description() {
            Sources sources = Texts.sources("interface parcel \"{@code <b> @x \\8238 \\\\u002a/\" { message m(); };");

            OutputTree tree = emitted(sources);

            assertThat(complaints(tree)).isEmpty();
            assertThat(tree.files().values()).noneMatch(file -> file.contains("\u202e"));
        }
    }
}
