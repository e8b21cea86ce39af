package org.barreleye.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.render.Tool;
import org.barreleye.compiler.testing.ToyCode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

class CommandLinesTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Command(name = "toy", mixinStandardHelpOptions = true, subcommands = {Check.class, Fail.class})
    static final class Toy implements RootCommand {
        @Override
        public Tool tool() {
            return new Tool("toy", "1", List.of(ToyCode.values()));
        }

        @Override
        public Set<ToyCode> lintCodes() {
            return Set.of(ToyCode.UNUSED);
        }
    }

    /** Warns about every source that is not empty; prints their names. */
    @Command(name = "check")
    static final class Check implements Callable<Integer>, PrintsResult {
        @Mixin
        private InputOptions input;

        @Mixin
        private Reporting reporting;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            var found = new Diagnostics();
            for (var source : input.read(".toy", new ByteArrayInputStream(new byte[] {'?'}))) {
                spec.commandLine().getOut().println(source.name());
                if (source.length() > 0) {
                    found.report(ToyCode.UNUSED, source.whole(), "'" + source.text() + "' is too much");
                }
            }
            return reporting.printAndLintExitCode(found.findings());
        }
    }

    @Command(name = "fail")
    static final class Fail implements Callable<Integer> {
        @Parameters
        private String how;

        @Override
        public Integer call() throws IOException {
            switch (how) {
                case "disk" -> throw new UncheckedIOException(new IOException("the disk is full"));
                case "stack" -> throw new StackOverflowError();
                default -> throw new IllegalStateException(how);
            }
        }
    }

    private int run(String... arguments) {
        CommandLine line = CommandLines.of(new Toy(), new Subcommands(), arguments);
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    @Nested
    class ExitCodes {
        @Test
        void usage_is_2_and_suggests_what_was_meant() {
            assertThat(run()).isEqualTo(2);
            assertThat(run("chekc")).isEqualTo(2);
            assertThat(run("check")).isEqualTo(2);
            assertThat(run("check", "--message-format", "xml", "-")).isEqualTo(2);
            assertThat(out.toString()).isEmpty();
            assertThat(err.toString()).contains("Missing required subcommand", "Did you mean: toy check?",
                    "human, short, json, sarif");
        }

        @Test
        void usage_errors_are_not_followed_by_the_whole_help() {
            assertThat(run("check", "--message-format", "xml", "-")).isEqualTo(2);
            assertThat(err.toString().lines()).hasSizeLessThanOrEqualTo(2).last().isEqualTo("Try 'toy check --help'.");
        }

        @Test
        void the_disk_is_3() {
            assertThat(run("check", "no/such.toy")).isEqualTo(3);
            assertThat(run("fail", "disk")).isEqualTo(3);
            assertThat(err.toString().replace('\\', '/').lines())
                    .containsExactly("toy: 'no/such.toy' does not exist", "toy: the disk is full");
        }

        @Test
        void a_bug_is_70_with_one_sentence() {
            assertThat(run("fail", "oops")).isEqualTo(70);
            assertThat(run("fail", "stack")).isEqualTo(70);
            assertThat(err.toString().lines()).containsExactly(
                    "toy: internal error: java.lang.IllegalStateException: oops; "
                            + "run again with --stacktrace and report it",
                    "toy: internal error: java.lang.StackOverflowError; "
                            + "run again with --stacktrace and report it");
        }

        @Test
        void a_trace_is_shown_on_demand() {
            assertThat(run("--stacktrace", "fail", "oops")).isEqualTo(70);
            assertThat(err.toString()).contains("\tat ").doesNotContain("run again");
        }

        @Test
        void help_lists_them_on_standard_output() {
            assertThat(run("--help")).isZero();
            assertThat(out.toString()).contains("Exit codes:", "70   an internal error");
            assertThat(err.toString()).isEmpty();
        }
    }

    @Nested
    class Inputs {
        @TempDir
        Path folder;

        @Test
        void are_files_sorted_folders_and_standard_input_each_once() throws IOException {
            Files.createDirectories(folder.resolve("in/a"));
            Files.writeString(folder.resolve("in/b.toy"), "");
            Files.writeString(folder.resolve("in/a/z.toy"), "");
            Files.writeString(folder.resolve("in/a/ignored.txt"), "");
            Files.writeString(folder.resolve("arguments"), "check -q " + folder.resolve("in/b.toy"));
            String in = folder.resolve("in").toString();

            assertThat(run("@" + folder.resolve("arguments"), in, "-", "-")).isEqualTo(1);

            String shown = in.replace('\\', '/');
            assertThat(out.toString().lines()).containsExactly(shown + "/b.toy", shown + "/a/z.toy", "<stdin>");
            assertThat(err.toString()).isEmpty();
        }

        @Test
        void of_an_empty_folder_are_an_error() {
            assertThat(run("check", folder.toString())).isEqualTo(3);
            assertThat(err.toString()).contains("has no file *.toy");
        }
    }

    @Test
    void diagnostics_come_in_the_format_that_was_asked_for() {
        assertThat(run("check", "--message-format", "short", "-")).isEqualTo(1);
        assertThat(run("check", "--message-format=JSON", "-")).isEqualTo(1);
        assertThat(run("check", "--color=always", "-")).isEqualTo(1);
        assertThat(run("check", "--message-format=sarif", "-")).isEqualTo(1);
        assertThat(err.toString()).contains("<stdin>:1:1: warning[TY0100]: '?' is too much\n",
                "{\"code\":\"TY0100\",\"name\":\"unused\"",
                "\u001B[1;33m", "\"version\" : \"2.1.0\"");
    }

    @Test
    void colour_follows_the_option_then_the_environment_then_the_terminal() {
        assertThat(Colour.AUTO.enabled(Map.of(), true)).isTrue();
        assertThat(Colour.AUTO.enabled(Map.of(), false)).isFalse();
        assertThat(Colour.AUTO.enabled(Map.of("NO_COLOR", "1"), true)).isFalse();
        assertThat(Colour.AUTO.enabled(Map.of("NO_COLOR", ""), true)).isTrue();
        assertThat(Colour.AUTO.enabled(Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1"), true)).isFalse();
        assertThat(Colour.AUTO.enabled(Map.of("CLICOLOR_FORCE", "1"), false)).isTrue();
        assertThat(Colour.AUTO.enabled(Map.of("CLICOLOR_FORCE", "0"), false)).isFalse();
        assertThat(Colour.AUTO.enabled(Map.of("CLICOLOR", "0"), true)).isFalse();
        assertThat(Colour.ALWAYS.enabled(Map.of("NO_COLOR", "1"), false)).isTrue();
        assertThat(Colour.NEVER.enabled(Map.of("CLICOLOR_FORCE", "1"), true)).isFalse();
    }
}
