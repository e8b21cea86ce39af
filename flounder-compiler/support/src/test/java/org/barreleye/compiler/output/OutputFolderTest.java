package org.barreleye.compiler.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    @TempDir
    Path temporary;

    private Path root;
    private OutputFolder folder;

    @BeforeEach
    void choose_a_folder_that_does_not_exist() {
        root = temporary.resolve("out");
        folder = new OutputFolder(root, "toy");
    }

    private static OutputTree tree(String... paths) {
        var tree = OutputTree.builder();
        for (String path : paths) {
            tree.add(path, "text of " + path + "\n");
        }
        return tree.build();
    }

    private List<String> content() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> !path.equals(root)).map(path -> root.relativize(path).toString()).sorted()
                    .toList();
        }
    }

    @Test
    void writes_files_and_a_manifest() throws IOException {
        var changes = folder.write(tree("a/b.java", "c.java"));

        assertThat(changes).hasToString("2 written, 0 unchanged, 0 deleted");
        assertThat(content()).containsExactly(".toy-output", "a", "a/b.java", "c.java");
        assertThat(root.resolve("a/b.java")).hasContent("text of a/b.java\n");
        assertThat(root.resolve(".toy-output")).hasContent("a/b.java\nc.java\n");
    }

    @Test
    void leaves_files_alone_that_are_right_already() throws IOException {
        folder.write(tree("a", "b"));
        var past = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(root.resolve("a"), past);
        Files.writeString(root.resolve("b"), "edited");

        var changes = folder.write(tree("a", "b"));

        assertThat(changes).isEqualTo(new OutputChanges(List.of("b"), List.of("a"), List.of()));
        assertThat(Files.getLastModifiedTime(root.resolve("a"))).isEqualTo(past);
        assertThat(root.resolve("b")).hasContent("text of b\n");
        assertThat(folder.write(tree("a", "b")).isEmpty()).isTrue();
    }

    @Test
    void deletes_what_it_no_longer_makes_and_nothing_else() throws IOException {
        new OutputFolder(root, "other").write(tree("x/theirs"));
        folder.write(tree("x/y/old", "x/new"));
        Files.writeString(root.resolve("by-hand"), "");

        var changes = folder.write(tree("x/new"));

        assertThat(changes.deleted()).containsExactly("x/y/old");
        assertThat(content()).containsExactly(".other-output", ".toy-output", "by-hand", "x", "x/new", "x/theirs");
    }

    @Nested
    class Asked {
        @Test
        void to_keep_what_is_stale_it_does_and_remembers_it() throws IOException {
            folder.write(tree("old", "new"));

            assertThat(folder.withoutStaleDeletion().write(tree("new")).deleted()).isEmpty();
            assertThat(content()).contains("old", "new");
            assertThat(folder.write(tree("new")).deleted()).containsExactly("old");
        }

        @Test
        void to_rewrite_it_touches_even_what_is_right() throws IOException {
            folder.write(tree("a"));
            var past = FileTime.fromMillis(1_000_000);
            Files.setLastModifiedTime(root.resolve("a"), past);

            assertThat(folder.withForcedWrite().write(tree("a")).written()).containsExactly("a");
            assertThat(Files.getLastModifiedTime(root.resolve("a"))).isGreaterThan(past);
        }

        @Test
        void for_another_encoding_it_escapes_what_that_lacks() throws IOException {
            var tree = OutputTree.builder().add("a", "Stra\u00DFe \uD83D\uDC1F\n").build();

            folder.encoded(StandardCharsets.ISO_8859_1).write(tree);

            assertThat(Files.readString(root.resolve("a"), StandardCharsets.ISO_8859_1))
                    .isEqualTo("Stra\u00DFe \\ud83d\\udc1f\n");
            assertThat(folder.encoded(StandardCharsets.ISO_8859_1).write(tree).isEmpty()).isTrue();
        }

        @Test
        void to_remember_elsewhere_it_leaves_nothing_of_its_own() throws IOException {
            var published = folder.withManifest(temporary.resolve("status/published"));
            published.write(tree("old", "new"));

            assertThat(published.write(tree("new")).deleted()).containsExactly("old");
            assertThat(content()).containsExactly("new");
            assertThat(temporary.resolve("status/published")).hasContent("new\n");
        }
    }

    @Test
    void parallel_runs_of_several_processes_lose_nothing_of_the_manifest() throws Exception {
        List<Process> runs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            runs.add(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    System.getProperty("java.class.path"), OneRun.class.getName(), root.toString(), "file" + i)
                    .redirectErrorStream(true).redirectOutput(temporary.resolve("run" + i).toFile()).start());
        }
        for (Process run : runs) {
            run.waitFor();
            assertThat(run.exitValue()).as(outputs()).isZero();
        }

        assertThat(content()).hasSize(6 * OneRun.FILES + 1).contains(".toy-output");
        assertThat(Files.readAllLines(root.resolve(".toy-output"))).hasSize(6 * OneRun.FILES);
        assertThat(root.resolve(".toy-output.lock")).doesNotExist();
    }

    private String outputs() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            text.append(Files.readString(temporary.resolve("run" + i)));
        }
        return text.toString();
    }

    /** One process that writes files of its own to a folder and deletes none. */
    public static final class OneRun {
        static final int FILES = 40;

        private OneRun() {}

        /** Takes the folder and the beginning of the names. */
        public static void main(String[] arguments) throws IOException {
            OutputTree.Builder tree = OutputTree.builder();
            for (int i = 1; i <= FILES; i++) {
                tree.add(arguments[1] + "-" + i, "text");
                new OutputFolder(Path.of(arguments[0]), "toy").withoutStaleDeletion().write(tree.build());
            }
        }
    }

    @Test
    void an_empty_tree_clears_its_own_files() throws IOException {
        folder.write(tree("x/y", "z"));
        folder.write(OutputTree.empty());

        assertThat(content()).isEmpty();
    }

    @Test
    void an_empty_tree_makes_no_folder() throws IOException {
        folder.write(OutputTree.empty());

        assertThat(root).doesNotExist();
    }

    @Test
    void plans_without_touching_anything() throws IOException {
        assertThat(folder.plan(tree("a")).written()).containsExactly("a");
        assertThat(root).doesNotExist();
    }

    @Nested
    class RefusesAndWritesNothing {
        private void assertRefused(String... paths) throws IOException {
            List<String> before = content();

            assertThatThrownBy(() -> folder.write(tree(paths))).isInstanceOf(OutputRefusedException.class);

            assertThat(content()).isEqualTo(before);
        }

        @BeforeEach
        void make_the_folder() throws IOException {
            Files.createDirectories(root);
        }

        @Test
        void when_a_folder_on_the_way_is_a_link() throws IOException {
            Path outside = Files.createDirectory(temporary.resolve("outside"));
            Files.createSymbolicLink(root.resolve("link"), outside);

            assertRefused("a", "link/b");

            assertThat(outside).isEmptyDirectory();
        }

        @Test
        void when_the_file_is_a_link_even_a_dangling_one() throws IOException {
            Files.createSymbolicLink(root.resolve("b"), temporary.resolve("nowhere"));

            assertRefused("a", "b");

            assertThat(temporary.resolve("nowhere")).doesNotExist();
        }

        @Test
        void when_the_manifest_is_a_link() throws IOException {
            Path precious = Files.writeString(temporary.resolve("precious"), "a\n");
            Files.createSymbolicLink(root.resolve(".toy-output"), precious);

            assertRefused("b");

            assertThat(precious).hasContent("a\n");
        }

        @Test
        void when_the_manifest_points_out_of_the_folder() throws IOException {
            Path precious = Files.writeString(temporary.resolve("precious"), "");
            Files.writeString(root.resolve(".toy-output"), "../precious\n");

            assertRefused("a");

            assertThat(precious).exists();
        }

        @Test
        void when_a_stale_file_would_be_deleted_through_a_link() throws IOException {
            Path outside = Files.createDirectory(temporary.resolve("outside"));
            Path precious = Files.writeString(outside.resolve("b"), "");
            folder.write(tree("x/b"));
            Files.delete(root.resolve("x/b"));
            Files.delete(root.resolve("x"));
            Files.createSymbolicLink(root.resolve("x"), outside);

            assertRefused("a");

            assertThat(precious).exists();
        }

        @Test
        void when_something_else_is_in_the_way() throws IOException {
            Files.createDirectory(root.resolve("folder"));
            Files.writeString(root.resolve("file"), "");

            assertRefused("a", "folder");
            assertRefused("a", "file/b");
        }
    }

    @Test
    void the_root_may_be_a_link_but_not_a_file() throws IOException {
        Path real = Files.createDirectory(temporary.resolve("real"));
        Files.createSymbolicLink(root, real);
        folder.write(tree("a"));
        assertThat(real.resolve("a")).exists();

        Path file = Files.writeString(temporary.resolve("file"), "");
        assertThatThrownBy(() -> new OutputFolder(file, "toy").write(tree("a")))
                .hasMessageContaining("is not a folder");
    }
}
