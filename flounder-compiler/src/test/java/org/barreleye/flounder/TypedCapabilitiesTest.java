package org.barreleye.flounder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.barreleye.compiler.compare.Breakage;
import org.barreleye.compiler.compare.Change;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.compare.InterfaceComparison;
import org.barreleye.flounder.dump.ModelDump;
import org.barreleye.flounder.format.FlounderFormatter;
import org.barreleye.flounder.format.FlounderPrinter;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.plan.Architecture;
import org.barreleye.flounder.plan.Fingerprint;
import org.barreleye.flounder.plan.LayoutTable;
import org.barreleye.flounder.plan.Transport;
import org.barreleye.flounder.syntax.antlr.FlounderReader;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The constraints on capabilities in each part of the compiler. */
class TypedCapabilitiesTest {
    private static Interface lending(String parameter) {
        return Texts.resolved(sources(parameter, Texts.index()));
    }

    private static Sources sources(String parameter, SourceFile index) {
        return Texts.sources(Texts
                .parcelText("alias page cap;", "message lend(" + parameter + " page, uint32 number);"))
                .with(Optional.of(index));
    }

    private static List<String> layouts(String parameter) {
        return LayoutTable.rows(lending(parameter), List.of(Architecture.values()), Transport.LAYOUTS);
    }

    @Test
    void constraints_do_not_change_the_layout_of_a_message() {
        assertThat(layouts("cap<Frame, read>")).isEqualTo(layouts("cap"));
        assertThat(layouts("give_away_cap<Frame>")).isEqualTo(layouts("give_away_cap"));
    }

    @Test
    void constraints_are_part_of_the_fingerprint_but_not_the_order_of_rights_or_the_name_of_the_type_before_them() {
        Fingerprint fingerprint = Fingerprint.of(lending("cap<Frame, read, write>"));

        assertThat(Fingerprint.of(lending("page<Frame, write, read>"))).isEqualTo(fingerprint);
        assertThat(List.of("cap", "cap<Frame>", "cap<Frame, read>", "cap<Service, read, write>",
                "give_away_cap<Frame, read, write>"))
                .allSatisfy(other -> assertThat(Fingerprint.of(lending(other))).isNotEqualTo(fingerprint));
    }

    @Test
    void the_dump_holds_type_and_rights() {
        assertThat(ModelDump.of(List.of(lending("cap<Frame, write, read>"))).replaceAll("\\s+", " ")).contains(
                "\"type\" : { \"kind\" : \"capability\", \"mode\" : \"copy\", \"type\" : \"Frame\", \"number\" : 2, "
                        + "\"reference\" : \"org.example.FrameReference\", \"rights\" : [ \"read\", \"write\" ] }");
        assertThat(ModelDump.of(List.of(lending("cap"))).replaceAll("\\s+", " "))
                .contains("{ \"kind\" : \"capability\", \"mode\" : \"copy\" }");
    }

    @Nested
    class Formatting {
        private String formatted(String text) {
            Diagnostics diagnostics = new Diagnostics();
            String result = new FlounderFormatter(OptionalInt.empty(), diagnostics)
                    .format(SourceFile.of("parcel.if", text)).orElseThrow();
            assertThat(diagnostics.findings().diagnostics()).isEmpty();
            return result;
        }

        @Test
        void constraints_follow_their_type_without_a_blank_and_need_no_index() {
            assertThat(formatted("interface parcel { message lend ( cap <Frame ,read,\n write >page,cap  other) ; };"))
                    .isEqualTo("interface parcel {\n    message lend(cap<Frame, read, write> page, cap other);\n};\n");
        }

        @Test
        void comments_in_constraints_stay() {
            assertThat(formatted("interface parcel { message lend(cap< /* no */ Frame> page); };"))
                    .isEqualTo("interface parcel {\n    message lend(cap</* no */ Frame> page);\n};\n");
        }

        @Test
        void what_is_printed_reads_the_same_again() {
            Diagnostics diagnostics = new Diagnostics();
            String text = "interface parcel { message lend(cap<Frame, read> page); rpc r(out page<Frame> p); };";
            String once = FlounderPrinter.print(
                    FlounderReader.readInterface(SourceFile.of("parcel.if", text), diagnostics).orElseThrow());
            String twice = FlounderPrinter.print(
                    FlounderReader.readInterface(SourceFile.of("parcel.if", once), diagnostics).orElseThrow());

            assertThat(once).isEqualTo(twice).contains("cap<Frame, read> page").contains("page<Frame> p");
        }
    }

    @Nested
    class Comparing {
        private List<String> changes(String before, String now) {
            List<Change> changes = InterfaceComparison.of(List.of(lending(before)), List.of(lending(now)));
            assertThat(changes).allMatch(change -> change.breakage() == Breakage.WIRE);
            return changes.stream().map(Change::sentence).toList();
        }

        @Test
        void the_same_constraint_in_other_words_breaks_nothing() {
            assertThat(changes("cap<Frame, read, write>", "page<Frame, write, read>")).isEmpty();
        }

        @Test
        void other_rights_break_the_wire() {
            assertThat(changes("cap<Frame, read>", "cap<Frame, read, write>")).containsExactly(
                    "'lend' widens the rights of 'page', which is cap<Frame, read, write> and was cap<Frame, read>");
            assertThat(changes("cap<Frame>", "cap<Frame, read>")).containsExactly(
                    "'lend' narrows the rights of 'page', which is cap<Frame, read> and was cap<Frame>");
            assertThat(changes("cap<Frame, read>", "cap<Frame, write>")).containsExactly(
                    "'lend' changes the rights of 'page', which is cap<Frame, write> and was cap<Frame, read>");
        }

        @Test
        void another_type_breaks_the_wire() {
            assertThat(changes("cap<Frame, read>", "cap<Service, read>")).containsExactly(
                    "'lend' carries cap<Service, read> as 'page', which was cap<Frame, read>");
        }

        @Test
        void an_added_or_removed_constraint_breaks_the_wire() {
            assertThat(changes("cap", "cap<Frame, read>")).containsExactly(
                    "'lend' carries only cap<Frame, read> as 'page', which could be any capability");
            assertThat(changes("cap<Frame, read>", "cap")).containsExactly(
                    "'lend' carries any capability as 'page', which was cap<Frame, read>");
        }

        @Test
        void copy_or_give_away_is_independent_of_the_constraint() {
            assertThat(changes("cap<Frame>", "give_away_cap<Frame, read>"))
                    .containsExactly("'lend' carries something else");
        }
    }

    @Nested
    class AnIndex {
        private List<String> findings(String json) {
            return Texts.codes(FlounderCompiler.check(
                    sources("cap<Frame, read>", SourceFile.of("capabilities.json", json))).findings());
        }

        private static String index(String rights, String types) {
            return "{\"format\": \"capability-index\", \"version\": 1, \"rights\": [" + rights + "], \"types\": ["
                    + types
                    + "], \"news\": {}}";
        }

        private static String type(String name, String number, String reference) {
            return "{\"name\": \"" + name + "\", \"number\": " + number + ", \"transferable\": true, \"reference\": \""
                    + reference + "\", \"shape\": 1}";
        }

        private static final String READ = "{\"name\": \"read\", \"bit\": 0}";
        private static final String FRAME = type("Frame", "3", "a.FrameReference");

        @Test
        void may_have_unknown_members() {
            assertThat(findings(index(READ, FRAME))).isEmpty();
        }

        @Test
        void is_refused_whole_if_anything_in_it_is_wrong() {
            assertThat(List.of("", "{", "[]", "null", "{\"format\": \"flounder-model\"}",
                    "{\"format\": \"capability-index\"}", "{\"format\": \"capability-index\", \"version\": \"1\"}",
                    "{\"format\": \"capability-index\", \"version\": 2}",
                    index("{\"name\": \"read\", \"bit\": 8}", FRAME), index("{\"bit\": 1}", FRAME),
                    index(READ + "," + READ, FRAME), index(READ + ", {\"name\": \"look\", \"bit\": 0}", FRAME),
                    index(READ, FRAME + "," + FRAME), index(READ, FRAME + "," + type("Ram", "3", "a.RamReference")),
                    index(READ, type("Frame", "255", "a.b")),
                    index(READ, type("Frame", "-1", "a.b")), index(READ, type("Frame", "\"x\"", "a.b")),
                    index(READ, type("Frame", "1", "a.class")), index(READ, type("", "1", "a.b")), index(READ, "7"),
                    "[".repeat(100_000)))
                    .allSatisfy(json -> assertThat(findings(json)).contains("FL0063").containsOnly("FL0063"));
        }

        @Test
        void says_where_it_is_no_json() {
            assertThat(Texts.findings(FlounderCompiler.check(sources("cap<Frame>",
                    SourceFile.of("capabilities.json", "{\n  \"format\" : oops\n}"))).findings()))
                    .singleElement().asString().startsWith("FL0063 2:");
        }
    }
}
