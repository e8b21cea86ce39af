package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.barreleye.boot.Policy;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole system with one message in flight in each ring and buffer: the same outcome as with the usual sizes. */
@Timeout(120)
class SmallestQueuesTest {
    private static final String COMMANDS = "ps; lscpu; names; free; bindings; spawn 0 greeter you; env A=b; "
            + "spawn LAST greeter me; spawn 1 sleeper &; spawn LAST sleeper &; spawn 0 sleeper &; ps; bindings; "
            + "kill 1.1; wait 1.1; spawn 1 crasher; caps; lineage 0.2; why; corectl boot 0; demo; ps; poweroff 9";

    /**
     * The end of a run.
     *
     * @param code the exit code
     * @param shown what the shell and its programs have shown, in order, without times, addresses and sizes of rings
     * @param printed what the cores have printed, sorted: two cores print in the order of time
     */
    private record Outcome(int code, List<String> shown, List<String> printed) {
        static Outcome of(String machine, String commands, QueueSizes sizes) throws IOException, InvalidInput {
            StringWriter screen = new StringWriter();
            PrintWriter out = new PrintWriter(screen);
            RunConfiguration configuration = new RunConfiguration(Presets.named(machine), 1, 1,
                    Programs.find(List.of()), List.of(), SchedulingPolicy.RBED, sizes, Policy.standard(), List.of());
            int code = new Run(configuration, RunFiles.NONE, List.of())
                    .start(new StreamConsole(out, lines -> LineSource.ofText(commands)), out, out, false);
            List<String> lines = screen.toString().lines().map(Outcome::comparable).toList();
            Predicate<String> isPrinted = line -> line.startsWith("[core ");
            // The number of a connection depends on the time at which it was made.
            Predicate<String> isConnection = line -> line.startsWith("CONNECTION");
            return new Outcome(code, Stream.concat(
                    lines.stream().filter(isPrinted.or(isConnection).negate()),
                    lines.stream().filter(isConnection).sorted()).toList(),
                    lines.stream().filter(isPrinted).sorted().toList());
        }

        private static String comparable(String line) {
            return line.replaceAll(" *\\d+ (ns|us|ms)\\b", " TIME").replaceAll("\\b\\d:0x[0-9a-f]+", "ADDRESS")
                    .replaceAll("^\\d+/\\d+ +", "CONNECTION ")
                    .replaceAll("(Frame(?:Mapping)? .*ADDRESS) +(4096|8192)\\b", "$1 RINGS");
        }
    }

    @ParameterizedTest
    @CsvSource({"demo, 32", "two-x86, 1", "smp-8, 7", "omap-4460, 9", "scc-48, 47"})
    void every_command_has_the_outcome_that_it_has_with_the_usual_sizes(String machine, int last)
            throws IOException, InvalidInput {
        String commands = COMMANDS.replace("LAST", Integer.toString(last));
        Outcome usual = Outcome.of(machine, commands, QueueSizes.DEFAULT);

        Outcome smallest = Outcome.of(machine, commands, QueueSizes.SMALLEST);

        assertThat(usual.code).isEqualTo(9);
        assertThat(usual.shown).anyMatch(line -> line.startsWith("That is all."));
        assertThat(smallest.shown).isEqualTo(usual.shown);
        assertThat(smallest.printed).isEqualTo(usual.printed);
        assertThat(smallest.code).isEqualTo(usual.code);
    }

    @Nested
    class The_options_of_boot {
        @Test
        void set_the_sizes() {
            CommandLineRun run = CommandLineRun.of("boot", "--machine", "two-x86", "--ring-lines", "2",
                    "--endpoint-messages", "1", "-c", "spawn 1 greeter you", "--trace-hash");
            CommandLineRun usual = CommandLineRun.of("boot", "--machine", "two-x86", "-c", "spawn 1 greeter you",
                    "--trace-hash");

            assertThat(run.code()).isZero();
            assertThat(run.lines()).contains("[core 1] greeter: hello you");
            assertThat(run.lines()).as("with the hash of another run").last()
                    .isNotEqualTo(usual.lines().get(usual.lines().size() - 1));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "--ring-lines        | 1  | a ring between two cores holds 2 to 64 lines, not 1",
            "--ring-lines        | 65 | a ring between two cores holds 2 to 64 lines, not 65",
            "--endpoint-messages | 0  | the buffer of an endpoint holds 1 to 64 messages, not 0"})
        void refuse_sizes_that_are_not_legal(String option, String size, String sentence) {
            CommandLineRun run = CommandLineRun.of("boot", option, size, "-c", "ps");

            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains(sentence);
        }
    }
}
