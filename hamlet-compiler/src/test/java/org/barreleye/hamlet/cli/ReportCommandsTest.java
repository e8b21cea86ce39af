package org.barreleye.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The commands that print tables and pictures of one specification. */
class ReportCommandsTest {
    private static final Path SUITE = Path.of("src/test/resources/conformance");
    private static final String SOURCE = """
            define page 4096;
            rights read, grant;
            operation retype needs grant;
            cap Ram from_self { can_retype_multiple; address genpaddr base; size gensize bytes; };
            @transferable @mint(badge) @align(page) @max_objects(16)
            cap Frame from Ram { address genpaddr base; size gensize bytes; uint16 badge; };
            @mapping
            cap Mapped from Frame { "struct capability" c; eq uint16 slot; address { get_address(c) }; };
            cap Template abstract { eq uint8 id; };
            cap Id inherit Template;
            """;

    @Nested
    class Dump_as_tsv {
        @Test
        void agrees_with_the_reference_row_for_row() throws IOException {
            Ended ended = Ended.run("dump", "--tsv", "-q", SUITE.resolve("semantics.hl").toString());

            assertThat(ended.code()).isZero();
            assertThat(ended.out().lines()).hasSize(4 + 21 + 39 + 21).containsExactlyElementsOf(reference());
        }

        private static List<String> reference() throws IOException {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(
                    Files.newInputStream(SUITE.resolve("semantics-vectors.tsv.gz"))), StandardCharsets.UTF_8))) {
                return lines.lines().filter(line -> "DTFW".indexOf(line.charAt(0)) >= 0).toList();
            }
        }

        @Test
        void names_c_types_as_the_reference_does() {
            Ended ended = Ended.runWithInput("cap A { caprights r; caddr c; coreid i; };\n", "table", "-q", "-");

            assertThat(ended.out().lines().filter(line -> line.startsWith("F"))).containsExactly(
                    "F\tA\tr\tCapRights\toff=0\tsize=1", "F\tA\tc\tcapaddr_t\toff=1\tsize=4",
                    "F\tA\ti\tcoreid_t\toff=5\tsize=1");
        }

        @Test
        void leaves_a_gap_where_a_number_is_left_out() {
            Ended ended = Ended.runWithInput("@number(2) cap A from_self {};\n@number(0) cap B {};\n", "dump",
                    "--tsv", "-q",
                    "-");

            assertThat(ended.out().lines().filter(line -> line.startsWith("W")))
                    .containsExactly("W\t0\tB\t000", "W\t2\tA\t001");
        }
    }

    @Nested
    class Layout {
        @Test
        void prints_the_bytes_of_each_type_and_of_a_slot() {
            assertThat(Ended.runWithInput(SOURCE, "layout", "-q", "-").out()).contains("""
                    Frame: 20 bytes in a slot, 32 on the wire
                        byte 2: base, genpaddr_t, 8 bytes; word 1, bits 0 to 63
                        byte 10: bytes, gensize_t, 8 bytes; word 2, bits 0 to 63
                        byte 18: badge, uint16_t, 2 bytes; word 0, bits 16 to 31
                    Mapped: 12 bytes in a slot, no form on the wire
                    """).endsWith("A slot for any of them: 20 bytes\n");
        }
    }

    @Nested
    class Matrix {
        @Test
        void shows_what_can_be_done_with_each_type() {
            Ended ended = Ended.runWithInput(SOURCE, "matrix", "-q", "-");

            assertThat(ended.code()).isZero();
            assertThat(ended.out()).startsWith("""
                    type      copies      mint changes  retype again  travels  0  1  2  3
                    0 Ram     range       rights        any time      no       R  R  -  .
                    1 Frame   range       rights badge  once revoked  yes      .  .  K  .
                    2 Mapped  range slot  rights        never         no       .  .  .  .
                    3 Id      id          rights        never         no       .  .  .  .
                    """).endsWith("retype needs grant\n");
        }

        @Test
        void is_a_document_for_browsers_too() {
            assertThat(Ended.runWithInput(SOURCE, "matrix", "-q", "--html", "-").out())
                    .startsWith("<!DOCTYPE html>")
                    .contains("<td>1 Frame</td><td>range</td><td>rights badge</td>")
                    .endsWith("</html>\n");
        }
    }

    @Nested
    class Explain_retype {
        private static Ended ask(String from, String to) {
            return Ended.runWithInput(SOURCE, "explain-retype", "-q", "-", from, to);
        }

        @Test
        void prints_the_conditions_of_a_possible_retype() {
            assertThat(ask("Ram", "frame")).isEqualTo(new Ended(0, """
                    Ram can be retyped into Frame.
                    The caller chooses the size of the objects; all lie inside the source.
                    Objects begin at a multiple of 4096.
                    One retype makes at most 16 of them.
                    The source needs the rights grant.
                    """, ""));
        }

        @Test
        void shows_the_way_there_or_that_it_leads_back() {
            assertThat(ask("Ram", "Mapped").code()).isEqualTo(1);
            assertThat(ask("Ram", "Mapped").out()).contains("Ram -> Frame -> Mapped");
            assertThat(ask("Frame", "Ram").out()).contains("the other way round: Ram -> Frame");
            assertThat(ask("Ram", "Id").out()).contains("retyped from nothing", "Nothing that is made from Ram");
        }

        @Test
        void names_what_keeps_a_derived_type_from_being_made() {
            assertThat(ask("Frame", "Mapped").out()).contains("it is a mapping");
            assertThat(ask("Frame", "Frame").out()).contains("does not say 'from_self'");
            assertThat(ask("Template", "Id").out()).contains("Template: it is abstract");
        }

        @Test
        void suggests_a_type_for_one_that_is_not_there() {
            assertThat(ask("Rma", "Frame").code()).isEqualTo(2);
            assertThat(ask("Rma", "Frame").err()).contains("did you mean Ram?");
        }
    }

    @Nested
    class Graph {
        @Test
        void draws_an_arrow_for_each_derivation() {
            assertThat(Ended.runWithInput(SOURCE, "graph", "-q", "-").out())
                    .startsWith("digraph capabilities {\n")
                    .contains("\"Ram\" -> \"Ram\";\n", "\"Ram\" -> \"Frame\";\n",
                    "\"Frame\" -> \"Mapped\" [style=dashed];\n")
                    .endsWith("}\n");
        }
    }

    @Test
    void they_report_what_is_wrong_instead() {
        for (String command : List.of("dump", "layout", "matrix", "graph")) {
            Ended ended = Ended.runWithInput("cap A from B;", command, "-");

            assertThat(ended.code()).as(command).isEqualTo(1);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).contains("HL0005");
        }
    }
}
