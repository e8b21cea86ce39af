package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The commands and the output that the README shows. */
class ReadmeTest {
    private static final String FENCE = "```";

    @Test
    void shows_the_output_of_the_first_command() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        String section = readme.substring(readme.indexOf("## What one sees"));
        int begin = section.indexOf(FENCE) + FENCE.length() + 1;
        String shown = section.substring(begin, section.indexOf(FENCE, begin));

        // Without a terminal there is nothing but the end of input behind the demonstration.
        CommandLineRun run = CommandLineRun.of("boot", "-c", "demo");

        assertThat(run.code()).isZero();
        assertThat(shown.lines().toList()).isEqualTo(run.out().stripTrailing().lines().toList());
    }
}
