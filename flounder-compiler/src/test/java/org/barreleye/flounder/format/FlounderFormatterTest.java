package org.barreleye.flounder.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlounderFormatterTest {
    static Stream<SourceFile> suite() {
        return Stream.concat(Stream.of("basetypes"), Texts.SUITE.stream())
                .map(name -> Texts.conformance(name + ".if"));
    }

    private static String formatted(String text) {
        return formatted(SourceFile.of("parcel.if", text), OptionalInt.empty());
    }

    private static String migrated(String text, int maximum) {
        return formatted(SourceFile.of("parcel.if", text), OptionalInt.of(maximum));
    }

    private static String formatted(SourceFile source, OptionalInt maximum) {
        Diagnostics diagnostics = new Diagnostics();
        return new FlounderFormatter(maximum, diagnostics).format(source)
                .orElseThrow(() -> new AssertionError(diagnostics.findings()));
    }

    @ParameterizedTest
    @MethodSource("suite")
    void formatting_twice_is_formatting_once(SourceFile source) {
        String once = formatted(source, OptionalInt.empty());

        assertThat(formatted(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("suite")
    void no_comment_is_lost(SourceFile source) {
        long comments = source.text().split("//|/\\*", -1).length;

        assertThat(formatted(source, OptionalInt.empty()).split("//|/\\*", -1)).hasSize((int) comments);
    }

    @Test
    void one_thing_stands_on_each_line_indented_by_four() {
        assertThat(formatted("INTERFACE parcel\"a\" {Typedef STRUCT{int16 x;int16   y;}point ;\n\n\n"
                + "Message move( point  where ,bool\nfast );rpc ask(IN uint8 a[n,0x10],Out String s [ 3 ] );};"))
                .isEqualTo(Texts.lines(
                        "interface parcel \"a\" {",
                        "    typedef struct { int16 x; int16 y; } point;",
                        "",
                        "    message move(point where, bool fast);",
                        "    rpc ask(in uint8 a[n, 0x10], out String s[3]);",
                        "};"));
    }

    @Test
    void braces_that_were_opened_stay_open() {
        assertThat(formatted("interface parcel { typedef struct {\nint16 x; int16 y; } point; typedef enum { a,\n b } "
                + "e;"
                + " message m(); };"))
                .isEqualTo(Texts.lines(
                        "interface parcel {",
                        "    typedef struct {",
                        "        int16 x;",
                        "        int16 y;",
                        "    } point;",
                        "    typedef enum {",
                        "        a,",
                        "        b",
                        "    } e;",
                        "    message m();",
                        "};"));
    }

    @Test
    void long_lines_are_broken_at_commas() {
        String parameters = "uint64 aaaaaaaaaaaaaaaaaaaaaaaa, uint64 bbbbbbbbbbbbbbbbbbbbbbbb, "
                + "uint64 cccccccccccccccccccccccc, uint64 dddd";

        String text = formatted("interface parcel { message put(" + parameters + "); };");

        assertThat(text).isEqualTo(Texts.lines(
                "interface parcel {",
                "    message put(uint64 aaaaaaaaaaaaaaaaaaaaaaaa, uint64 bbbbbbbbbbbbbbbbbbbbbbbb,",
                "            uint64 cccccccccccccccccccccccc, uint64 dddd);",
                "};"));
        assertThat(formatted(text)).isEqualTo(text);
    }

    @Test
    void comments_stay_where_they_are() {
        String text = Texts.lines(
                "// first",
                "/* a",
                " * b /* nested */",
                " */",
                "interface parcel { // opened",
                "    /**",
                "     * Moves.",
                "     */",
                "    message move(uint8 a, // one",
                "            uint8 b /* two */);",
                "",
                "    // before the end",
                "};",
                "// last");

        assertThat(formatted(text)).isEqualTo(text);
        assertThat(formatted(text.replace("\n    ", "\n "))).isEqualTo(text);
    }

    @Test
    void comments_of_members_stay_before_them() {
        String text = Texts.lines(
                "interface parcel {",
                "    typedef struct {",
                "        /** Across. */",
                "        int16 x;",
                "        /**",
                "         * Down.",
                "         * @deprecated use x",
                "         */",
                "        int16 y;",
                "    } point;",
                "    typedef enum {",
                "        /** First. */",
                "        a,",
                "        /** Second. */ b",
                "    } e;",
                "    rpc move(",
                "            /** The goal. */",
                "            in point where,",
                "            /** Whether it moved. */ out bool moved);",
                "};");

        assertThat(formatted(text)).isEqualTo(text);
        assertThat(formatted(text.replace("\n    ", "\n "))).isEqualTo(text);
    }

    @Test
    void what_is_printed_and_read_again_has_the_same_comments() {
        String text = "interface parcel { typedef struct { /** A. */ int16 x; } s; typedef enum { /** B. */ b } e;"
                + " rpc move(/** C. */ in s a, /** D.\n * @deprecated use a */ out e b); message m(/** E. */ s a); };";

        String printed = FlounderPrinter.print(Texts.syntax(text));

        assertThat(printed).contains("A.", "B.", "C.", "D.", "@deprecated use a", "E.");
        assertThat(FlounderPrinter.print(Texts.syntax(printed))).isEqualTo(printed);
    }

    @Test
    void keywords_are_written_small_but_names_keep_their_case() {
        assertThat(formatted("Interface parcel { ALIAS Enum uint8; typedef Enum TYPEDEF; "
                + "typedef STRUCT { TYPEDEF ALIAS; Enum Struct; } ENUM; MESSAGE Alias(ENUM Typedef); };"))
                .isEqualTo(Texts.lines(
                        "interface parcel {",
                        "    alias Enum uint8;",
                        "    typedef Enum TYPEDEF;",
                        "    typedef struct { TYPEDEF ALIAS; Enum Struct; } ENUM;",
                        "    message Alias(ENUM Typedef);",
                        "};"));
    }

    @Test
    void meta_parameters_stay_on_the_line_where_they_are() {
        String text = Texts.lines(
                "interface parcel {",
                "    @ata(command=0x25, lba=start)",
                "    rpc read(in uint32 start);",
                "    @trace() @hint(a=3) message m();",
                "};");

        assertThat(formatted(text)).isEqualTo(text);
        assertThat(formatted(text.replace("=", " = "))).isEqualTo(text);
    }

    @Test
    void a_types_file_is_formatted_too() {
        assertThat(formatted("alias   a uint8;typedef a b[ - 3 ];")).isEqualTo("alias a uint8;\ntypedef a b[-3];\n");
        assertThat(formatted("")).isEmpty();
    }

    @Nested
    class WhatCannotBeRead {
        @Test
        void is_reported_and_left_alone() {
            Diagnostics diagnostics = new Diagnostics();
            FlounderFormatter formatter = new FlounderFormatter(OptionalInt.empty(), diagnostics);

            assertThat(formatter.format(SourceFile.of("parcel.if", "interface parcel { message m() };"))).isEmpty();
            assertThat(formatter.format(SourceFile.of("types.if", "alias a uint8; what is this"))).isEmpty();
            assertThat(Texts.codes(diagnostics.findings())).containsExactly("FL0001", "FL0001");
        }
    }

    @Nested
    class TheOldDialect {
        private static final String OLD = "interface parcel { call label(string text, uint8 data[length]);"
                + " response labelled(char c); rpc ask(in string s, out uint8 d[n, 3]); };";

        @Test
        void is_left_alone_unless_asked() {
            assertThat(formatted(OLD)).contains("call label(string text, uint8 data[length]);");
        }

        @Test
        void is_rewritten_if_asked() {
            assertThat(migrated(OLD, 64)).isEqualTo(Texts.lines(
                    "interface parcel {",
                    "    message label(String text[64], uint8 data[length, 64]);",
                    "    message labelled(char c);",
                    "    rpc ask(in String s[64], out uint8 d[n, 3]);",
                    "};"));
        }

        @Test
        void may_have_a_type_called_string() {
            String text = "interface parcel { alias string uint8; message m(string s); };";

            assertThat(migrated(text, 64)).contains("message m(string s);");
        }
    }
}
