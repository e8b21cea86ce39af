package org.barreleye.compiler.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that generate units into one folder, at the same time or until they are killed. */
class ParallelRunsTest {
    private static final int UNITS = 30;
    private static final int FILES = 20;

    @TempDir
    Path temporary;

    private Process start(String version, String runs) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Runs.class.getName(), root().toString(), version, runs)
                .redirectErrorStream(true).redirectOutput(temporary.resolve("output of " + version).toFile()).start();
    }

    private Path root() {
        return temporary.resolve("out");
    }

    private void assertHolds(String version) throws IOException {
        for (int unit = 0; unit < UNITS; unit++) {
            for (int file = 0; file < FILES; file++) {
                assertThat(root().resolve(unit + "/" + file)).hasContent(text(version, unit, file));
            }
        }
    }

    private static String text(String version, int unit, int file) {
        return (version + " " + unit + " " + file + "\n").repeat(100);
    }

    @Test
    void of_two_versions_at_once_the_last_one_wins_wholly() throws Exception {
        Process first = start("first", "15");
        Process second = start("second", "15");
        assertThat(first.waitFor()).as(Files.readString(temporary.resolve("output of first"))).isZero();
        assertThat(second.waitFor()).as(Files.readString(temporary.resolve("output of second"))).isZero();

        assertHolds(Files.readString(root().resolve("0/0")).lines().findFirst().orElseThrow().split(" ")[0]);
        for (String version : List.of("first", "second")) {
            Runs.write(root(), version);
            assertHolds(version);
        }
    }

    @Test
    void what_a_killed_run_leaves_is_repaired_by_the_next() throws Exception {
        for (int delay = 300; delay <= 700; delay += 100) {
            Process killed = start("killed", "1000");
            killed.waitFor(delay, TimeUnit.MILLISECONDS);
            killed.destroyForcibly().waitFor();

            Runs.write(root(), "next");

            assertHolds("next");
            assertThat(Runs.write(root(), "next").isEmpty()).isTrue();
        }
    }

    /** A process that writes a version, and then another and the same again. */
    public static final class Runs {
        private Runs() {}

        /** Takes the folder, the version and the number of runs. */
        public static void main(String[] arguments) throws IOException {
            for (int run = 0; run < Integer.parseInt(arguments[2]); run++) {
                write(Path.of(arguments[0]), "other");
                write(Path.of(arguments[0]), arguments[1]);
            }
        }

        static OutputChanges write(Path root, String version) throws IOException {
            List<OutputUnit> units = new ArrayList<>();
            for (int number = 0; number < UNITS; number++) {
                int unit = number;
                units.add(new OutputUnit(Optional.of(InputDigest.begin().add(version, "" + unit).hex()), () -> {
                    OutputTree.Builder tree = OutputTree.builder();
                    for (int file = 0; file < FILES; file++) {
                        tree.add(unit + "/" + file, text(version, unit, file));
                    }
                    return tree.build();
                }));
            }
            return new OutputFolder(root, "toy").write(units,
                    Optional.of(InputDigest.begin().add(version).hex()));
        }
    }
}
