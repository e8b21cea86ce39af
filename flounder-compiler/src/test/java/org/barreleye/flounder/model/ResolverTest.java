package org.barreleye.flounder.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ResolverTest {
    private static Type typeOfFirst(String... declarations) {
        return Texts.parcel(declarations).messages().get(0).parameters().get(0).type();
    }

    private static List<String> findings(String text) {
        return Texts.findings(FlounderCompiler.check(Texts.sources(text)).findings());
    }

    @Nested
    class Messages {
        @Test
        void are_numbered_from_3_and_an_rpc_takes_two_numbers() {
            Interface definition = Texts.parcel("message a();", "rpc b(in uint8 x, out bool y, in char z);",
                    "message c();");

            assertThat(definition.messages())
                    .extracting(message -> message.number() + " " + message.kind().spelling() + " " + message.name()
                    + " "
                            + message.parameters().stream().map(Parameter::name).toList())
                    .containsExactly("3 message a []", "4 call b_call [x, z]", "5 response b_response [y]",
                            "6 message c []");
        }

        @Test
        void of_an_rpc_remember_how_arguments_were_mixed() {
            Operation.Rpc rpc = (Operation.Rpc) Texts.parcel("rpc b(in uint8 x, out bool y, in char z);")
                    .operations().get(0);

            assertThat(rpc.arguments()).extracting(argument -> argument.direction() + " " + argument.parameter().name())
                    .containsExactly("IN x", "OUT y", "IN z");
        }
    }

    @Nested
    class Names {
        @Test
        void that_stand_for_others_are_resolved_away() {
            assertThat(typeOfFirst("alias a uint8;", "typedef a b;", "typedef b c;", "message m(c x);"))
                    .isEqualTo(Scalar.UINT8);
            assertThat(typeOfFirst("message m(int x);")).isEqualTo(Scalar.INT32);
        }

        @Test
        void of_builtin_types_win_over_types_files() {
            Interface definition = Texts.resolved(Texts.sources(
                    "// file: types.if\nalias iref uint64;\n"
                            + "// file: parcel.if\ninterface parcel { message m(iref x); };"));

            assertThat(definition.messages().get(0).parameters().get(0).type()).isEqualTo(Scalar.IREF);
        }

        @Test
        void in_types_files_may_use_other_files_but_not_in_a_circle() {
            assertThat(findings("// file: a.if\nalias one uint8;\n// file: b.if\ntypedef one two;\n"
                    + "// file: parcel.if\ninterface parcel { message m(two x); };")).isEmpty();
            assertThat(findings("// file: a.if\ntypedef one two;\n// file: b.if\nalias one uint8;\n"
                    + "// file: parcel.if\ninterface parcel { message m(two x); };")).isEmpty();
            assertThat(findings("// file: a.if\ntypedef one two;\n// file: b.if\ntypedef two one;\n"
                    + "// file: parcel.if\ninterface parcel { message m(two x); };")).contains("FL0007 1:9 two");
        }

        @Test
        void are_case_sensitive_also_those_of_builtin_types() {
            assertThat(Texts.findingsIn("message m(UINT8 x);")).containsExactly("FL0007 2:11 UINT8");
        }

        @Test
        void that_begin_with_a_capital_s_are_names_like_others() {
            assertThat(typeOfFirst("typedef uint8 SERVER_TYPE;", "typedef uint16 Strings;",
                    "message m(SERVER_TYPE x, Strings y);"))
                    .isEqualTo(Scalar.UINT8);
        }
    }

    @Nested
    class Types {
        @Test
        void are_structures_enumerations_and_arrays() {
            Type type = typeOfFirst("typedef enum { a, b } e;", "typedef e es[2];",
                    "typedef struct { es x; uint8 y[3]; String z[9]; } s;", "message m(s v);");

            Enumeration e = new Enumeration("e", List.of("a", "b"));
            assertThat(type).isEqualTo(new Structure("s", List.of(
                    new Structure.Field("x", new FixedArray(Optional.of("es"), e, "e", 2), "es"),
                    new Structure.Field("y", new FixedArray(Optional.empty(), Scalar.UINT8, "uint8", 3), "uint8"),
                    new Structure.Field("z", new Text(9), "String"))));
        }

        @Test
        void of_parameters_may_be_dynamic_arrays_and_strings() {
            assertThat(typeOfFirst("alias octet uint8;", "message m(octet a[len, 0x10]);"))
                    .isEqualTo(new DynamicArray(Scalar.UINT8, "octet", "len", 16));
            assertThat(typeOfFirst("message m(String s[0o20]);")).isEqualTo(new Text(16));
        }

        @Test
        void without_a_fixed_layout_are_no_elements_of_dynamic_arrays() {
            assertThat(Texts.findingsIn("typedef struct { String s[3]; } t;",
                    "message m(t a[n, 3], cap b[k, 3], String c[l, 3]);"))
                    .containsExactly("FL0050 3:11 t", "FL0050 3:22 cap", "FL0050 3:35 String");
        }
    }

    @Nested
    class Limits {
        @Test
        void of_arrays_and_maxima_are_at_least_one() {
            assertThat(Texts.findingsIn("typedef uint8 a[-3];", "typedef uint8 b[+1];",
                    "message m(uint8 c[n, 0], String d[0], b e);"))
                    .containsExactly("FL0020 2:17 -3", "FL0021 4:22 0", "FL0021 4:35 0");
        }

        @Test
        void of_maxima_are_those_of_an_array_in_bytes() {
            assertThat(Texts.findingsIn("message m(uint8 a[n, 2147483647], uint64 b[k, 268435455]);")).isEmpty();
            assertThat(Texts.findingsIn("message m(uint8 a[n, 2147483648], uint64 b[k, 268435456]);"))
                    .containsExactly("FL0045 2:22 2147483648", "FL0045 2:47 268435456");
        }

        @Test
        void of_fields_are_those_of_a_class() {
            assertThat(Texts.findingsIn("typedef uint8 a[65536];", "message m(a x);")).isEmpty();
            assertThat(Texts.findingsIn("typedef uint8 a[65537];", "message m(a x);")).containsExactly("FL0044 2:15 a");
            assertThat(Texts.findingsIn("typedef uint8 a[65536];", "message m(a x);", "message n(bool b);"))
                    .containsExactly("FL0044 4:9 n");
        }

        @Test
        void of_enumerators_are_two_thousand() {
            assertThat(Texts.findingsIn("typedef enum { " + enumerators(2000) + " } e;", "message m(e x);")).isEmpty();
            assertThat(Texts.findingsIn("typedef enum { " + enumerators(2001) + " } e;", "message m(e x);"))
                    .containsExactly("FL0043 2:" + (19 + enumerators(2001).length()) + " e");
        }

        private static String enumerators(int count) {
            return IntStream.range(0, count).mapToObj(i -> "e" + i).collect(Collectors.joining(", "));
        }
    }

    @Nested
    class Comments {
        @Test
        void that_begin_with_two_stars_describe_what_follows() {
            Interface definition = Texts.resolved(Texts.sources(Texts.lines(
                    "/**",
                    " * Sends parcels.",
                    " */",
                    "interface parcel {",
                    "    /** A colour. */ typedef uint8 colour;",
                    "    /**",
                    "     * Labels a parcel,",
                    "     * at once.",
                    "     *",
                    "     * @param a what to paint",
                    "     *     it with",
                    "     * @param none nothing",
                    "     */",
                    "    @ata() message label(colour a);",
                    "    /* plain */ message m();",
                    "};")));

            assertThat(definition.documentation().text()).isEqualTo("Sends parcels.");
            assertThat(definition.types().get(0).documentation().text()).isEqualTo("A colour.");
            Documentation label = definition.operations().get(0).documentation();
            assertThat(label.text()).isEqualTo("Labels a parcel,\nat once.");
            assertThat(label.member("a").text()).isEqualTo("what to paint\n    it with");
            assertThat(label.member("b")).isEqualTo(Documentation.NONE);
            assertThat(definition.operations().get(1).documentation().isEmpty()).isTrue();
        }
    }
}
