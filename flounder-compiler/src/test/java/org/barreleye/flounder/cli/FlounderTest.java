package org.barreleye.flounder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.barreleye.flounder.Texts;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class FlounderTest {
    private static final String SUITE = "src/test/resources/conformance/";
    private static final String WRONG = "interface parcel { message m(nonsense a); };\n";
    private static final String RIGHT = "interface parcel {\n    message m(uint8 a);\n};\n";

    @TempDir
    private Path folder;

    private static Ended runWithInput(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return Ended.run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    @Nested
    class WithACapabilityIndex {
        private static final String INDEX = "src/test/resources/roundtrip/capabilities.json";
        private static final String LENDING = "src/test/resources/roundtrip/lending.if";

        @ParameterizedTest
        @ValueSource(strings = {"compile", "check", "lint", "dump", "layout"})
        void commands_know_its_types(String command) {
            String[] output = command.equals("compile") ? new String[] {"-o", folder.toString()} : new String[0];

            assertThat(Ended.run(arguments(output, command, LENDING, "--capabilities", INDEX)).err())
                    .doesNotContain("error").contains(command.equals("lint") ? "FL0070" : "");
            assertThat(Ended.run(arguments(output, command, LENDING))).matches(ended -> ended.code() == 1)
                    .matches(ended -> ended.err().contains("FL0064") && ended.err().contains("--capabilities"));
        }

        @Test
        void versions_are_compared() throws IOException {
            String old = file("old/parcel.if", "interface parcel { message m(cap<Frame, read> page); };");
            String current = file("new/parcel.if", "interface parcel { message m(cap<Frame> page); };");

            assertThat(Ended.run("breaking", old, current, "--capabilities", INDEX).err())
                    .contains("FL0060").contains("widens the rights of 'page'");
        }

        @Test
        void one_that_is_not_there_is_an_error_of_the_disk() {
            assertThat(Ended.run("check", LENDING, "--capabilities", folder.resolve("none.json").toString()))
                    .matches(ended -> ended.code() == 3).matches(ended -> ended.err().contains("none.json"));
        }

        private static String[] arguments(String[] some, String... others) {
            return Stream.concat(Stream.of(others), Stream.of(some)).toArray(String[]::new);
        }
    }

    @Nested
    class TheCommandLine {
        @Test
        void without_a_command_is_wrong() {
            Ended ended = Ended.run();

            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).contains("Usage: flounder");
        }

        @Test
        void suggests_what_was_meant() {
            assertThat(Ended.run("chek", "x.if").err()).contains("flounder check");
            assertThat(Ended.run("check", "--imprt", "x.if").code()).isEqualTo(2);
            assertThat(Ended.run("layout", "--arch", "armv7", SUITE + "scalars.if").err())
                    .contains("x86_64, k1om, x86_32, arm");
        }

        @Test
        void describes_a_command_alone_as_among_all() {
            Flounder.line().getSubcommands().forEach((name, among) -> assertThat(alone(name).getUsageMessage())
                    .as(name).isEqualTo(among.getUsageMessage()));
        }

        private static CommandLine alone(String name) {
            CommandLine line = Flounder.line(name, "x");
            boolean tells = List.of("help", "generate-completion").contains(name);
            int others = tells ? Flounder.line().getSubcommands().size() - 1 : 0;
            assertThat(line.getSubcommands()).as(name).hasSize(1 + others);
            return line.getSubcommands().get(name);
        }

        @Test
        void prints_its_version() {
            assertThat(Ended.run("--version").out()).startsWith("flounder ").doesNotContain("${");
            assertThat(Ended.run("check", "--version").code()).isZero();
        }

        @Test
        void reads_argument_files() throws IOException {
            String arguments = file("arguments", "check\n-q\n\"" + file("parcel.if", RIGHT).replace("\\", "\\\\")
                    + "\"\n");

            assertThat(Ended.run("@" + arguments)).isEqualTo(new Ended(0, "", ""));
        }

        @Test
        void describes_every_option_within_eighty_columns() {
            describes(Flounder.line());
        }

        private static void describes(CommandLine line) {
            CommandSpec spec = line.getCommandSpec();
            assertThat(spec.options()).allSatisfy(option -> assertThat(option.description()).isNotEmpty());
            assertThat(line.getUsageMessage().lines())
                    .allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(80));
            line.getSubcommands().values().forEach(TheCommandLine::describes);
        }

        @Test
        void completes_itself() {
            assertThat(Ended.run("generate-completion").out()).contains("flounder", "FL0007", "aarch64");
        }
    }

    @Nested
    class Check {
        @Test
        void prints_nothing_for_a_correct_source() throws IOException {
            assertThat(Ended.run("check", file("parcel.if", RIGHT))).isEqualTo(new Ended(0, "", ""));
        }

        @Test
        void ends_with_1_if_something_is_wrong() throws IOException {
            Ended ended = Ended.run("check", file("parcel.if", WRONG));

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).contains("parcel.if:1:30: error[FL0007]");
        }

        @Test
        void ends_with_3_if_something_cannot_be_read() {
            Ended ended = Ended.run("check", folder.resolve("missing.if").toString());

            assertThat(ended.code()).isEqualTo(3);
            assertThat(ended.err()).contains("missing.if' does not exist").doesNotContain("Exception");
        }

        @Test
        void reads_folders_and_leaves_out_what_is_imported() {
            assertThat(Ended.run("check", "-q", "-I", SUITE + "basetypes.if", SUITE)).isEqualTo(new Ended(0, "", ""));
            assertThat(Ended.run("check", "-q", "-I", SUITE, SUITE)).isEqualTo(new Ended(0, "", ""));
        }

        @Test
        void reads_the_standard_input() {
            assertThat(runWithInput(WRONG, "check", "-").err()).startsWith("<stdin>:1:30: error[FL0007]");
        }

        @Test
        void can_take_warnings_seriously() {
            assertThat(Ended.run("check", "-q", SUITE + "native.if").code()).isZero();
            assertThat(Ended.run("check", "-q", "-W", SUITE + "native.if").code()).isEqualTo(1);
        }

        @Test
        void can_note_layouts() throws IOException {
            assertThat(Ended.run("check", "--layouts", file("parcel.if", RIGHT)).err())
                    .contains("W{0=a:uint8[0..7]<<0}");
        }

        @Test
        void prints_machine_readable_formats() throws IOException {
            String wrong = file("parcel.if", WRONG);
            ObjectMapper mapper = new ObjectMapper();

            JsonNode findings = mapper.readTree(Ended.run("check", "--message-format", "json", wrong).out());
            JsonNode document = mapper.readTree(Ended.run("check", "--message-format", "sarif", wrong).out());

            assertThat(findings.at("/findings/0/code").asText()).isEqualTo("FL0007");
            assertThat(document.at("/runs/0/results/0/ruleId").asText()).isEqualTo("FL0007");
            assertThat(document.at("/runs/0/tool/driver/rules")).hasSize(FlounderCode.values().length);
        }
    }

    @Nested
    class Layout {
        @Test
        void prints_the_rows_of_the_suite() {
            Stream<String> files = Texts.SUITE.stream().map(name -> SUITE + name + ".if");
            String[] arguments = Stream.concat(Stream.of("layout", "-q", "-I", SUITE + "basetypes.if"), files)
                    .toArray(String[]::new);

            Ended ended = Ended.run(arguments);

            assertThat(ended.code()).isZero();
            assertThat(ended.err()).isEmpty();
            assertThat(ended.out().lines()).containsExactlyInAnyOrderElementsOf(Texts.table("layouts.tsv"));
            assertThat(ended.out().lines().map(row -> row.split("\t")[2]).distinct())
                    .containsExactlyElementsOf(Texts.SUITE);
        }

        @Test
        void can_be_narrowed() {
            Ended ended = Ended.run("layout", "-q", "--arch", "k1om", "--arch", "x86_32", "--transport", "lmp",
                    SUITE + "native.if");

            assertThat(ended.out().lines().map(row -> row.substring(0, row.indexOf("\tnative"))))
                    .containsExactly("k1om\tlmp", "k1om\tlmp", "k1om\tlmp", "x86_32\tlmp", "x86_32\tlmp",
                    "x86_32\tlmp");
        }

        @Test
        void prints_nothing_if_something_is_wrong() throws IOException {
            Ended ended = Ended.run("layout", SUITE + "native.if", file("parcel.if", WRONG));

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.out()).isEmpty();
        }
    }

    @Nested
    class Format {
        private static final String UGLY = "interface parcel{message m(uint8 a) ;} ;";

        @Test
        void rewrites_in_place_what_differs() throws IOException {
            Path ugly = Path.of(file("parcel.if", UGLY));

            assertThat(Ended.run("fmt", ugly.toString())).isEqualTo(new Ended(0, "", ""));
            assertThat(ugly).hasContent(RIGHT);
            assertThat(Ended.run("fmt", "--check", ugly.toString())).isEqualTo(new Ended(0, "", ""));
        }

        @Test
        void can_only_check() throws IOException {
            Path ugly = Path.of(file("parcel.if", UGLY));

            Ended ended = Ended.run("fmt", "--check", ugly.toString());

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.out()).endsWith("parcel.if\n");
            assertThat(ugly).hasContent(UGLY);
        }

        @Test
        void goes_from_standard_input_to_standard_output() {
            assertThat(runWithInput(UGLY, "fmt", "-")).isEqualTo(new Ended(0, RIGHT, ""));
        }

        @Test
        void changes_no_file_if_one_of_them_cannot_be_read() throws IOException {
            Path ugly = Path.of(file("parcel.if", UGLY));

            Ended ended = Ended.run("fmt", ugly.toString(), file("broken.if", "interface broken { message };"));

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err()).contains("FL0001");
            assertThat(ugly).hasContent(UGLY);
        }

        @Test
        void migrates_the_old_dialect() throws IOException {
            Path old = Path.of(file("parcel.if", "interface parcel { call m(string s, char b[n]); };"));

            assertThat(Ended.run("fmt", "--max", "7", old.toString()).code()).isEqualTo(2);
            assertThat(Ended.run("fmt", "--migrate", "--max", "0", old.toString()).code()).isEqualTo(2);
            assertThat(Ended.run("fmt", "--migrate", old.toString()).code()).isZero();
            assertThat(old).hasContent("interface parcel {\n    message m(String s[2048], char b[n, 2048]);\n};\n");
            assertThat(Ended.run("check", old.toString()).code()).isZero();
        }
    }

    @Nested
    class Lint {
        @Test
        void ends_with_1_if_it_finds_anything() throws IOException {
            Ended ended = Ended.run("lint", file("parcel.if", "interface parcel { message Put(uint8 a); };"));

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err()).contains("warning[FL0052]");
            assertThat(Ended.run("lint", file("right/parcel.if", RIGHT)).code()).isZero();
        }

        @Test
        void looks_only_for_what_is_asked_for() throws IOException {
            String file = file("parcel.if", "interface parcel { typedef uint8 shade; message Put(uint8 a); };");

            assertThat(Ended.run("lint", "--rule", "FL0033", file).err()).contains("FL0033").doesNotContain("FL0052");
            assertThat(Ended.run("lint", "--rule", "FL0034,fl0035", file)).isEqualTo(new Ended(0, "", ""));
            assertThat(Ended.run("lint", "--rule", "FL0007", file)).matches(ended -> ended.code() == 2)
                    .matches(ended -> ended.err().contains("'FL0007' is not a lint rule; the lint rules are FL0033"));
        }
    }

    @Nested
    class Dump {
        @Test
        void prints_what_interfaces_mean() throws IOException {
            Ended ended = Ended.run("dump", "-q", "-I", SUITE + "basetypes.if", SUITE + "shapes.if", SUITE + "bulk.if");
            JsonNode document = new ObjectMapper().readTree(ended.out());

            assertThat(ended.code()).isZero();
            assertThat(document.get("format").asText()).isEqualTo("flounder-model");
            assertThat(document.get("version").asInt()).isEqualTo(1);
            assertThat(document.at("/interfaces/0/name").asText()).isEqualTo("shapes");
            assertThat(document.at("/interfaces/1/operations/7/messages/1/parameters/0/type").toString())
                    .isEqualTo("{\"kind\":\"dynamic_array\",\"length_name\":\"len\",\"maximum\":2048,"
                            + "\"element\":{\"kind\":\"scalar\",\"name\":\"uint8\"}}");
        }
    }

    @Nested
    class Explain {
        @ParameterizedTest
        @EnumSource(FlounderCode.class)
        void shows_a_paragraph_and_two_examples(FlounderCode code) {
            Ended ended = Ended.run("explain", code.code().toLowerCase(Locale.ROOT));

            assertThat(ended.code()).isZero();
            assertThat(ended.out()).startsWith(code.code()).contains(code.explanation(), "Bad:\n", "Good:\n");
        }

        @Test
        void lists_all_codes() {
            assertThat(Ended.run("explain").out().lines()).hasSize(FlounderCode.values().length);
        }

        @ParameterizedTest
        @ValueSource(strings = {"FL9999", "7", "nonsense"})
        void knows_what_it_does_not_know(String code) {
            assertThat(Ended.run("explain", code).code()).isEqualTo(2);
        }
    }

    @Test
    void files_are_shown_as_they_were_given() throws IOException {
        assertThat(List.of(Ended.run("check", file("a b/ü.if", WRONG)).err().split("\n")))
                .anyMatch(line -> line.contains("a b/ü.if:1:11: error[FL0004]"));
    }
}
