package org.barreleye.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Same seed, same hash: in this JVM, in another, and whichever mechanism carries the contexts there. */
class DeterminismTest {
    private static final long SEED = 2_026;

    @Test
    void another_jvm_comes_to_the_same_hashes() throws IOException, InterruptedException {
        String here = OneRun.reactors(SEED) + " " + OneRun.contexts(SEED);

        assertThat(inAnotherJvm()).isEqualTo(here);
        assertThat(inAnotherJvm("--add-exports", "java.base/jdk.internal.vm=ALL-UNNAMED")).isEqualTo(here);
    }

    @Test
    void another_seed_comes_to_others() {
        assertThat(OneRun.reactors(SEED)).isNotEqualTo(OneRun.reactors(SEED + 1));
        assertThat(OneRun.contexts(SEED)).isNotEqualTo(OneRun.contexts(SEED + 1));
    }

    private static String inAnotherJvm(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OneRun.class.getName(),
                Long.toString(SEED)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }
}
