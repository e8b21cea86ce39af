package org.barreleye.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class HamletTest {
    private static final String WRONG = "cap Frame from Nonsense {};\n";
    private static final String RIGHT = "cap Frame { address genpaddr base; size gensize bytes; };\n";
    private static final String SHADY = "cap Port { address genpaddr base; };\n";

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted().toList();
        }
    }

    @Nested
    class The_command_line {
        @Test
        void without_a_command_is_wrong() {
            Ended ended = Ended.run();

            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).contains("Usage: hamlet");
        }

        @Test
        void suggests_what_was_meant() {
            assertThat(Ended.run("chek", "x.hl").err()).contains("hamlet check");
            assertThat(Ended.run("check", "--colour", "x.hl").code()).isEqualTo(2);
        }

        @Test
        void describes_a_command_alone_as_among_all() {
            Hamlet.line().getSubcommands().forEach((name, among) -> assertThat(alone(name).getUsageMessage())
                    .as(name).isEqualTo(among.getUsageMessage()));
        }

        private static CommandLine alone(String name) {
            CommandLine line = Hamlet.line(name, "x");
            boolean tells = List.of("help", "generate-completion").contains(name);
            int others = tells ? Hamlet.line().getSubcommands().size() - 1 : 0;
            assertThat(line.getSubcommands()).as(name).hasSize(1 + others);
            return line.getSubcommands().get(name);
        }

        @Test
        void prints_its_version() {
            assertThat(Ended.run("--version").out()).startsWith("hamlet ").doesNotContain("${");
            assertThat(Ended.run("check", "--version").code()).isZero();
        }

        @Test
        void reads_argument_files() throws IOException {
            String arguments = file("arguments", "check\n-q\n\"" + file("caps.hl", RIGHT).replace("\\", "\\\\")
                    + "\"\n");

            assertThat(Ended.run("@" + arguments)).isEqualTo(new Ended(0, "", ""));
        }

        @Test
        void describes_every_option_within_eighty_columns() {
            describes(Hamlet.line());
        }

        private static void describes(CommandLine line) {
            CommandSpec spec = line.getCommandSpec();
            assertThat(spec.options()).allSatisfy(option -> assertThat(option.description()).isNotEmpty());
            assertThat(line.getUsageMessage().lines())
                    .allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(80));
            line.getSubcommands().values().forEach(The_command_line::describes);
        }

        @Test
        void completes_itself() {
            assertThat(Ended.run("generate-completion").out()).contains("hamlet", "HL0005", "explain-retype", "strict");
        }

        @Test
        void ends_with_3_where_something_cannot_be_read() throws IOException {
            assertThat(Ended.run("check", "missing.hl").code()).isEqualTo(3);
            assertThat(Ended.run("graph", "missing.hl").err()).contains("'missing.hl' does not exist");
            assertThat(Ended.run("graph", folder.toString()).err()).contains("is a folder");
            assertThat(Ended.run("check", folder.toString()).err()).contains("has no file *.hl");
        }
    }

    @Nested
    class Check {
        @Test
        void prints_nothing_for_a_correct_source() throws IOException {
            assertThat(Ended.run("check", file("caps.hl", RIGHT))).isEqualTo(new Ended(0, "", ""));
        }

        @Test
        void reports_what_is_wrong_in_all_files_of_a_folder() throws IOException {
            file("a/one.hl", WRONG);
            file("a/b/two.hl", WRONG);
            file("a/right.hl", RIGHT);

            Ended ended = Ended.run("check", "--message-format", "short", folder.resolve("a").toString());

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err().lines()).hasSize(2).allMatch(line -> line.contains("HL0005"));
        }

        @Test
        void takes_warnings_as_errors_if_asked() throws IOException {
            assertThat(Ended.run("check", file("caps.hl", SHADY)).code()).isZero();
            assertThat(Ended.run("check", "-W", file("caps.hl", SHADY)).code()).isEqualTo(1);
        }

        @Test
        void prints_machine_readable_formats() throws IOException {
            String wrong = file("caps.hl", WRONG);
            JsonNode line = new ObjectMapper().readTree(Ended.run("check", "--message-format", "json", wrong).out());
            JsonNode sarif = new ObjectMapper().readTree(Ended.run("check", "--message-format", "sarif", wrong).out());

            assertThat(line.toString()).contains("HL0005");
            assertThat(sarif.at("/runs/0/tool/driver/name").asText()).isEqualTo("hamlet");
            assertThat(sarif.at("/runs/0/results/0/ruleId").asText()).isEqualTo("HL0005");
        }

        @Test
        void uses_colour_only_if_asked_where_there_is_no_terminal() throws IOException {
            assertThat(Ended.run("check", file("caps.hl", WRONG)).err()).doesNotContain("\u001b");
            assertThat(Ended.run("check", "--color", "always", file("caps.hl", WRONG)).err()).contains("\u001b");
        }
    }

    @Nested
    class Compile {
        private Ended compile(String... sources) {
            String[] arguments = new String[sources.length + 5];
            System.arraycopy(new String[] {"compile", "-o", folder.resolve("out").toString(), "--package-prefix",
                    "org.example"}, 0, arguments, 0, 5);
            System.arraycopy(sources, 0, arguments, 5, sources.length);
            return Ended.run(arguments);
        }

        @Test
        void writes_a_package_for_programs_and_one_for_the_kernel() throws IOException {
            Ended ended = compile(file("caps.hl", RIGHT));

            assertThat(ended.code()).isZero();
            assertThat(files()).contains("out/org/example/user/ObjectType.java",
                    "out/org/example/kernel/Relations.java");
        }

        @Test
        void writes_the_core_part_only_unless_others_are_chosen() throws IOException {
            compile(file("caps.hl", RIGHT));
            assertThat(files()).noneMatch(name -> name.contains("SlotForm") || name.contains("ReferenceRelations")
                    || name.contains("MintRules") || name.contains("OperationRights"));

            compile("--parts", "core,slot-form,reference-relations", file("caps.hl", RIGHT));

            assertThat(files()).contains("out/org/example/kernel/SlotForm.java",
                    "out/org/example/kernel/FrameSlot.java", "out/org/example/kernel/ReferenceRelations.java",
                    "out/org/example/kernel/Relations.java").noneMatch(name -> name.contains("MintRules"));
        }

        @Test
        void refuses_an_unknown_part() throws IOException {
            Ended ended = compile("--parts", "core,slots", file("caps.hl", RIGHT));

            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.err()).contains("unknown part 'slots': expected one of core, slot-form");
        }

        @Test
        void writes_nothing_the_second_time() throws IOException {
            compile(file("caps.hl", RIGHT));

            assertThat(compile(file("caps.hl", RIGHT)).err()).startsWith("0 written").endsWith(" 0 deleted\n");
        }

        @Test
        void deletes_what_an_earlier_run_wrote_and_nothing_else() throws IOException {
            compile(file("caps.hl", RIGHT));
            file("out/org/example/user/Mine.java", "package org.example.user;\n");

            compile("--delete-stale", file("caps.hl", RIGHT.replace("Frame", "Ram")));

            assertThat(files()).contains("out/org/example/user/RamReference.java", "out/org/example/user/Mine.java")
                    .doesNotContain("out/org/example/user/FrameReference.java");
        }

        @Test
        void writes_nothing_if_one_of_several_is_wrong() throws IOException {
            Ended ended = compile(file("caps.hl", RIGHT), file("wrong.hl", WRONG));

            assertThat(ended.code()).isEqualTo(1);
            assertThat(files()).containsExactly("caps.hl", "wrong.hl");
        }

        @Test
        void gives_each_of_several_a_package_called_like_its_file() throws IOException {
            assertThat(compile(file("caps.hl", RIGHT), file("More-Caps.hl", RIGHT)).code()).isZero();

            assertThat(files()).contains("out/org/example/caps/user/ObjectType.java",
                    "out/org/example/more_caps/user/ObjectType.java");
        }

        @Test
        void generates_the_physical_window() throws IOException {
            String source = file("caps.hl",
                    "cap Vm { lvaddr va; address { mem_to_phys(va) }; size gensize bytes; };\n");

            assertThat(compile(source, "--physical-window", "0xffffff8000000000").code()).isZero();
            assertThat(Files.readString(folder.resolve("out/org/example/kernel/PhysicalWindow.java")))
                    .containsIgnoringCase("ffffff8000000000");
            assertThat(compile(source, "--physical-window", "much").code()).isEqualTo(2);
        }

        @Test
        void refuses_a_package_that_java_refuses() throws IOException {
            assertThat(Ended.run("compile", "--package-prefix", "org.class", file("caps.hl", RIGHT)).code())
                    .isEqualTo(2);
        }
    }

    @Nested
    class Format {
        private static final String UGLY = "cap Frame{address genpaddr base;size gensize bytes;};";

        @Test
        void changes_files_in_place() throws IOException {
            String file = file("caps.hl", UGLY);

            assertThat(Ended.run("fmt", file)).isEqualTo(new Ended(0, "", ""));
            assertThat(Path.of(file)).hasContent(RIGHT);
        }

        @Test
        void only_names_files_with_check() throws IOException {
            String file = file("caps.hl", UGLY);

            assertThat(Ended.run("fmt", "--check", file).code()).isEqualTo(1);
            assertThat(Ended.run("fmt", "--check", file).out()).endsWith("caps.hl\n");
            assertThat(Path.of(file)).hasContent(UGLY);
            assertThat(Ended.run("fmt", "--check", file("right.hl", RIGHT))).isEqualTo(new Ended(0, "", ""));
        }

        @Test
        void goes_from_standard_input_to_standard_output() {
            assertThat(Ended.runWithInput(UGLY, "fmt", "-")).isEqualTo(new Ended(0, RIGHT, ""));
        }

        @Test
        void writes_nothing_if_one_of_several_cannot_be_read() throws IOException {
            String file = file("caps.hl", UGLY);

            assertThat(Ended.run("fmt", file, file("wrong.hl", "cap {")).code()).isEqualTo(1);
            assertThat(Path.of(file)).hasContent(UGLY);
        }
    }

    @Nested
    class Lint {
        @ParameterizedTest
        @ValueSource(strings = {"HL0050", "HL0051", "HL0052", "HL0053", "HL0054", "HL0017"})
        void ends_with_1_for_a_lint_warning_or_any_other(String code) {
            Ended ended = Ended.runWithInput(
                    DiagnosticCode.find(List.of(HamletCode.values()), code).orElseThrow().badExample(), "lint", "-");

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err()).contains(code);
        }

        @Test
        void prints_nothing_without_findings() {
            assertThat(Ended.runWithInput(RIGHT, "lint", "-")).isEqualTo(new Ended(0, "", ""));
        }

        @Test
        void looks_only_for_what_is_asked_for() {
            String text = "cap frame { address genpaddr base; size gensize bytes; };";

            assertThat(Ended.runWithInput(text, "lint", "--rule", "HL0050", "-").err())
                    .contains("HL0050").doesNotContain("HL0054");
            assertThat(Ended.runWithInput(text, "lint", "--rule", "HL0051,hl0052", "-"))
                    .isEqualTo(new Ended(0, "", ""));
            assertThat(Ended.runWithInput(text, "lint", "--rule", "HL0007", "-")).matches(ended -> ended.code() == 2)
                    .matches(ended -> ended.err().contains("'HL0007' is not a lint rule; the lint rules are HL0050"));
        }
    }

    @Nested
    class Explain {
        @ParameterizedTest
        @EnumSource
        void knows_every_code(HamletCode code) {
            Ended ended = Ended.run("explain", code.code());

            assertThat(ended.code()).isZero();
            assertThat(ended.out()).startsWith(code.code()).contains(code.title(), "\nBad:\n", "\nGood:\n");
        }

        @Test
        void lists_them_all_without_one() {
            assertThat(Ended.run("explain").out().lines()).hasSize(HamletCode.values().length);
        }

        @Test
        void does_not_know_others() {
            assertThat(Ended.run("explain", "HL9999").code()).isEqualTo(2);
        }
    }
}
