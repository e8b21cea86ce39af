package org.barreleye.compiler.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSelectionTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void some_files() throws IOException {
        for (String name : List.of("b.if", "a.if", "notes.txt", "old/c.if", "old/older/d.if")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    private List<String> selected(SourceSelection selection) throws IOException {
        return selection.filesIn(folder).stream().map(file -> SourceSelection.name(folder, file)).toList();
    }

    @Test
    void is_all_files_with_the_suffix_in_the_order_of_their_paths() throws IOException {
        assertThat(selected(SourceSelection.all(".if", StandardCharsets.UTF_8)))
                .containsExactly("a.if", "b.if", "old/c.if", "old/older/d.if");
    }

    @Test
    void is_what_a_pattern_includes_and_none_excludes() throws IOException {
        assertThat(selected(SourceSelection
                .of(".if", List.of("*", "old/**"), List.of("**/d.if"), StandardCharsets.UTF_8)))
                .containsExactly("a.if", "b.if", "notes.txt", "old/c.if");
    }

    @Test
    void is_nothing_where_there_is_no_folder() throws IOException {
        assertThat(SourceSelection.all(".if", StandardCharsets.UTF_8).filesIn(folder.resolve("none"))).isEmpty();
    }

    @Test
    void reads_in_its_encoding() throws IOException {
        Path file = Files.writeString(folder.resolve("a.if"), "Stra\u00DFe", StandardCharsets.ISO_8859_1);

        assertThat(SourceSelection.all(".if", StandardCharsets.ISO_8859_1).read("a.if", file).text())
                .isEqualTo("Stra\u00DFe");
    }
}
