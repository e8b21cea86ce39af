package org.barreleye.hamlet.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.barreleye.compiler.maven.testing.Lines;
import org.barreleye.compiler.maven.testing.Module;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateMojoTest {
    private static final String FRAME = "cap Frame { address genpaddr base; size gensize bytes; };\n";

    @TempDir
    private Path folder;

    private Module module;
    private Path java;

    @BeforeEach
    void module() {
        module = new Module(folder);
        java = folder.resolve("target/generated-sources/hamlet/capabilities");
    }

    private Map<String, Object> parameters(Map<String, Object> more) {
        Map<String, Object> all = module.parameters("generate", Map.of(
                "packagePrefix", "capabilities",
                "physicalWindow", "0",
                "sourceDirectory", folder.resolve("src/main/hamlet").toFile(),
                "outputDirectory", folder.resolve("target/generated-sources/hamlet").toFile()));
        all.putAll(more);
        return all;
    }

    private void generate(Map<String, Object> more) throws Exception {
        generate(new GenerateMojo(), more);
    }

    private void generate(GenerateMojo goal, Map<String, Object> more) throws Exception {
        module.configured(goal, parameters(more)).execute();
    }

    private void check(boolean failOnWarning) throws Exception {
        check(Map.of("failOnWarning", failOnWarning));
    }

    private void check(Map<String, Object> more) throws Exception {
        Map<String, Object> all = module.parameters(
                "check", Map.of("sourceDirectory", folder.resolve("src/main/hamlet").toFile()));
        all.putAll(more);
        module.configured(new CheckMojo(), all).execute();
    }

    @Test
    void capability_types_become_sources_of_the_module() throws Exception {
        module.file("src/main/hamlet/caps.hl", FRAME);

        generate(Map.of());

        assertThat(java.resolve("user/FrameReference.java")).exists();
        assertThat(module.project().getCompileSourceRoots())
                .containsExactly(folder.resolve("target/generated-sources/hamlet").toString());
    }

    @Test
    void other_parts_are_generated_on_request() throws Exception {
        module.file("src/main/hamlet/caps.hl", FRAME);

        generate(Map.of("parts", List.of("mint-rules", "slot-form")));

        assertThat(java.resolve("kernel/MintRules.java")).exists();
        assertThat(java.resolve("kernel/FrameSlot.java")).exists();
        assertThat(java.resolve("kernel/Relations.java")).doesNotExist();
        assertThatThrownBy(() -> generate(Map.of("parts", List.of("slots"))))
                .isInstanceOf(MojoFailureException.class).hasMessageContaining("unknown part 'slots'");
    }

    @Test
    void a_capability_index_is_written_where_it_is_wanted_and_only_if_it_differs() throws Exception {
        module.file("src/main/hamlet/caps.hl", FRAME);
        Path index = folder.resolve("target/some/capabilities.json");
        generate(Map.of("capabilities", index.toFile()));
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(index, old);

        generate(Map.of("capabilities", index.toFile()));

        assertThat(Files.getLastModifiedTime(index)).isEqualTo(old);
        assertThat(Files.readString(index)).contains("\"format\" : \"capability-index\"")
                .contains("\"reference\" : \"capabilities.user.FrameReference\"");
    }

    @Test
    void a_capability_index_is_of_one_specification() throws Exception {
        module.file("src/main/hamlet/one.hl", FRAME);
        module.file("src/main/hamlet/two.hl", FRAME);

        assertThatThrownBy(() -> generate(Map.of("capabilities", folder.resolve("capabilities.json").toFile())))
                .isInstanceOf(MojoFailureException.class).hasMessageContaining("of one specification, not of 2");
    }

    @Test
    void those_of_tests_become_sources_of_the_tests() throws Exception {
        module.file("src/main/hamlet/caps.hl", FRAME);

        module.configured(new GenerateTestMojo(), parameters(Map.of())).execute();

        assertThat(module.project().getCompileSourceRoots()).isEmpty();
        assertThat(module.project().getTestCompileSourceRoots()).hasSize(1);
    }

    @Test
    void several_specifications_have_a_package_each() throws Exception {
        module.file("src/main/hamlet/caps.hl", FRAME);
        module.file("src/main/hamlet/more/devices.hl", FRAME);

        generate(Map.of());

        assertThat(java.resolve("caps/user/FrameReference.java")).exists();
        assertThat(java.resolve("devices/user/FrameReference.java")).exists();
    }

    @Test
    void a_second_build_touches_nothing() throws Exception {
        module.file("src/main/hamlet/caps.hl", FRAME);
        generate(Map.of());
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(java.resolve("user/ObjectType.java"), old);

        generate(Map.of());

        assertThat(Files.getLastModifiedTime(java.resolve("user/ObjectType.java"))).isEqualTo(old);
    }

    @Test
    void a_deleted_specification_disappears() throws Exception {
        Path caps = module.file("src/main/hamlet/caps.hl", FRAME);
        generate(Map.of());
        Files.delete(caps);

        generate(Map.of());

        assertThat(java).doesNotExist();
    }

    @Test
    void an_error_fails_the_build_and_changes_nothing() throws Exception {
        Path caps = module.file("src/main/hamlet/caps.hl", FRAME);
        generate(Map.of());
        Files.writeString(caps, "cap Frame from Nonsense {};\n");

        assertThatThrownBy(() -> generate(Map.of())).isInstanceOf(MojoFailureException.class);

        assertThat(java.resolve("user/FrameReference.java")).exists();
    }

    @Test
    void a_warning_is_an_error_only_if_one_wants() throws Exception {
        module.file("src/main/hamlet/caps.hl", "define unused 1;\n" + FRAME);

        generate(Map.of());

        assertThatThrownBy(() -> generate(Map.of("failOnWarning", true))).isInstanceOf(MojoFailureException.class);
    }

    @Test
    void check_applies_lint_rules_too_and_writes_nothing() throws Exception {
        module.file("src/main/hamlet/caps.hl", FRAME.replace("Frame", "frame"));

        check(false);

        assertThatThrownBy(() -> check(true)).isInstanceOf(MojoFailureException.class);
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void a_skipped_build_still_compiles_what_is_there() throws Exception {
        module.file("src/main/hamlet/caps.hl", FRAME);

        generate(Map.of("skip", true));

        assertThat(java).doesNotExist();
        assertThat(module.project().getCompileSourceRoots()).hasSize(1);
    }

    @Test
    void no_specifications_are_an_error_only_if_one_wants() throws Exception {
        generate(Map.of());

        assertThatThrownBy(() -> generate(Map.of("failOnMissingSources", true))).hasMessageContaining("no *.hl files");
    }

    @Test
    void a_bad_package_and_a_bad_window_are_errors() throws Exception {
        module.file("src/main/hamlet/caps.hl", FRAME);

        assertThatThrownBy(() -> generate(Map.of("packagePrefix", "org.class")))
                .isInstanceOf(MojoFailureException.class).hasMessageContaining("'org.class'");
        assertThatThrownBy(() -> generate(Map.of("physicalWindow", "0x1")))
                .isInstanceOf(MojoFailureException.class).hasMessageContaining("'0x1'");
    }

    @Test
    void a_selection_of_the_files_may_be_enough() throws Exception {
        module.file("src/main/hamlet/caps.hl", FRAME);
        module.file("src/main/hamlet/old/broken.hl", "cap Frame {");

        generate(Map.of("excludes", List.of("old/**")));
        generate(Map.of("includes", List.of("*.hl")));

        assertThat(java.resolve("user/FrameReference.java")).exists();
    }

    @Test
    void two_executions_may_share_a_folder() throws Exception {
        module.file("src/main/hamlet/caps.hl", FRAME);
        module.file("src/more/hamlet/devices.hl", FRAME);
        Map<String, Object> second = Map.of("execution", new MojoExecution(new Plugin(), "generate", "more of them"),
                "sourceDirectory", folder.resolve("src/more/hamlet").toFile(), "packagePrefix", "devices");

        generate(Map.of());
        generate(second);
        generate(Map.of());

        assertThat(java).exists();
        assertThat(java.resolveSibling("devices")).exists();
    }

    @Test
    void what_is_stale_may_stay() throws Exception {
        Path caps = module.file("src/main/hamlet/caps.hl", FRAME);
        generate(Map.of());
        Files.delete(caps);

        generate(Map.of("staleDeletion", false));
        assertThat(java).exists();

        generate(Map.of());
        assertThat(java).doesNotExist();
    }

    @Test
    void everything_may_be_written_anew() throws Exception {
        module.file("src/main/hamlet/caps.hl", FRAME);
        generate(Map.of());
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(java.resolve("user/ObjectType.java"), old);

        generate(Map.of("force", true));

        assertThat(Files.getLastModifiedTime(java.resolve("user/ObjectType.java"))).isGreaterThan(old);
    }

    @Test
    void an_encoding_holds_for_specifications_and_java() throws Exception {
        Path caps = module.file("src/main/hamlet/caps.hl", "");
        Files.writeString(caps, "/** Stra\u00DFe. */\n" + FRAME, StandardCharsets.ISO_8859_1);

        generate(Map.of("encoding", "ISO-8859-1"));

        assertThat(Files.readString(java.resolve("user/FrameReference.java"), StandardCharsets.ISO_8859_1))
                .contains("Stra\u00DFe.");
    }

    @Test
    void an_encoding_that_does_not_exist_is_an_error_and_none_is_utf_8() throws Exception {
        assertThatThrownBy(() -> generate(Map.of("encoding", "EBCDIC-of-my-own")))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("there is no encoding 'EBCDIC-of-my-own'");

        module.file("src/main/hamlet/caps.hl", "/** Stra\u00DFe. */\n" + FRAME);
        generate(Map.of("encoding", ""));
        assertThat(java.resolve("user/FrameReference.java")).content(StandardCharsets.UTF_8).contains("Stra\u00DFe.");
    }

    @Test
    void findings_go_into_a_file_for_machines() throws Exception {
        module.file("src/main/hamlet/caps.hl", "cap Frame from Nonsense {};\n");

        assertThatThrownBy(() -> generate(Map.of("messageFormat", "json"))).isInstanceOf(MojoFailureException.class);
        assertThatThrownBy(() -> generate(Map.of("messageFormat", "SARIF"))).isInstanceOf(MojoFailureException.class);

        assertThat(folder.resolve("target/hamlet-findings/generate-interfaces.json")).content()
                .startsWith("{").contains("\"src/main/hamlet/caps.hl\"");
        assertThat(folder.resolve("target/hamlet-findings/generate-interfaces.sarif")).content()
                .contains("\"version\" : \"2.1.0\"", "\"src/main/hamlet/caps.hl\"");
    }

    @Test
    void findings_are_logged_where_ides_look_for_them() throws Exception {
        Path caps = module.file("src/main/hamlet/caps.hl", "cap Frame from Nonsense {};\n");
        Lines log = new Lines();
        GenerateMojo goal = new GenerateMojo();
        goal.setLog(log);

        assertThatThrownBy(() -> generate(goal, Map.of())).isInstanceOf(MojoFailureException.class);

        assertThat(log.lines()).anyMatch(line -> line.startsWith("ERROR " + caps + ":[1,16] HL00"))
                .contains("      |                ^^^^^^^^");
    }

    @Test
    void a_word_that_is_none_of_those_to_choose_from_is_an_error() {
        assertThatThrownBy(() -> generate(Map.of("messageFormat", "xml")))
                .hasMessage("messageFormat is one of human, short, json, sarif, not 'xml'");
    }

    @Test
    void check_applies_only_the_lint_rules_that_are_chosen() throws Exception {
        module.file("src/main/hamlet/caps.hl", "/** A frame. */\n" + FRAME.replace("Frame", "frame"));

        check(Map.of("failOnWarning", true, "lintRules", List.of("hl0051", "HL0054")));

        assertThatThrownBy(() -> check(Map.of("lintRules", List.of("HL0001")))).isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("lintRules: 'HL0001' is not a lint rule; the lint rules are HL0050");
    }
}
