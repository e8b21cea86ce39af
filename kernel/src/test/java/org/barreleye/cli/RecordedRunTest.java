package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.barreleye.boot.Policy;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The options {@code --record} and {@code --replay}; {@code OutsideTest} of the samples replays datagrams. */
@Timeout(60)
class RecordedRunTest {
    @TempDir
    private Path folder;

    private Path recording() {
        return folder.resolve("input");
    }

    private CommandLineRun record(String... more) {
        return boot("--record", more);
    }

    private CommandLineRun replay(String... more) {
        return boot("--replay", more);
    }

    private CommandLineRun boot(String option, String... more) {
        String[] arguments = new String[more.length + 6];
        System.arraycopy(new String[] {"boot", "--machine", "two-x86", "--trace-hash", option, recording().toString()},
                0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return CommandLineRun.of(arguments);
    }

    private static String hash(CommandLineRun run) {
        return run.lines().get(run.lines().size() - 1);
    }

    @Nested
    class A_run_with_lines {
        @Test
        void is_the_same_when_it_is_replayed() throws IOException {
            CommandLineRun recorded = record("-c", "spawn 1 greeter a; env A=1\nnames core");
            CommandLineRun replayed = replay();

            assertThat(recorded.code()).isZero();
            assertThat(replayed.code()).isZero();
            assertThat(hash(replayed)).matches("trace [0-9a-f]{16}").isEqualTo(hash(recorded));
            assertThat(replayed.lines()).contains("> spawn 1 greeter a; env A=1", "> names core",
                    "[core 1] greeter: hello a");
        }

        @Test
        void is_the_run_that_is_not_recorded() {
            assertThat(hash(record("-c", "ps")))
                    .isEqualTo(hash(CommandLineRun.of("boot", "--machine", "two-x86", "-c", "ps", "--trace-hash")));
        }

        @Test
        void has_them_in_the_file_with_the_times_at_which_they_were_read() throws IOException {
            CommandLineRun run = record("--seed", "9", "-c", "env A=1\n\nnames core");

            List<String> lines = Files.readAllLines(recording());
            assertThat(lines.subList(0, 2)).containsExactly("barreleye-input 2", "machine two-x86");
            assertThat(lines).contains("seed 9", "machines 1", "scheduler rbed", "ring-lines 64",
                    "endpoint-messages 8", "jars none", "grants none");
            List<String> input = lines.subList(lines.indexOf("begin") + 1, lines.size());
            assertThat(input).hasSize(5);
            assertThat(input.get(0)).matches("line at [0-9]+: env A=1");
            assertThat(input.get(1)).matches("line at [0-9]+: ");
            assertThat(input.get(2)).matches("line at [0-9]+: names core");
            assertThat(input.get(3)).matches("end-of-input at [0-9]+");
            assertThat(input.get(4)).matches("end after [0-9]+ steps: " + hash(run));
        }

        @Test
        void of_two_machines_is_the_same_when_it_is_replayed() {
            String[] options = {"--machine", "amd-4x4", "--machines", "2"};
            CommandLineRun recorded = CommandLineRun.of("boot", options[0], options[1], options[2], options[3], "-c",
                    "ps", "--trace-hash", "--record", recording().toString());
            CommandLineRun replayed = CommandLineRun.of("boot", options[0], options[1], options[2], options[3],
                    "--trace-hash", "--replay", recording().toString());

            assertThat(replayed.err()).isEmpty();
            assertThat(hash(replayed)).matches("trace [0-9a-f]{16}").isEqualTo(hash(recorded));
        }
    }

    @Nested
    class A_run_with_interrupts {
        @Test
        void is_the_same_when_it_is_replayed() throws IOException, InvalidInput {
            PressingConsole pressing = new PressingConsole();
            pressing.lines.add("spawn 1 sleeper; ps");
            pressing.lines.add("env");
            assertThat(run(pressing, Optional.of(recording()), Optional.empty())).isZero();
            assertThat(pressing.shown).contains("interrupted: process");
            assertThat(Files.readString(recording())).containsPattern("interrupt before step [0-9]+\n");

            PressingConsole silent = new PressingConsole();
            silent.isPressed = true;
            assertThat(run(silent, Optional.empty(), Optional.of(recording()))).isZero();
            assertThat(silent.shown).contains("interrupted: process");
        }

        private static int run(UserConsole console, Optional<Path> recording, Optional<Path> replayed)
                throws IOException, InvalidInput {
            RunConfiguration configuration = new RunConfiguration(Presets.named("two-x86"), 1, 1,
                    Programs.find(List.of()), List.of(), SchedulingPolicy.RBED, QueueSizes.DEFAULT, Policy.standard(),
                    List.of());
            return new Run(configuration, new RunFiles(Optional.empty(), Optional.empty(), recording, replayed),
                    List.of()).start(console, new PrintWriter(new StringWriter()), new PrintWriter(System.err), false);
        }
    }

    /** Presses Ctrl-C once, a few hundred steps after the first line. */
    private static final class PressingConsole implements UserConsole {
        private final Deque<String> lines = new ArrayDeque<>();
        private final StringBuilder shown = new StringBuilder();
        private boolean isPressed;
        private boolean isAsked;
        private int steps;

        @Override
        public LineSource lines() {
            return prompt -> {
                isAsked = true;
                return Optional.ofNullable(lines.poll());
            };
        }

        @Override
        public void show(String text) {
            shown.append(text);
        }

        @Override
        public boolean testAndClearInterrupt() {
            boolean now = isAsked && !isPressed && ++steps == 300;
            isPressed |= now;
            return now;
        }
    }

    @Nested
    class An_error {
        private void requireError(String sentence, String... more) {
            CommandLineRun run = replay(more);

            assertThat(run.err()).isEqualTo("barreleye: " + recording() + ": " + sentence + System.lineSeparator());
            assertThat(run.code()).isEqualTo(2);
        }

        private void change(String from, String to) throws IOException {
            record("-c", "ps");
            String text = Files.readString(recording());
            assertThat(text).containsPattern(from);
            Files.writeString(recording(), text.replaceFirst(from, to));
        }

        @Test
        void says_what_differs_if_the_run_is_another() throws IOException {
            record("-c", "ps");

            requireError("line 5: recorded with 'seed 1', but this run has 'seed 2'; replay with the options of the"
                    + " recorded run", "--seed", "2");
            requireError("line 6: recorded with 'scheduler rbed', but this run has 'scheduler rr'; replay with the"
                    + " options of the recorded run", "--scheduler", "rr");
            change("machine two-x86", "machine demo");
            requireError("line 2: recorded with 'machine demo', but this run has 'machine two-x86'; replay with the"
                    + " options of the recorded run");
        }

        @Test
        void says_which_line_is_no_input() throws IOException {
            change("line at", "lime at");
            requireError("line 13: 'lime at " + Files.readAllLines(recording()).get(12).substring(8)
                    + "' is no input: a line, end-of-input, interrupt, datagram, or the end");
        }

        @Test
        void says_that_the_file_was_cut_off() throws IOException {
            change("end after .*\\n", "");
            requireError("line 15: the last line, 'end after ...', is missing; the run that was recorded has not ended,"
                    + " or the file was cut off");
        }

        @Test
        void says_that_a_file_is_no_recording() throws IOException {
            Files.writeString(recording(), "ps\n");
            requireError("line 1: a recording of a run's input begins with 'barreleye-input 2', not with 'ps';"
                    + " if another version of Barreleye made it, record the run again");
            Files.writeString(recording(), "barreleye-input 1\nmachine two-x86\n");
            requireError("line 1: a recording of a run's input begins with 'barreleye-input 2', not with"
                    + " 'barreleye-input 1'; if another version of Barreleye made it, record the run again");
            Files.write(recording(), new byte[] {(byte) 0xff, (byte) 0xfe});
            requireError("not a text file in UTF-8, so no recording of a run's input");
            Files.writeString(recording(), "barreleye-input 2\nmachine x");
            requireError("line 2: the line 'begin' after the header is missing");
        }

        @Test
        void says_that_a_datagram_is_invalid() throws IOException {
            String begin = "datagram at 5 before step 1 from 127.0.0.1:5 through port ";
            change("begin\n", "begin\n" + begin + "80 to 10.0.0.2:7: 00\n");
            requireError("line 13: a datagram comes through a port from 49152 to 65535, and goes to one from 1 to"
                    + " 65535, not 80 and 7");
            change("begin\n", "begin\n" + begin + "50000 to 10.0.0.256:7: 00\n");
            requireError("line 13: '10.0.0.256' is no IPv4 address");
            change("begin\n", "begin\n" + begin + "50000 to 10.0.0.2:7: 0\n");
            requireError("line 13: 'datagram at 5 before step 1 from 127.0.0...' is no input: a line, end-of-input,"
                    + " interrupt, datagram, or the end");
        }

        @Test
        void says_that_a_datagram_does_not_fit() throws IOException {
            change("begin\n",
                    "begin\ndatagram at 5 before step 1 from 127.0.0.1:5 through port 50000 to 10.0.0.2:7: 00\n");
            assertThat(replay().err()).startsWith("barreleye: " + recording()
                    + ": the datagram at 5 does not fit the run, which has a step at ");
        }

        @Test
        void says_that_the_run_was_another() throws IOException {
            change("line at ([0-9]+): ps", "line at $1: env");
            assertThat(replay()).matches(run -> run.code() == 2).extracting(CommandLineRun::err).asString()
                    .startsWith("barreleye: " + recording() + ": this run is not the recorded one: ")
                    .endsWith("; the file was changed, or recorded by another version" + System.lineSeparator());
        }

        @Test
        void says_which_options_exclude_each_other() {
            record("-c", "ps");

            assertThat(replay("-c", "ps").err()).contains("--replay takes all input from its file, so it excludes -c,"
                    + " --script, --udp and --record");
        }

        @Test
        void is_found_before_the_run_if_the_file_cannot_be_read_or_written() {
            Path file = folder.resolve("none").resolve("input");

            assertThat(CommandLineRun.of("boot", "--machine", "two-x86", "-c", "ps", "--record", file.toString()))
                    .isEqualTo(new CommandLineRun(3, "", "barreleye: " + file
                    + ": cannot write the input: no such folder" + System.lineSeparator()));
            assertThat(CommandLineRun.of("boot", "--machine", "two-x86", "--replay", file.toString()))
                    .isEqualTo(new CommandLineRun(3, "", "barreleye: " + file + ": no such file"
                    + System.lineSeparator()));
        }
    }
}
