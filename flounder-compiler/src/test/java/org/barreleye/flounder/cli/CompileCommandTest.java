package org.barreleye.flounder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompileCommandTest {
    private static final String PARCEL = "interface parcel { message label(uint8 colour); };";
    private static final String LETTER = "interface letter { rpc send(in String text[9], out uint8 result); };";

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int compile(String... arguments) {
        List<String> all = new ArrayList<>(List.of("compile", "-o", output().toString()));
        all.addAll(List.of(arguments));
        CommandLine line = Flounder.line().setErr(new PrintWriter(err)).setOut(new PrintWriter(err));
        return line.execute(all.toArray(String[]::new));
    }

    private String source(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private Path output() {
        return folder.resolve("out");
    }

    private List<String> generated() throws IOException {
        if (!Files.exists(output())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(output())) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> output().relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Nested
    class WhenAllIsRight {
        @Test
        void every_interface_gets_a_package() throws IOException {
            int code = compile("--package-prefix", "org.example", source("parcel.if", PARCEL),
                    source("letter.if", LETTER));

            assertThat(code).as(err.toString()).isZero();
            assertThat(generated()).contains("org/example/parcel/ParcelInterface.java",
                    "org/example/letter/LetterClient.java");
        }

        @Test
        void only_the_transports_asked_for_are_made() throws IOException {
            assertThat(compile("--transport", "ump,local", source("parcel.if", PARCEL))).isZero();

            assertThat(generated()).contains("interfaces/parcel/ParcelUmp.java", "interfaces/parcel/ParcelLocal.java")
                    .doesNotContain("interfaces/parcel/ParcelLmp.java", "interfaces/parcel/ParcelLoopback.java");
        }

        @Test
        void a_file_that_is_the_same_is_not_touched() throws IOException {
            String parcel = source("parcel.if", PARCEL);
            compile(parcel);
            FileTime before = Files.getLastModifiedTime(output().resolve("interfaces/parcel/ParcelInterface.java"));
            FileTime old = FileTime.fromMillis(before.toMillis() - 100_000);
            Files.setLastModifiedTime(output().resolve("interfaces/parcel/ParcelInterface.java"), old);

            assertThat(compile(parcel)).isZero();

            assertThat(Files.getLastModifiedTime(output().resolve("interfaces/parcel/ParcelInterface.java")))
                    .isEqualTo(old);
            assertThat(err.toString()).contains("0 written");
        }

        @Test
        void files_of_another_run_stay_unless_their_deletion_is_asked_for() throws IOException {
            String parcel = source("parcel.if", PARCEL);
            compile(source("letter.if", LETTER));
            assertThat(compile(parcel)).isZero();

            assertThat(generated()).contains("interfaces/parcel/ParcelInterface.java",
                    "interfaces/letter/LetterInterface.java");
            assertThat(compile("--delete-stale", parcel)).isZero();
            assertThat(generated()).noneMatch(path -> path.contains("letter"));
        }

        @Test
        void what_is_no_longer_generated_is_deleted_on_request_and_foreign_files_stay() throws IOException {
            String parcel = source("parcel.if", PARCEL);
            compile(parcel, source("letter.if", LETTER));
            Path foreign = Files.writeString(output().resolve("interfaces/parcel/Mine.java"), "mine");

            assertThat(compile("--delete-stale", parcel)).isZero();

            assertThat(generated()).contains("interfaces/parcel/ParcelInterface.java")
                    .noneMatch(path -> path.contains("letter"));
            assertThat(foreign).hasContent("mine");
            assertThat(output().resolve("interfaces/letter")).doesNotExist();
        }

        @Test
        void a_quiet_run_prints_nothing() throws IOException {
            assertThat(compile("-q", source("parcel.if", PARCEL))).isZero();
            assertThat(err.toString()).isEmpty();
        }
    }

    @Nested
    class WhenAnythingIsWrong {
        @Test
        void nothing_is_written_not_even_for_what_is_right() throws IOException {
            int code = compile(source("parcel.if", PARCEL),
                    source("broken.if", "interface broken { message m(x y); };"));

            assertThat(code).isEqualTo(1);
            assertThat(err.toString()).contains("broken.if:1:30: error[FL0007]");
            assertThat(output()).doesNotExist();
        }

        @Test
        void what_an_earlier_run_made_stays() throws IOException {
            compile(source("parcel.if", PARCEL));
            List<String> before = generated();

            assertThat(compile(source("parcel.if", "interface parcel { message m(x y); };"))).isEqualTo(1);

            assertThat(generated()).isEqualTo(before);
        }

        @Test
        void two_interfaces_of_one_name_are_an_error() throws IOException {
            assertThat(compile(source("a/parcel.if", PARCEL), source("b/parcel.if", PARCEL))).isEqualTo(1);
            assertThat(output()).doesNotExist();
        }

        @Test
        void a_package_must_be_one() throws IOException {
            String parcel = source("parcel.if", PARCEL);

            assertThat(compile("--package-prefix", "org.class", parcel)).isEqualTo(2);
            assertThat(compile("--package-prefix", "../up", parcel)).isEqualTo(2);
            assertThat(compile("--package-prefix", "", parcel)).isEqualTo(2);
            assertThat(compile("--transport", "pigeon", parcel)).isEqualTo(2);
            assertThat(err.toString()).contains("'org.class' cannot be a package of Java", "pigeon");
            assertThat(output()).doesNotExist();
        }

        @Test
        void a_file_in_place_of_the_folder_is_left_alone() throws IOException {
            Path file = Files.writeString(output(), "mine");

            assertThat(compile(source("parcel.if", PARCEL))).isEqualTo(3);

            assertThat(file).hasContent("mine");
        }

        @Test
        void a_symbolic_link_is_not_followed() throws IOException {
            Path outside = Files.createDirectory(folder.resolve("outside"));
            Files.createDirectory(output());
            Files.createSymbolicLink(output().resolve("interfaces"), outside);

            assertThat(compile(source("parcel.if", PARCEL))).isEqualTo(3);

            assertThat(err.toString()).contains("is a symbolic link");
            assertThat(outside).isEmptyDirectory();
        }
    }
}
