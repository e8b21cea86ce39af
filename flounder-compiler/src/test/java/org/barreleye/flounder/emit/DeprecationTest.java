package org.barreleye.flounder.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.testing.JavaCompilation;
import org.barreleye.flounder.CheckResult;
import org.barreleye.flounder.CompilerOptions;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeprecationTest {
    private static final String SUPPRESSION = "@SuppressWarnings(\"deprecation\")";
    private static final String OLD = "/** @deprecated use the new one */ ";
    /** Messages that use a type s in every place that a type can have. */
    private static final String USES = "typedef s ss[2]; typedef struct { s a; s b[3]; } outer;"
            + "message m(s a, ss b, outer c);"
            + "rpc r(in s a, in ss b, out s c, out errval d); rpc q(out s a); rpc p(out outer a, out ss b);";

    private static OutputTree emitted(String text) {
        CheckResult checked = FlounderCompiler.check(Texts.sources(text));
        assertThat(checked.findings().diagnostics()).isEmpty();
        return FlounderCompiler.emit(checked, CompilerOptions.withPackagePrefix("interfaces"));
    }

    private static OutputTree parcel(String... declarations) {
        return emitted(Texts.parcelText(declarations));
    }

    private static String file(OutputTree tree, String simpleName) {
        return tree.files().get("interfaces/parcel/" + simpleName + ".java");
    }

    private static List<String> with(OutputTree tree, String part) {
        return tree.files().keySet().stream().filter(path -> tree.files().get(path).contains(part))
                .map(path -> path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'))).sorted().toList();
    }

    private static void assertCompilesWithoutWarnings(OutputTree tree) {
        assertThat(JavaCompilation.of(tree).diagnostics()).isEmpty();
    }

    @Nested
    class OfAMessageOrAnRpc {
        private final OutputTree tree = parcel("typedef struct { uint8 a; } s;", OLD + "message m(s a);",
                OLD + "rpc r(in s a, out uint8 b);", "rpc n(in s a);");

        @Test
        void marks_the_methods_that_send_and_that_take_it() {
            for (String type : List.of("ParcelBinding", "ParcelClient", "ParcelHandler", "ParcelService")) {
                assertThat(file(tree, type)).contains("     * @deprecated use the new one\n     */\n    @Deprecated\n");
            }
            assertThat(file(tree, "ParcelBinding").split("@Deprecated", -1)).hasSize(1 + 4);
            assertThat(file(tree, "ParcelHandler").split("@Deprecated", -1)).hasSize(1 + 4);
        }

        @Test
        void is_suppressed_only_in_the_classes_that_call_or_override_the_methods() {
            assertThat(with(tree, SUPPRESSION)).containsExactly("ParcelLines", "ParcelLmp", "ParcelService");
            assertCompilesWithoutWarnings(tree);
        }
    }

    @Nested
    class OfAType {
        @Test
        void marks_the_class_and_its_view() {
            OutputTree tree = parcel(OLD + "typedef struct { uint8 a; } s;", USES);

            assertThat(with(tree, "@Deprecated")).containsExactly("S", "SView");
            assertThat(with(tree, " * @deprecated use the new one")).containsExactly("S", "SView");
            assertCompilesWithoutWarnings(tree);
        }

        @Test
        void is_suppressed_only_in_the_classes_that_use_it() {
            OutputTree tree = parcel(OLD + "typedef struct { uint8 a; } s;", "rpc q(in s a); rpc r(out uint8 b);");

            assertThat(with(tree, SUPPRESSION)).containsExactly("ParcelBinding", "ParcelClient", "ParcelHandler",
                    "ParcelLines", "ParcelLmp", "ParcelService");
            assertCompilesWithoutWarnings(tree);
        }

        @Test
        void may_be_of_any_kind() {
            for (String type : List.of("typedef enum { a, b } s;", "typedef uint8 s[4];", "typedef uint64 s[4];")) {
                assertCompilesWithoutWarnings(parcel(OLD + type, USES));
                assertCompilesWithoutWarnings(parcel(OLD + type, "message m(s as[n, 4]);"));
            }
        }

        @Test
        void may_stand_in_a_types_file() {
            OutputTree tree = emitted("// file: types.if\n" + OLD + "typedef struct { uint8 a; } s;\n"
                    + "// file: parcel.if\n" + Texts.parcelText(USES));

            assertThat(with(tree, "@Deprecated")).containsExactly("S", "SView");
            assertCompilesWithoutWarnings(tree);
        }
    }

    @Nested
    class OfAFieldOrAnEnumerator {
        @Test
        void marks_the_accessors_of_a_field() {
            OutputTree tree = parcel("typedef struct { uint8 a; " + OLD + "uint8 b; } s;", USES);

            assertThat(file(tree, "S")).contains(
                    " * @param b Deprecated: use the new one\n",
                    "     * @deprecated use the new one\n     */\n    @Deprecated\n    public int b() {");
            assertThat(file(tree, "SView")).contains("@Deprecated\n    public int b() {");
            assertThat(with(tree, SUPPRESSION)).containsExactly("ParcelLines", "ParcelLmp");
            assertCompilesWithoutWarnings(tree);
        }

        @Test
        void marks_the_constant_of_an_enumerator() {
            OutputTree tree = parcel("typedef enum { " + OLD + "a, b } s;", USES);

            assertThat(file(tree, "S")).contains(
                    "     * Encoded as 0.\n     *\n"
                    + "     * @deprecated use the new one\n     */\n    @Deprecated\n    A,");
            assertThat(with(tree, SUPPRESSION)).contains("Outer").doesNotContain("ParcelBinding", "OuterView");
            assertCompilesWithoutWarnings(tree);
        }
    }

    @Nested
    class OfAnInterface {
        private final OutputTree tree = emitted(OLD + Texts.parcelText("typedef struct { uint8 a; } s;", USES));

        @Test
        void marks_all_classes_but_those_of_the_types() {
            assertThat(with(tree, "@Deprecated")).contains("ParcelInterface", "ParcelBinding", "ParcelHandler",
                    "ParcelService", "ParcelClient", "ParcelUmp", "RReply").doesNotContain("S", "SView", "Outer");
            assertThat(with(tree, SUPPRESSION)).isEmpty();
            assertThat(file(tree, "ParcelInterface")).contains(" * @deprecated use the new one\n */\n@Deprecated\n");
            assertCompilesWithoutWarnings(tree);
        }
    }

    @Test
    void without_a_reason_is_an_empty_tag() {
        OutputTree tree = parcel("/** @deprecated */ message m();");

        assertThat(file(tree, "ParcelBinding")).contains("     * @deprecated\n");
        assertCompilesWithoutWarnings(tree);
    }

    @Test
    void cannot_end_the_comment() {
        OutputTree tree = parcel("/** @deprecated *" + "\\u002f class X {} @see X */ message m();");

        assertThat(file(tree, "ParcelBinding")).doesNotContain("\\u002f").doesNotContain("@see");
        assertCompilesWithoutWarnings(tree);
    }
}
