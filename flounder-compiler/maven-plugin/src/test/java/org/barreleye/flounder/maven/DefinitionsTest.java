package org.barreleye.flounder.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.plugin.MojoFailureException;
import org.barreleye.compiler.maven.SourceSelection;
import org.barreleye.compiler.maven.testing.Module;
import org.barreleye.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionsTest {
    @TempDir
    private Path folder;

    private Path jar(String name, String entry, String text) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new ZipEntry("META-INF/flounder/" + entry));
            jar.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private Definitions read(Path... artifacts) throws IOException, MojoFailureException {
        return Definitions.read(folder.resolve("src"), SourceSelection.all(".if", StandardCharsets.UTF_8), List.of(),
                List.of(artifacts), Optional.empty(), Optional.empty());
    }

    @Test
    void types_in_jars_and_class_folders_are_imported_and_interfaces_are_not() throws Exception {
        Path jar = jar("a.jar", "types/colours.if", "alias colour uint8;");
        Path classes = folder.resolve("classes");
        new Module(classes).file("META-INF/flounder/parcel.if", "interface parcel { message m(); };");

        Definitions definitions = read(jar, classes, folder.resolve("absent"));

        assertThat(definitions.sources().imports()).extracting(source -> source.name())
                .containsExactly("types/colours.if");
        assertThat(definitions.sources().imports().get(0).text()).isEqualTo("alias colour uint8;");
        assertThat(definitions.isEmpty()).isTrue();
    }

    @Test
    void a_file_of_the_module_takes_the_place_of_one_in_a_jar() throws Exception {
        Path jar = jar("a.jar", "types.if", "alias colour uint8;");
        new Module(folder).file("src/types.if", "alias colour uint16;");

        assertThat(read(jar).sources().imports()).extracting(source -> source.text())
                .containsExactly("alias colour uint16;");
    }

    @Test
    void one_path_in_two_jars_is_an_error_that_names_both() throws Exception {
        Path one = jar("one.jar", "types.if", "alias colour uint8;");
        Path other = jar("other.jar", "types.if", "alias colour uint16;");

        assertThatThrownBy(() -> read(one, other)).isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("one.jar").hasMessageContaining("other.jar");
    }

    @Test
    void a_capability_index_may_be_in_one_dependency_and_one_of_the_modules_own_counts_more() throws Exception {
        Path one = jar("one.jar", "capabilities.json", "1");
        Path classes = folder.resolve("classes");
        new Module(classes).file("META-INF/flounder/capabilities.json", "2");
        Path own = new Module(folder).file("own.json", "3");

        assertThat(read(one).sources().capabilities()).map(SourceFile::text).contains("1");
        assertThat(read(classes).sources().capabilities()).map(SourceFile::text).contains("2");
        assertThat(read().sources().capabilities()).isEmpty();
        assertThat(Definitions.read(folder.resolve("src"), SourceSelection.all(".if", StandardCharsets.UTF_8),
                List.of(), List.of(one, classes), Optional.empty(), Optional.of(own)).sources()
                .capabilities()).map(SourceFile::text).contains("3");
        assertThatThrownBy(() -> read(one, classes)).isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("one.jar").hasMessageContaining("classes").hasMessageContaining("'capabilities'");
    }
}
