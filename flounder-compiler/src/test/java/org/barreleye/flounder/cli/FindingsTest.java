package org.barreleye.flounder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTest {
    private static final String UNTIDY = """
            interface parcel {
                // lint:ignore naming-convention, FL0026
                message Weigh(uint8 Size); // lint:ignore FL0052
                message Send(uint8 a);
            };
            """;

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "sarif"})
    void a_document_is_alone_on_the_standard_output_of_compile(String format) throws IOException {
        String shady = file("parcel.if", "interface parcel { message m(size a); };");

        Ended ended = Ended.run("compile", "-o", folder.resolve("out").toString(), "--message-format", format, shady);

        assertThat(ended.code()).isZero();
        assertThat(new ObjectMapper().readTree(ended.out()).isObject()).isTrue();
        assertThat(ended.err()).contains("written").doesNotContain("FL00");
    }

    @Test
    void a_document_is_one_even_if_two_versions_are_read() throws IOException {
        String wrong = file("parcel.if", "interface parcel { message m(nonsense a); };");

        JsonNode document = new ObjectMapper().readTree(
                Ended.run("breaking", "--message-format", "json", wrong, wrong).out());

        assertThat(document.get("findings")).hasSize(2);
    }

    @Test
    void a_document_leaves_the_standard_output_to_a_result() throws IOException {
        String shady = file("parcel.if", "interface parcel { message m(size a); };");

        Ended ended = Ended.run("dump", "--message-format", "sarif", shady);

        assertThat(new ObjectMapper().readTree(ended.out()).has("runs")).isFalse();
        assertThat(new ObjectMapper().readTree(ended.err()).has("runs")).isTrue();
    }

    @Test
    void a_document_can_go_to_a_file() throws IOException {
        String wrong = file("parcel.if", "interface parcel { message m(nonsense a); };");
        Path report = folder.resolve("reports/findings.json");

        assertThat(Ended.run("check", "--message-format", "json", "--message-file", report.toString(), wrong))
                .isEqualTo(new Ended(1, "", ""));
        assertThat(new ObjectMapper().readTree(report.toFile()).at("/findings/0/name").asText())
                .isEqualTo("unknown-type");
    }

    @Test
    void a_comment_suppresses_warnings_of_its_line_or_the_next() throws IOException {
        String found = Ended.run("lint", file("parcel.if", UNTIDY)).err();

        assertThat(found).contains("'Send' is not written").doesNotContain("'Weigh' is not", "'Size' is not");
    }

    @Test
    void a_comment_does_not_suppress_errors() throws IOException {
        String wrong = file("parcel.if", "interface parcel {\n// lint:ignore unknown-type\nmessage m(nonsense a);\n};");

        assertThat(Ended.run("check", wrong).err()).contains("FL0007");
    }

    @Test
    void a_syntax_error_does_not_hide_the_errors_of_other_declarations() throws IOException {
        String wrong = file("parcel.if", """
                interface parcel {
                    typedef struct { uint8 x } point;
                    message first(nonsense a);
                    message second(point p);
                    message (uint8 a);
                };
                """);

        assertThat(Ended.run("check", "--message-format", "short", wrong).err().lines())
                .extracting(line -> line.substring(line.indexOf(".if:") + 4).replaceAll("\\]: .*", "]"))
                .containsExactly("2:30: error[FL0001]", "3:19: error[FL0007]", "5:12: error[FL0001]");
    }

    @Test
    void lint_rules_have_readable_names() throws IOException {
        String untidy = file("parcel.if", UNTIDY);

        assertThat(Ended.run("lint", "--rule", "naming-convention", untidy).err()).contains("FL0052");
        assertThat(Ended.run("lint", "--rule", "unused-type", untidy).code()).isZero();
        assertThat(Ended.run("explain", "unused-type").out()).startsWith("FL0033 (unused-type), warning");
    }

    @Test
    void types_files_in_a_folder_of_inputs_are_imported() throws IOException {
        file("all/shapes.if", "typedef struct { uint8 x; } point;");
        file("all/parcel.if", "interface parcel { message m(point p); };");

        assertThat(Ended.run("check", folder.resolve("all").toString())).isEqualTo(new Ended(0, "", ""));
    }

    @Test
    void retired_names_work_with_a_note() throws IOException {
        String parcel = file("parcel.if", "interface parcel { message m(uint8 a); };");

        Ended plan = Ended.run("plan", parcel);
        Ended compile = Ended.run("compile", "-q", "--package", "old", "-o", folder.resolve("out").toString(), parcel);

        assertThat(plan.out()).isEqualTo(Ended.run("layout", parcel).out());
        assertThat(plan.err()).isEqualTo("flounder: the command 'plan' is called 'layout' now\n");
        assertThat(compile.err()).contains("'--package' is called '--package-prefix' now");
        assertThat(folder.resolve("out/old/parcel/ParcelInterface.java")).exists();
        assertThat(Ended.run("--help").out()).doesNotContain("plan").contains("layout");
    }

    @Test
    void a_usage_error_is_two_lines() {
        assertThat(Ended.run("check", "--imprt", "x.if").err().lines()).hasSizeLessThanOrEqualTo(3)
                .last().isEqualTo("Try 'flounder check --help'.");
    }

    @Test
    void line_ends_of_a_file_stay() throws IOException {
        Path file = Path.of(file("parcel.if", "interface parcel {\r\nmessage m( uint8 a );\r\n};\r\n"));

        assertThat(Ended.run("fmt", file.toString()).code()).isZero();

        assertThat(file).content().isEqualTo("interface parcel {\r\n    message m(uint8 a);\r\n};\r\n");
        assertThat(Ended.run("fmt", "--check", file.toString()).code()).isZero();
    }

    @Test
    void an_appended_rpc_and_a_renamed_method_break_sources() throws IOException {
        String old = file("old/parcel.if", "interface parcel { message foo_bar(); };");
        String more = file("new/parcel.if", "interface parcel { message foo_bar(); rpc weigh(out uint8 g); };");

        assertThat(Ended.run("breaking", "--level", "source", old, more).err())
                .contains("FL0061").contains("the rpc 'weigh' is new, so every implementation");
    }
}
