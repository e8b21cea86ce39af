package org.barreleye.flounder.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
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
    private static final String PARCEL = "interface parcel { message label(uint8 colour); };";

    @TempDir
    private Path folder;

    private Module module;
    private Path java;

    @BeforeEach
    void module() {
        module = new Module(folder);
        java = folder.resolve("target/generated-sources/flounder/interfaces/parcel");
    }

    private void generate(Map<String, Object> parameters) throws Exception {
        generate(new GenerateMojo(), parameters);
    }

    private void generate(GenerateMojo goal, Map<String, Object> parameters) throws Exception {
        Map<String, Object> all = module.parameters("generate", Map.of(
                "packagePrefix", "interfaces",
                "sourceDirectory", folder.resolve("src/main/flounder").toFile(),
                "outputDirectory", folder.resolve("target/generated-sources/flounder").toFile()));
        all.putAll(parameters);
        module.configured(goal, all).execute();
    }

    @Test
    void interfaces_become_sources_of_the_module() throws Exception {
        module.file("src/main/flounder/parcel.if", PARCEL);

        generate(Map.of());

        assertThat(java.resolve("ParcelUmp.java")).exists();
        assertThat(module.project().getCompileSourceRoots())
                .containsExactly(folder.resolve("target/generated-sources/flounder").toString());
    }

    @Test
    void interfaces_of_tests_become_sources_of_the_tests() throws Exception {
        module.file("src/test/flounder/parcel.if", PARCEL);

        module.configured(new GenerateTestMojo(), module.parameters("generate-test", Map.of(
                "packagePrefix", "interfaces",
                "sourceDirectory", folder.resolve("src/test/flounder").toFile(),
                "outputDirectory", folder.resolve("target/tests").toFile()))).execute();

        assertThat(folder.resolve("target/tests/interfaces/parcel/ParcelInterface.java")).exists();
        assertThat(module.project().getCompileSourceRoots()).isEmpty();
        assertThat(module.project().getTestCompileSourceRoots())
                .containsExactly(folder.resolve("target/tests").toString());
    }

    @Test
    void interfaces_of_tests_use_the_classes_of_the_types_files_of_the_module() throws Exception {
        module.file("src/main/flounder/shapes.if", "typedef struct { uint8 x; } point;");
        module.file("src/test/flounder/parcel.if", "interface parcel { message m(point p, size s); };");
        module.file("src/test/flounder/sizes.if", "typedef struct { point p; } extent;");
        generate(Map.of("packagePrefix", "org.main"));

        generateTest();

        assertThat(folder.resolve("target/tests/interfaces/shapes")).doesNotExist();
        assertThat(folder.resolve("target/tests/interfaces/sizes/Extent.java")).content()
                .contains("import org.main.shapes.Point;");
        assertThat(folder.resolve("target/tests/interfaces/parcel/ParcelHandler.java")).content()
                .contains("import org.main.shapes.Point;");
    }

    @Test
    void a_types_file_of_the_tests_takes_the_place_of_one_of_the_module() throws Exception {
        module.file("src/main/flounder/shapes.if", "typedef struct { uint8 x; } point;");
        module.file("src/test/flounder/shapes.if", "typedef struct { uint8 x; uint8 y; } point;");
        generate(Map.of("packagePrefix", "org.main"));

        generateTest();

        assertThat(folder.resolve("target/tests/interfaces/shapes/Point.java")).content().contains("int x, int y");
    }

    @Test
    void types_files_of_a_module_that_packs_none_are_generated_for_the_tests() throws Exception {
        module.file("src/main/flounder/shapes.if", "typedef struct { uint8 x; } point;");
        module.file("src/test/flounder/parcel.if", "interface parcel { message m(point p); };");
        generate(Map.of("packagePrefix", "org.main", "packDefinitions", false));

        generateTest();

        assertThat(folder.resolve("target/tests/interfaces/shapes/Point.java")).exists();
    }

    private void generateTest() throws Exception {
        module.configured(new GenerateTestMojo(), module.parameters("generate-test", Map.of(
                "packagePrefix", "interfaces",
                "mainSourceDirectory", folder.resolve("src/main/flounder").toFile(),
                "sourceDirectory", folder.resolve("src/test/flounder").toFile(),
                "outputDirectory", folder.resolve("target/tests").toFile()))).execute();
    }

    @Test
    void a_capability_index_says_what_types_of_capabilities_there_are() throws Exception {
        module.file("src/main/flounder/parcel.if", "interface parcel { message lend(cap<Frame, read> page); };");
        Path index = module.file("target/capabilities.json", """
                {"format": "capability-index", "version": 1, "rights": [{"name": "read", "bit": 0}], "types": [
                {"name": "Frame", "number": 2, "transferable": true, "reference": "org.example.FrameReference"}]}""");

        generate(Map.of("capabilities", index.toFile()));

        assertThat(Files.readString(java.resolve("ParcelBinding.java"))).contains("tryLend(FrameReference page)");
        assertThatThrownBy(() -> generate(Map.of())).isInstanceOf(MojoFailureException.class);
    }

    @Test
    void a_capability_index_that_is_not_there_ends_the_build() {
        assertThatThrownBy(() -> generate(Map.of("capabilities", folder.resolve("none.json").toFile())))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("none.json does not exist: the goal hamlet:generate writes it");
    }

    @Test
    void a_second_build_touches_nothing() throws Exception {
        module.file("src/main/flounder/parcel.if", PARCEL);
        generate(Map.of());
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(java.resolve("ParcelInterface.java"), old);

        generate(Map.of());

        assertThat(Files.getLastModifiedTime(java.resolve("ParcelInterface.java"))).isEqualTo(old);
    }

    @Test
    void a_deleted_definition_disappears() throws Exception {
        Files.delete(deletable());

        generate(Map.of());

        assertThat(java).doesNotExist();
    }

    private Path deletable() throws Exception {
        Path parcel = module.file("src/main/flounder/parcel.if", PARCEL);
        generate(Map.of());
        assertThat(java).exists();
        return parcel;
    }

    @Test
    void types_come_from_the_module_and_from_import_directories() throws Exception {
        module.file("common/types.if", "typedef uint8 shade;");
        module.file("src/main/flounder/types/colours.if", "typedef shade colour;");
        module.file("src/main/flounder/parcel.if", "interface parcel { message label(colour c); };");

        generate(Map.of("importDirectories", List.of(folder.resolve("common").toFile())));

        assertThat(java.resolve("ParcelInterface.java")).exists();
    }

    @Test
    void only_the_transports_asked_for_are_made() throws Exception {
        module.file("src/main/flounder/parcel.if", PARCEL);

        generate(Map.of("transports", List.of("lmp")));

        assertThat(java.resolve("ParcelLmp.java")).exists();
        assertThat(java.resolve("ParcelUmp.java")).doesNotExist();
    }

    @Test
    void an_error_fails_the_build_and_changes_nothing() throws Exception {
        Path parcel = deletable();
        Files.writeString(parcel, "interface parcel { message label(nonsense c); };");

        assertThatThrownBy(() -> generate(Map.of())).isInstanceOf(MojoFailureException.class);

        assertThat(java.resolve("ParcelInterface.java")).exists();
    }

    @Test
    void a_skipped_build_still_compiles_what_is_there() throws Exception {
        module.file("src/main/flounder/parcel.if", PARCEL);

        generate(Map.of("skip", true));

        assertThat(java).doesNotExist();
        assertThat(module.project().getCompileSourceRoots()).hasSize(1);
    }

    @Test
    void no_definitions_are_an_error_only_if_one_wants() throws Exception {
        generate(Map.of());

        assertThatThrownBy(() -> generate(Map.of("failOnMissingSources", true))).hasMessageContaining("no *.if files");
    }

    @Test
    void a_missing_import_directory_and_a_bad_package_are_errors() {
        assertThatThrownBy(() -> generate(Map.of("importDirectories", List.of(new File(folder.toFile(), "no")))))
                .isInstanceOf(MojoFailureException.class).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> generate(Map.of("packagePrefix", "org.class")))
                .isInstanceOf(MojoFailureException.class).hasMessageContaining("'org.class'");
    }

    @Test
    void a_selection_of_the_files_may_be_enough() throws Exception {
        module.file("src/main/flounder/parcel.if", PARCEL);
        module.file("src/main/flounder/old/broken.if", "interface broken { message };");
        module.file("src/main/flounder/old/older/letter.if", PARCEL.replace("parcel", "letter"));

        generate(Map.of("includes", List.of("*.if", "**/older/*"), "excludes", List.of("old/broken.if")));

        assertThat(java.resolve("ParcelInterface.java")).exists();
        assertThat(java.resolveSibling("letter")).exists();
    }

    @Test
    void two_executions_may_share_a_folder() throws Exception {
        module.file("src/main/flounder/parcel.if", PARCEL);
        module.file("src/more/flounder/letter.if", PARCEL.replace("parcel", "letter"));
        Map<String, Object> second = Map.of("execution", new MojoExecution(new Plugin(), "generate", "more of them"),
                "sourceDirectory", folder.resolve("src/more/flounder").toFile());

        generate(Map.of());
        generate(second);
        generate(Map.of());

        assertThat(java).exists();
        assertThat(java.resolveSibling("letter")).exists();
    }

    @Test
    void what_is_stale_may_stay() throws Exception {
        Files.delete(deletable());

        generate(Map.of("staleDeletion", false));
        assertThat(java).exists();

        generate(Map.of());
        assertThat(java).doesNotExist();
    }

    @Test
    void everything_may_be_written_anew() throws Exception {
        module.file("src/main/flounder/parcel.if", PARCEL);
        generate(Map.of());
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(java.resolve("ParcelInterface.java"), old);

        generate(Map.of("force", true));

        assertThat(Files.getLastModifiedTime(java.resolve("ParcelInterface.java"))).isGreaterThan(old);
    }

    @Test
    void an_encoding_holds_for_definitions_and_java_but_not_for_the_jar() throws Exception {
        Path parcel = module.file("src/main/flounder/parcel.if", "");
        String text = PARCEL.replace("message", "/** Stra\u00DFe. */ message");
        Files.writeString(parcel, text, StandardCharsets.ISO_8859_1);

        generate(Map.of("encoding", "ISO-8859-1"));

        assertThat(Files.readString(java.resolve("ParcelBinding.java"), StandardCharsets.ISO_8859_1))
                .contains("Stra\u00DFe.");
        assertThat(packed("parcel.if")).content(StandardCharsets.UTF_8).isEqualTo(text);
    }

    @Test
    void an_encoding_that_does_not_exist_is_an_error_and_none_is_utf_8() throws Exception {
        assertThatThrownBy(() -> generate(Map.of("encoding", "EBCDIC-of-my-own")))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("there is no encoding 'EBCDIC-of-my-own'");

        module.file("src/main/flounder/parcel.if", PARCEL.replace("message", "/** Stra\u00DFe. */ message"));
        generate(Map.of("encoding", ""));
        assertThat(java.resolve("ParcelBinding.java")).content(StandardCharsets.UTF_8).contains("Stra\u00DFe.");
    }

    private Path packed(String name) {
        return folder.resolve("target/classes/META-INF/flounder").resolve(name);
    }

    @Test
    void definitions_go_into_the_jar_and_out_of_it() throws Exception {
        module.file("src/main/flounder/types/colours.if", "alias colour uint8;");
        Path parcel = module.file("src/main/flounder/parcel.if", PARCEL);

        generate(Map.of());
        assertThat(packed("types/colours.if")).hasContent("alias colour uint8;");
        assertThat(packed("parcel.if")).hasContent(PARCEL);

        Files.delete(parcel);
        generate(Map.of());
        assertThat(packed("parcel.if")).doesNotExist();

        generate(Map.of("packDefinitions", false));
        assertThat(packed("")).isEmptyDirectory();
    }

    @Test
    void findings_go_into_a_file_for_machines() throws Exception {
        module.file("src/main/flounder/parcel.if", "interface parcel { message label(nonsense c); };");

        assertThatThrownBy(() -> generate(Map.of("messageFormat", "json")))
                .isInstanceOf(MojoFailureException.class);
        assertThatThrownBy(() -> generate(Map.of("messageFormat", "SARIF")))
                .isInstanceOf(MojoFailureException.class);

        assertThat(folder.resolve("target/flounder-findings/generate-interfaces.json")).content()
                .startsWith("{\"findings\":[").contains("\"FL0007\"", "\"src/main/flounder/parcel.if\"");
        assertThat(folder.resolve("target/flounder-findings/generate-interfaces.sarif")).content()
                .contains("\"version\" : \"2.1.0\"", "\"src/main/flounder/parcel.if\"");
    }

    @Test
    void findings_are_logged_where_ides_look_for_them() throws Exception {
        Path parcel = module.file("src/main/flounder/parcel.if", "interface parcel { message label(nonsense c); };");
        Lines log = new Lines();
        GenerateMojo goal = new GenerateMojo();
        goal.setLog(log);

        assertThatThrownBy(() -> generate(goal, Map.of())).isInstanceOf(MojoFailureException.class);

        assertThat(log.lines()).contains("ERROR " + parcel + ":[1,34] FL0007: 'nonsense' is no builtin type, "
                        + "and nothing before this declares it",
                "      |                                  ^^^^^^^^");
    }

    @Test
    void a_word_that_is_none_of_those_to_choose_from_is_an_error() {
        assertThatThrownBy(() -> generate(Map.of("importDependencies", "some")))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("importDependencies is one of false, direct, transitive, true, not 'some'");
        assertThatThrownBy(() -> generate(Map.of("transports", List.of("UMP", "pigeon"))))
                .hasMessage("a transport is one of ump, lmp, loopback, local, not 'pigeon'");
        assertThatThrownBy(() -> generate(Map.of("messageFormat", "xml")))
                .hasMessage("messageFormat is one of human, short, json, sarif, not 'xml'");
    }
}
