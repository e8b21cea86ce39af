package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The command line as a process of its own. */
@Timeout(120)
class AnotherJvmTest {
    private static final String[] ARGUMENTS = {"boot", "-c", "demo; ps; bindings; trace; poweroff 5", "--trace-hash"};

    @Test
    void boots_and_runs_the_demonstration_exactly_like_this_one() throws IOException, InterruptedException {
        CommandLineRun here = CommandLineRun.of(ARGUMENTS);

        Process there = start(ARGUMENTS);
        String out = new String(there.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(there.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(there.exitValue()).isEqualTo(here.code()).isEqualTo(5);
        assertThat(out).isEqualTo(here.out());
        assertThat(here.lines()).last().asString().matches("trace [0-9a-f]{16}");
    }

    @Test
    void reads_what_is_piped_into_it_until_that_ends() throws IOException, InterruptedException {
        Process there = start("boot", "--machine", "two-x86");
        there.getOutputStream().write("env A=1\nenv\nnames web\n".getBytes(StandardCharsets.UTF_8));
        there.getOutputStream().close();
        String out = new String(there.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(there.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(there.exitValue()).isEqualTo(1);
        assertThat(out.lines().filter(line -> !line.startsWith("[core ")))
                .containsExactly("> env A=1", "> env", "A=1", "> names web",
                        "names: no record begins with `web`; `names` lists all");
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Barreleye.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
