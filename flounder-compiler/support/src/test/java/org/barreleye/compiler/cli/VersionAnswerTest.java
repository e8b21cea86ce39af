package org.barreleye.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.barreleye.compiler.diagnostic.render.Tool;
import org.barreleye.compiler.testing.ToyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class VersionAnswerTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Command(name = "toy", mixinStandardHelpOptions = true, versionProvider = ToolVersion.class)
    static final class Toy implements RootCommand {
        @Override
        public Tool tool() {
            return new Tool("toy", BuildVersion.text(), List.of(ToyCode.values()));
        }

        @Override
        public Set<ToyCode> lintCodes() {
            return Set.of();
        }
    }

    private boolean given(String... arguments) {
        return VersionAnswer.given("toy", new PrintStream(printed, false, StandardCharsets.UTF_8), arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void is_that_of_the_command_line(String option) {
        StringWriter whole = new StringWriter();
        CommandLines.of(new Toy(), new Subcommands(), option).setOut(new PrintWriter(whole, true)).execute(option);

        assertThat(given(option)).isTrue();
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo(whole.toString()).startsWith("toy ");
    }

    @Test
    void is_not_given_to_any_other_line() {
        assertThat(given()).isFalse();
        assertThat(given("--help")).isFalse();
        assertThat(given("check", "--version")).isFalse();
        assertThat(given("--version", "check")).isFalse();
        assertThat(printed.size()).isZero();
    }

    @Test
    void has_the_version_that_the_build_knows() {
        assertThat(BuildVersion.text()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
}
