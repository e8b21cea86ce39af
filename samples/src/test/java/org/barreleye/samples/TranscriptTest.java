package org.barreleye.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The output of each sample, with all times. {@code -Dgolden=refresh} rewrites the transcripts and fails the run. */
class TranscriptTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "transcripts");

    private static String printedBy(String... arguments) {
        StringWriter output = new StringWriter();
        PrintWriter out = new PrintWriter(output);
        int status = Samples.commandLine().setOut(out).setErr(out).execute(arguments);
        return output.toString().replace(System.lineSeparator(), "\n") + "status " + status + "\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"parcel", "calculator", "pingpong", "hello", "echo", "handover", "offload", "spread",
        "lock", "sharing", "paging", "bulk", "network"})
    void of_a_sample_is_the_same_every_time(String sample) throws IOException {
        String printed = printedBy(sample);
        Path file = FOLDER.resolve(sample + ".txt");
        if ("refresh".equals(System.getProperty("golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, printed);
            throw new AssertionError("the transcript has been rewritten: run again without golden=refresh");
        }

        assertThat(printed).isEqualTo(Files.readString(file)).endsWith("status 0\n");
    }

    @Test
    void has_another_order_with_another_seed_and_the_same_outcome() {
        Set<List<String>> orders = new LinkedHashSet<>();
        Set<List<String>> outcomes = new LinkedHashSet<>();
        for (int seed = 1; seed <= 20; seed++) {
            Run run = Run.of("hello", "--seed", Integer.toString(seed));
            assertThat(run.status()).as("seed %d", seed).isZero();
            orders.add(run.lines());
            outcomes.add(run.lines().stream().sorted().toList());
        }

        assertThat(orders).hasSizeGreaterThan(1);
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void ends_with_status_0_whatever_the_seed() {
        for (String sample : new String[] {"hello", "echo", "handover", "offload", "spread", "lock", "sharing",
            "paging", "bulk", "network"}) {
            assertThat(printedBy(sample, "--seed", "7")).as(sample).endsWith("status 0\n");
        }
    }
}
