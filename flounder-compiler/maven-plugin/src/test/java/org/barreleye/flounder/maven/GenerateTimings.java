package org.barreleye.flounder.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.barreleye.compiler.maven.testing.Lines;
import org.barreleye.compiler.maven.testing.Module;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A measurement, which builds do not run: the goal {@code generate} over a folder of interfaces in a virtual machine
 * that is warm, with {@code -Dtest=GenerateTimings -Dinterfaces.folder=FOLDER}. It asserts what the goal does, not how
 * long that takes.
 */
class GenerateTimings {
    private static final int ROUNDS = 41;
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    @TempDir
    private Path folder;

    @Test
    void of_an_empty_folder_and_of_nothing_to_do() throws Exception {
        Module module = new Module(folder);
        copy(Path.of(System.getProperty("interfaces.folder")), module);
        double[] complete = new double[ROUNDS];
        double[] nothing = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            Path fresh = folder.resolve("generated" + round);
            complete[round] = milliseconds(module, fresh, "0 unchanged");
            nothing[round] = milliseconds(module, fresh, "0 written");
        }
        print("complete", complete);
        print("nothing to do", nothing);
    }

    private static void copy(Path sources, Module module) throws IOException {
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.sorted().toList()) {
                module.file("src/main/flounder/" + file.getFileName(), Files.readString(file));
            }
        }
    }

    private static double milliseconds(Module module, Path output, String expected) throws Exception {
        Lines log = new Lines();
        GenerateMojo goal = new GenerateMojo();
        goal.setLog(log);
        module.configured(goal, module.parameters("generate", Map.of("packagePrefix", "interfaces",
                "sourceDirectory", module.folder().resolve("src/main/flounder").toFile(),
                "outputDirectory", output.toFile())));
        long begin = System.nanoTime();
        goal.execute();
        long end = System.nanoTime();
        assertThat(log.lines()).last().asString().contains(expected);
        return (end - begin) / NANOSECONDS_PER_MILLISECOND;
    }

    private static void print(String what, double[] times) {
        double first = times[0];
        Arrays.sort(times);
        System.out.printf("%s: first %.0f ms, least %.1f, median %.1f of %d%n", what, first, times[0],
                times[times.length / 2], times.length);
    }
}
