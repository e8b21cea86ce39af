package org.barreleye.flounder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The work that {@code compile} does not do twice; its own timings tell how many files were generated. */
class UnchangedSourcesTest {
    private static final String PARCEL = "interface parcel { message label(uint8 colour, extent what); };";
    private static final String LETTER = "interface letter { rpc send(in String text[9], out uint8 result); };";
    private static final String SIZES = "typedef struct { uint8 width; } extent;";

    @TempDir
    private Path folder;

    private Path out;
    private Path sizes;
    private Path parcel;
    private Path letter;

    @BeforeEach
    void sources() throws IOException {
        out = folder.resolve("out");
        sizes = Files.writeString(folder.resolve("sizes.if"), SIZES);
        parcel = Files.writeString(folder.resolve("parcel.if"), PARCEL);
        letter = Files.writeString(folder.resolve("letter.if"), LETTER);
    }

    private Ended compile(String... options) {
        List<String> arguments = new ArrayList<>(List.of("compile", "--timings", "-o", out.toString(),
                "-I", sizes.toString(), parcel.toString(), letter.toString()));
        arguments.addAll(List.of(options));
        Ended ended = Ended.run(arguments.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }

    /** The number of files that a phase handled; empty if the run did not enter it. */
    private static OptionalInt files(String phase, Ended ended) {
        return ended.err().lines().filter(line -> line.startsWith(phase + " "))
                .map(line -> line.strip().split(" +"))
                .mapToInt(cells -> cells.length == 4 ? Integer.parseInt(cells[1]) : 0)
                .findFirst();
    }

    private static int generated(Ended ended) {
        return files("generate", ended).orElse(0);
    }

    private Path generatedFile(String path) {
        return out.resolve("interfaces").resolve(path);
    }

    private int filesOf(String packageName) throws IOException {
        try (Stream<Path> files = Files.list(generatedFile(packageName))) {
            return (int) files.count();
        }
    }

    @Nested
    class AfterACompleteRun {
        private int all;

        @BeforeEach
        void compile_once() {
            all = generated(compile());
            assertThat(all).isGreaterThan(20);
        }

        @Test
        void the_same_again_neither_checks_nor_generates() {
            Ended again = compile();

            assertThat(again.err()).startsWith("0 written, " + all + " unchanged, 0 deleted\n");
            assertThat(files("check", again)).isEmpty();
            assertThat(files("generate", again)).isEmpty();
            assertThat(files("compare", again)).hasValue(all);
        }

        @Test
        void a_changed_interface_is_generated_and_no_other() throws IOException {
            Files.writeString(letter, LETTER.replace("send", "post"));

            int some = generated(compile());

            assertThat(some).isPositive().isLessThan(all / 2 + 3);
            assertThat(generatedFile("letter/PostReply.java")).exists();
            assertThat(generated(compile())).isZero();
        }

        @Test
        void a_changed_type_changes_its_class_and_its_users() throws IOException {
            Files.writeString(sizes, SIZES.replace("uint8", "uint16"));

            Ended changed = compile();

            assertThat(filesOf("sizes")).isPositive();
            assertThat(generated(changed)).isEqualTo(filesOf("sizes") + filesOf("parcel"));
            assertThat(generatedFile("sizes/Extent.java")).content().contains("array.bits(width(), 16)");
            assertThat(files("generate", compile())).isEmpty();
        }

        @Test
        void a_type_that_nobody_uses_changes_its_types_file_only() throws IOException {
            Files.writeString(sizes, SIZES + "\ntypedef enum { near, far } distance;");

            assertThat(generated(compile())).isEqualTo(filesOf("sizes"));
            assertThat(generatedFile("sizes/Distance.java")).exists();
        }

        @Test
        void the_comment_of_a_type_changes_its_types_file_only() throws IOException {
            Files.writeString(sizes, "/** How large something is. */\n" + SIZES);

            assertThat(generated(compile())).isEqualTo(filesOf("sizes"));
            assertThat(generatedFile("sizes/Extent.java")).content().contains("How large something is.");
        }

        @Test
        void a_deprecated_type_changes_its_users_too() throws IOException {
            Files.writeString(sizes, "/** @deprecated sizes are obsolete */\n" + SIZES);

            assertThat(generated(compile())).isEqualTo(filesOf("sizes") + filesOf("parcel"));
            assertThat(generatedFile("parcel/ParcelBinding.java")).content().contains("\"deprecation\"");
        }

        @Test
        void a_changed_layout_of_the_sources_is_checked_but_generates_nothing() throws IOException {
            Files.writeString(sizes, "// sizes\n\n" + SIZES.replace(" ", "  "));
            Files.writeString(letter, LETTER.replace(";", ";\n"));

            Ended ended = compile();

            assertThat(ended.err()).startsWith("0 written, " + all + " unchanged, 0 deleted\n");
            assertThat(files("check", ended)).isPresent();
            assertThat(files("generate", ended)).isEmpty();
            assertThat(files("check", compile())).as("the next run knows these texts").isEmpty();
        }

        @Test
        void many_versions_of_a_comment_leave_one_line_in_the_record() throws IOException {
            long before = Files.size(out.resolve(".flounder-output.record"));

            for (String comment : List.of("// one", "// two", "// three")) {
                Files.writeString(sizes, comment + "\n" + SIZES);
                compile();
            }

            assertThat(out.resolve(".flounder-output.record")).hasSize(before);
        }

        @Test
        void a_changed_option_changes_all_that_it_concerns() {
            assertThat(generated(compile("--transport", "ump"))).isPositive().isLessThan(all);
            assertThat(generated(compile("--package-prefix", "other"))).isEqualTo(all);
        }

        @Test
        void runs_with_other_options_share_the_folder_and_stay_up_to_date() {
            compile("--package-prefix", "other");

            assertThat(generated(compile("--package-prefix", "other"))).isZero();
            assertThat(generated(compile())).isZero();
        }

        @Test
        void an_edited_file_is_repaired() throws IOException {
            Path edited = generatedFile("letter/LetterClient.java");
            String before = Files.readString(edited);
            Files.writeString(edited, before.replace("public", "pubLic"));

            Ended repaired = compile();

            assertThat(repaired.err()).startsWith("1 written, ");
            assertThat(edited).hasContent(before);
            assertThat(generated(compile())).isZero();
        }

        @Test
        void a_deleted_file_is_made_again() throws IOException {
            Files.delete(generatedFile("sizes/Extent.java"));

            assertThat(compile().err()).startsWith("1 written, ");
            assertThat(generatedFile("sizes/Extent.java")).exists();
        }

        @Test
        void a_document_of_findings_is_written_all_the_same() {
            assertThat(compile("--message-format", "sarif").out()).contains("\"results\"");
        }

        @Test
        void an_error_is_found_and_its_repair_too() throws IOException {
            Files.writeString(letter, LETTER.replace("uint8", "unknown"));
            assertThat(Ended.run("compile", "-o", out.toString(), "-I", sizes.toString(), parcel.toString(),
                    letter.toString()).code()).isEqualTo(1);

            Files.writeString(letter, LETTER);
            assertThat(generated(compile())).isZero();
        }
    }

    @Test
    void warnings_are_repeated_although_nothing_is_generated() throws IOException {
        Files.writeString(parcel, PARCEL.replace("extent what", "extent what, size weight"));
        Ended first = compile();
        assertThat(first.err()).contains("warning[");

        Ended second = compile();

        assertThat(generated(second)).isZero();
        assertThat(second.err().lines().filter(line -> line.contains("warning["))).isNotEmpty()
                .containsExactlyElementsOf(first.err().lines().filter(line -> line.contains("warning[")).toList());
    }

    @Nested
    class AnyNumberOfThreads {
        private static final int SOURCES = 24;

        private final List<String> arguments = new ArrayList<>();

        private Ended by(int threads, String command, String... options) throws Exception {
            List<String> all = new ArrayList<>(List.of(command));
            all.addAll(List.of(options));
            all.addAll(arguments);
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                return pool.submit(() -> Ended.run(all.toArray(String[]::new))).get();
            } finally {
                pool.shutdown();
            }
        }

        private void sources(String body) throws IOException {
            for (int i = 0; i < SOURCES; i++) {
                String name = "service" + i;
                Path file = folder.resolve(name + ".if");
                arguments.add(Files.writeString(file, "interface " + name + " " + body).toString());
            }
        }

        @Test
        void finds_the_same_in_the_same_order() throws Exception {
            sources("{ message m(unknown a, nothing b); message m(uint8 a, uint8 a); };");

            Ended one = by(1, "check", "--message-format", "short");

            assertThat(one.err().lines()).hasSizeGreaterThan(SOURCES);
            assertThat(by(8, "check", "--message-format", "short")).isEqualTo(one);
        }

        @Test
        void generates_the_same_files_and_the_same_record() throws Exception {
            sources("{ message m(uint8 a); };");

            by(1, "compile", "-o", folder.resolve("by1").toString());
            by(8, "compile", "-o", folder.resolve("by8").toString());

            assertThat(content(folder.resolve("by1"))).hasSizeGreaterThan(SOURCES)
                    .isEqualTo(content(folder.resolve("by8")));
        }

        private List<String> content(Path root) throws IOException {
            List<String> content = new ArrayList<>();
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    content.add(root.relativize(file) + "\n" + Files.readString(file));
                }
            }
            return content;
        }
    }
}
