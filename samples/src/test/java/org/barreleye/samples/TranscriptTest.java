package org.barreleye.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each sample prints, with all its times. {@code -Dtranscripts.update=true} writes down what is printed now. */
class TranscriptTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "transcripts");

    private static String printedBy(String... arguments) {
        StringWriter output = new StringWriter();
        PrintWriter out = new PrintWriter(output);
        int status = Samples.commandLine().setOut(out).setErr(out).execute(arguments);
        return output.toString().replace(System.lineSeparator(), "\n") + "status " + status + "\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"parcel", "calculator", "pingpong", "hello", "echo", "handover", "offload", "spread"})
    void of_a_sample_is_the_same_every_time(String sample) throws IOException {
        String printed = printedBy(sample);
        Path file = FOLDER.resolve(sample + ".txt");
        if (Boolean.getBoolean("transcripts.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, printed);
        }

        assertThat(printed).isEqualTo(Files.readString(file)).endsWith("status 0\n");
    }

    @Test
    void ends_with_status_0_whatever_the_seed() {
        for (String sample : new String[] {"hello", "echo", "handover", "offload", "spread"}) {
            assertThat(printedBy(sample, "--seed", "7")).as(sample).endsWith("status 0\n");
        }
    }
}
