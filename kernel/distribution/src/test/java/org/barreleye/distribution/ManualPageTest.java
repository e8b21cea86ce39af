package org.barreleye.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class ManualPageTest {
    @Command(name = "toy", description = "Plays. Until it is broken.", exitCodeListHeading = "x",
            exitCodeList = {"0:success", "7:it is broken"}, subcommands = {Wind.class, Old.class})
    static final class Toy {
        @Option(names = {"-l", "--loud"}, paramLabel = "LEVEL", description = ".5 or more.%nNot 'too' \\ much.")
        private double loud;

        @Option(names = "--secret", hidden = true, description = "not shown")
        private boolean secret;
    }

    @Command(name = "wind", description = "Winds it up.")
    static final class Wind {
        @Parameters(paramLabel = "TURNS", description = "How often.")
        private int turns;
    }

    @Command(name = "old", hidden = true)
    static final class Old {}

    private final SortedMap<String, String> pages = ManualPage.of(new CommandLine(new Toy()), "1.0-x");

    @Test
    void exists_for_a_program_and_each_command_that_is_shown() {
        assertThat(pages.keySet()).containsExactly("toy-wind.1", "toy.1");
    }

    @Test
    void says_what_the_help_says() {
        assertThat(pages.get("toy.1").lines()).containsExactly(
                ".TH TOY 1 \"\" \"Barreleye 1.0\\-x\" \"Barreleye\"",
                ".SH NAME",
                "toy \\- Plays",
                ".SH SYNOPSIS",
                "toy [\\-l=LEVEL] [COMMAND]",
                ".SH DESCRIPTION",
                "Plays. Until it is broken.",
                ".SH OPTIONS",
                ".TP",
                "\\fB\\-l, \\-\\-loud=LEVEL\\fR",
                "\\&.5 or more. Not \\(aqtoo\\(aq \\e much.",
                ".SH COMMANDS",
                ".TP",
                "\\fBwind\\fR",
                "Winds it up.",
                ".SH EXIT STATUS",
                ".TP",
                "\\fB0\\fR",
                "success",
                ".TP",
                "\\fB7\\fR",
                "it is broken",
                ".SH SEE ALSO",
                "toy\\-wind(1)");
        assertThat(pages.get("toy-wind.1")).contains("toy\\-wind \\- Winds it up\n",
                ".SH OPERANDS\n.TP\n\\fBTURNS\\fR\nHow often.\n", ".SH SEE ALSO\ntoy(1)\n");
    }

    @Test
    void of_the_system_tells_how_faults_are_given() {
        SortedMap<String, String> ofSystem = ManualPage.of(Program.BARRELEYE.line(), "1");

        assertThat(ofSystem.get("barreleye-boot.1"))
                .contains("\\fB\\-\\-fault=SENTENCE\\fR", "\\fB\\-\\-faults\\-seed=N\\fR",
                        "explain fault\\(ga lists all.");
        assertThat(ofSystem.get("barreleye-explain.1")).contains("The only term is fault.");
    }

    @ParameterizedTest
    @EnumSource(Program.class)
    void of_every_program_is_complete(Program program) {
        assertThat(ManualPage.of(program.line(), "1")).isNotEmpty().allSatisfy((name, text) -> {
            assertThat(text).as(name)
                    .contains(".SH NAME\n", ".SH SYNOPSIS\n", ".SH DESCRIPTION\n", ".SH EXIT STATUS\n");
            assertThat(text).as(name).doesNotContain("${", "%n", "@|", "\n\n").matches("(?s)\\p{ASCII}*");
            assertThat(text.lines()).as(name).allMatch(line -> !line.startsWith("'"));
        });
    }
}
