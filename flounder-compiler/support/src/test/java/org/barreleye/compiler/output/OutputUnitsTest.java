package org.barreleye.compiler.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.barreleye.compiler.testing.Seeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units in an output folder: what is generated, and what is believed to be there already. */
class OutputUnitsTest {
    @TempDir
    Path temporary;

    private final List<String> generated = Collections.synchronizedList(new ArrayList<>());
    private Path root;
    private Path record;
    private OutputFolder folder;

    @BeforeEach
    void choose_a_folder_that_does_not_exist() {
        root = temporary.resolve("out");
        record = root.resolve(".toy-output.record");
        folder = new OutputFolder(root, "toy");
    }

    /** A unit of two files whose text is its version. */
    private OutputUnit unit(String name, String version) {
        return new OutputUnit(Optional.of(InputDigest.begin().add(name, version).hex()), () -> {
            generated.add(name);
            return OutputTree.builder().add(name + "/one", name + " " + version + "\n").add(name + "/two", version)
                    .build();
        });
    }

    private OutputChanges write(OutputFolder to, OutputUnit... units) throws IOException {
        generated.clear();
        return to.write(List.of(units), Optional.of(run(units.length)));
    }

    private static String run(int units) {
        return InputDigest.begin().add("run of " + units).hex();
    }

    private OutputChanges write(OutputUnit... units) throws IOException {
        return write(folder, units);
    }

    @Nested
    class AUnitOfTheSameDigest {
        @BeforeEach
        void write_two() throws IOException {
            assertThat(write(unit("a", "1"), unit("b", "1")).written()).hasSize(4);
            assertThat(generated).containsExactlyInAnyOrder("a", "b");
        }

        @Test
        void is_not_generated_again() throws IOException {
            assertThat(write(unit("a", "1"), unit("b", "1"))).hasToString("0 written, 4 unchanged, 0 deleted");
            assertThat(generated).isEmpty();
        }

        @Test
        void is_left_alone_when_another_one_changes() throws IOException {
            assertThat(write(unit("a", "1"), unit("b", "2")).written()).containsExactly("b/one", "b/two");
            assertThat(generated).containsExactly("b");
        }

        @Test
        void is_generated_again_where_a_file_was_edited_to_the_same_length() throws IOException {
            Files.writeString(root.resolve("a/two"), "7");

            assertThat(write(unit("a", "1"), unit("b", "1")).written()).containsExactly("a/two");
            assertThat(generated).containsExactly("a");
            assertThat(root.resolve("a/two")).hasContent("1");
        }

        @Test
        void is_generated_again_where_a_file_was_deleted() throws IOException {
            Files.delete(root.resolve("b/one"));

            assertThat(write(unit("a", "1"), unit("b", "1")).written()).containsExactly("b/one");
            assertThat(generated).containsExactly("b");
        }

        @Test
        void is_generated_for_another_encoding() throws IOException {
            write(folder.encoded(StandardCharsets.UTF_16), unit("a", "1"), unit("b", "1"));
            assertThat(generated).hasSize(2);

            write(folder.encoded(StandardCharsets.UTF_16), unit("a", "1"), unit("b", "1"));
            assertThat(generated).isEmpty();
        }

        @Test
        void is_generated_if_every_file_has_to_be_written() throws IOException {
            assertThat(write(folder.withForcedWrite(), unit("a", "1"), unit("b", "1")).written()).hasSize(4);
            assertThat(generated).hasSize(2);
        }

        @Test
        void is_forgotten_with_its_files() throws IOException {
            write(unit("a", "1"));
            assertThat(root.resolve("b")).doesNotExist();

            write(unit("a", "1"), unit("b", "1"));
            assertThat(generated).containsExactly("b");
        }

        @Test
        void stays_known_when_a_run_keeps_its_files() throws IOException {
            write(folder.withoutStaleDeletion(), unit("c", "1"));

            write(unit("a", "1"), unit("b", "1"), unit("c", "1"));
            assertThat(generated).isEmpty();
        }

        @Test
        void is_generated_when_another_version_has_taken_its_place_and_gone_again() throws IOException {
            write(unit("a", "2"), unit("b", "1"));
            assertThat(write(unit("a", "1"), unit("b", "1")).written()).hasSize(2);
            assertThat(generated).containsExactly("a");
        }
    }

    @Nested
    class ARun {
        private Optional<OutputChanges> upToDate() throws IOException {
            return folder.upToDate(run(2));
        }

        @BeforeEach
        void write_two() throws IOException {
            write(unit("a", "1"), unit("b", "1"));
        }

        @Test
        void is_up_to_date_after_itself() throws IOException {
            assertThat(upToDate().orElseThrow()).hasToString("0 written, 4 unchanged, 0 deleted");
            assertThat(folder.upToDate(run(3))).isEmpty();
            assertThat(folder.withForcedWrite().upToDate(run(2))).isEmpty();
        }

        @Test
        void is_not_up_to_date_once_a_file_has_changed_or_gone() throws IOException {
            Files.writeString(root.resolve("a/two"), "7");
            assertThat(upToDate()).isEmpty();

            Files.delete(root.resolve("a/two"));
            assertThat(upToDate()).isEmpty();
        }

        @Test
        void is_not_up_to_date_without_its_manifest() throws IOException {
            Files.delete(root.resolve(".toy-output"));

            assertThat(upToDate()).isEmpty();
        }

        @Test
        void is_not_up_to_date_while_there_are_files_to_delete() throws IOException {
            write(folder.withoutStaleDeletion(), unit("c", "1"));

            assertThat(upToDate()).isEmpty();
            assertThat(folder.withoutStaleDeletion().upToDate(run(2))).isPresent();
        }

        @Test
        void with_findings_is_never_up_to_date() throws IOException {
            folder.write(List.of(unit("a", "2")), Optional.empty());

            assertThat(upToDate()).isEmpty();
        }
    }

    @Nested
    class TheRecord {
        @BeforeEach
        void write_two() throws IOException {
            write(unit("a", "1"), unit("b", "1"));
        }

        @Test
        void is_the_same_by_one_thread_and_by_many() throws Exception {
            byte[] expected = Files.readAllBytes(record);
            for (int threads : new int[] {1, 8}) {
                Path other = temporary.resolve("by" + threads);
                ForkJoinPool pool = new ForkJoinPool(threads);
                pool.submit(() -> write(new OutputFolder(other, "toy"), unit("b", "1"), unit("a", "1"))).get();
                pool.shutdown();
                assertThat(other.resolve(".toy-output.record")).hasBinaryContent(expected);
            }
        }

        @Test
        void counts_for_nothing_when_any_of_its_bytes_is_wrong() throws IOException {
            byte[] right = Files.readAllBytes(record);
            for (int i = 0; i < right.length; i++) {
                byte[] wrong = right.clone();
                wrong[i] ^= 1;
                Files.write(record, wrong);
                assertThat(folder.upToDate(run(2))).as("byte %d", i).isEmpty();
            }
            write(unit("a", "1"), unit("b", "1"));
            assertThat(generated).hasSize(2);
            assertThat(record).hasBinaryContent(right);
        }

        @Test
        void counts_for_nothing_when_it_was_cut_off() throws IOException {
            byte[] whole = Files.readAllBytes(record);
            for (int length = 0; length < whole.length; length++) {
                Files.write(record, Arrays.copyOf(whole, length));
                assertThat(folder.upToDate(run(2))).as("%d bytes", length).isEmpty();
            }
        }

        @Test
        void does_not_lead_out_of_the_folder() throws IOException {
            Files.writeString(temporary.resolve("outside"), "1");
            rewrite(Files.readString(record).replace("a/two", "../outside"));

            write(unit("a", "1"), unit("b", "1"));

            assertThat(generated).hasSize(2);
        }

        @Test
        void of_random_lines_with_a_right_checksum_never_makes_a_run_fail() throws IOException {
            Random random = Seeds.random("records of random lines");
            List<String> lines = Files.readAllLines(record);
            for (int round = 0; round < 200; round++) {
                List<String> mixed = new ArrayList<>();
                for (int i = 0; i < lines.size(); i++) {
                    String line = lines.get(random.nextInt(lines.size() - 1));
                    mixed.add(random.nextInt(4) == 0 ? line.substring(random.nextInt(line.length() + 1)) : line);
                }
                rewrite(String.join("\n", mixed) + "\nend 0123456789abcdef\n");
                write(unit("a", "1"), unit("b", "1"));
            }
            // Such a record may lie about the files of a unit. It is deleted like the manifest, and all is well.
            Files.delete(record);
            write(unit("a", "1"), unit("b", "1"));
            assertThat(root.resolve("a/one")).hasContent("a 1\n");
        }

        /** Writes the record with another text and the checksum of that. */
        private void rewrite(String text) throws IOException {
            byte[] content = text.substring(0, text.lastIndexOf("end ")).getBytes(StandardCharsets.UTF_8);
            Files.writeString(record, new String(content, StandardCharsets.UTF_8)
                    + String.format("end %016x%n", ContentChecksum.of(content)).replace("\r\n", "\n"));
        }

        @Test
        void may_not_be_a_link() throws IOException {
            Files.delete(record);
            Files.createSymbolicLink(record, Files.writeString(temporary.resolve("precious"), "precious"));

            assertThatThrownBy(() -> write(unit("a", "2"))).isInstanceOf(OutputRefusedException.class)
                    .hasMessageContaining("is a symbolic link");
            assertThat(temporary.resolve("precious")).hasContent("precious");
        }

        @Test
        void goes_with_the_last_file() throws IOException {
            write();

            assertThat(root).isEmptyDirectory();
        }
    }

    @Test
    void an_interrupted_run_is_repaired_by_either_version() throws IOException {
        for (String version : List.of("1", "2")) {
            write(unit("a", "1"), unit("b", "1"));
            byte[] before = Files.readAllBytes(record);
            write(unit("a", "2"), unit("b", "2"));
            // As if the second run had ended in the middle: half of its files, and no record yet.
            Files.write(record, before);
            Files.writeString(root.resolve("b/one"), "b 1\n");
            Files.writeString(root.resolve("b/two"), "");

            write(unit("a", version), unit("b", version));

            assertThat(root.resolve("a/one")).hasContent("a " + version + "\n");
            assertThat(root.resolve("b/one")).hasContent("b " + version + "\n");
            assertThat(root.resolve("b/two")).hasContent(version);
        }
    }

    @Test
    void two_units_may_not_have_the_same_file() {
        assertThatThrownBy(() -> write(unit("a", "1"), unit("a", "2"))).hasMessage("'a/one' is generated twice");
        assertThat(root).doesNotExist();
    }

    @Test
    void a_digest_is_made_of_hexadecimal_digits() {
        var unit = new OutputUnit(Optional.of("1\nunit 2"), unit("a", "1").files());

        assertThatThrownBy(() -> write(unit)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void units_without_digest_are_always_generated_and_never_recorded() throws IOException {
        var unit = new OutputUnit(Optional.empty(), unit("a", "1").files());
        write(unit);
        write(unit);

        assertThat(generated).containsExactly("a");
        assertThat(record).doesNotExist();
    }
}
