package org.barreleye.flounder.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.barreleye.compiler.maven.testing.Lines;
import org.barreleye.compiler.maven.testing.Module;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second run of {@code generate} over a module in which nothing, or little, has changed. */
class UnchangedModuleTest {
    private static final String PARCEL = "interface parcel { message label(uint8 colour, extent e); };";

    @TempDir
    private Path folder;

    private Module module;
    private Path packed;

    @BeforeEach
    void generate_once() throws Exception {
        module = new Module(folder);
        packed = folder.resolve("target/classes/META-INF/flounder");
        module.file("src/main/flounder/sizes.if", "typedef struct { uint8 width; } extent;");
        module.file("src/main/flounder/parcel.if", PARCEL);
        generate(Map.of());
    }

    private List<String> generate(Map<String, Object> parameters) throws Exception {
        Lines log = new Lines();
        GenerateMojo goal = new GenerateMojo();
        goal.setLog(log);
        Map<String, Object> all = module.parameters("generate", Map.of(
                "packagePrefix", "interfaces",
                "sourceDirectory", folder.resolve("src/main/flounder").toFile(),
                "outputDirectory", folder.resolve("target/generated-sources/flounder").toFile()));
        all.putAll(parameters);
        module.configured(goal, all).execute();
        return log.lines();
    }

    private Path generated(String path) {
        return folder.resolve("target/generated-sources/flounder/interfaces").resolve(path);
    }

    @Test
    void changes_nothing() throws Exception {
        assertThat(generate(Map.of())).containsExactly("INFO 1 interface: 0 written, 13 unchanged, 0 deleted");
    }

    @Test
    void writes_the_classes_of_a_types_file_with_another_comment_and_packs_it() throws Exception {
        String sizes = "// how large\n/** How large. */ typedef struct { uint8 width; } extent;";
        module.file("src/main/flounder/sizes.if", sizes);

        assertThat(generate(Map.of())).containsExactly("INFO 1 interface: 1 written, 12 unchanged, 0 deleted");
        assertThat(packed.resolve("sizes.if")).hasContent(sizes);
        assertThat(generate(Map.of())).containsExactly("INFO 1 interface: 0 written, 13 unchanged, 0 deleted");
    }

    @Test
    void changes_nothing_where_nothing_is_packed() throws Exception {
        generate(Map.of("packDefinitions", false));
        assertThat(packed).isEmptyDirectory();

        assertThat(generate(Map.of("packDefinitions", false))).hasSize(1).first().asString().contains("0 written");
        assertThat(packed).isEmptyDirectory();
    }

    @Test
    void repairs_an_edited_file() throws Exception {
        Path edited = generated("parcel/ParcelClient.java");
        String before = Files.readString(edited);
        Files.writeString(edited, before.replace("final", "fatal"));

        assertThat(generate(Map.of())).first().asString().contains("1 written");
        assertThat(edited).hasContent(before);
    }

    @Test
    void repairs_what_is_packed_into_the_jar() throws Exception {
        String packages = Files.readString(packed.resolve(CompiledPackages.FILE));
        assertThat(packages).isEqualTo("sizes.if=interfaces.sizes\n");
        Files.delete(packed.resolve(CompiledPackages.FILE));
        Files.writeString(packed.resolve("parcel.if"), "edited");

        generate(Map.of());

        assertThat(packed.resolve(CompiledPackages.FILE)).hasContent(packages);
        assertThat(packed.resolve("parcel.if")).hasContent(PARCEL);
    }

    @Test
    void repeats_its_warnings() throws Exception {
        module.file("src/main/flounder/parcel.if", PARCEL.replace("uint8", "size"));

        List<String> first = generate(Map.of());
        List<String> second = generate(Map.of());

        assertThat(first).anyMatch(line -> line.startsWith("WARNING") && line.contains("FL0025"));
        assertThat(second).containsExactlyElementsOf(
                first.stream().map(line -> line.replaceAll("\\d+ written, \\d+ unchanged",
                        "0 written, 13 unchanged")).toList());
    }

    @Test
    void writes_a_document_without_findings() throws Exception {
        assertThat(generate(Map.of("messageFormat", "json"))).hasSize(1);

        assertThat(folder.resolve("target/flounder-findings/generate-interfaces.json")).content()
                .contains("\"findings\":[]");
    }

    @Test
    void sees_a_changed_option() throws Exception {
        assertThat(generate(Map.of("transports", List.of("ump")))).first().asString().contains("deleted")
                .doesNotContain("0 deleted");
        assertThat(generated("parcel/ParcelLmp.java")).doesNotExist();
    }
}
