package org.barreleye.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.barreleye.cpudriver.syscall.FastPath;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.experiment.Experiment;
import org.barreleye.machine.experiment.Experiments;
import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.Sweep;
import org.barreleye.paper.catalogue.Papers;
import org.junit.jupiter.api.Test;

class ExperimentsDocumentTest {
    private static String document() throws IOException {
        return Files.readString(Path.of("docs", "experiments.md"));
    }

    @Test
    void shows_commands_that_run() throws IOException {
        List<MatchResult> commands =
                Pattern.compile("barreleye experiment (\\S+) --machine (\\S+)").matcher(document()).results().toList();

        assertThat(commands).hasSize(14).allSatisfy(command -> assertThat(run(command)).isNotEmpty());
    }

    @Test
    void shows_commands_of_papers_and_figures_that_exist() throws IOException {
        List<MatchResult> commands =
                Pattern.compile("barreleye paper (\\S+)(?: --only (\\S+))?").matcher(document()).results().toList();

        assertThat(commands).hasSizeGreaterThan(2).allSatisfy(command -> assertThat(Papers.named(command.group(1))
                .figures(command.group(2) == null ? List.of() : List.of(command.group(2).split(",")))).isNotEmpty());
        assertThat(Papers.all()).allSatisfy(paper -> assertThat(document()).contains("| `" + paper.name() + "` |"));
    }

    private static List<Measurement> run(MatchResult command) {
        Experiment experiment = Experiments.named(command.group(1));
        Sweep least = new Sweep(List.of(2), List.of(1), false);
        return experiment.run(Presets.named(command.group(2)), experiment.hasParameters() ? least : Sweep.SHORT);
    }

    @Test
    void names_the_numbers_of_the_path() throws IOException {
        assertThat(document())
                .contains("| instructions | " + FastPath.INSTRUCTIONS + " from", FastPath.INSTRUCTIONS_TO_RECEIVE
                + " to receive")
                .contains("| lines | " + FastPath.LINES + " to send, " + FastPath.LINES_TO_RECEIVE + " to receive");
    }
}
