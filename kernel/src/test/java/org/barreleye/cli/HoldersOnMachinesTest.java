package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands {@code who} and {@code captree} on booted machines. */
class HoldersOnMachinesTest {
    @Test
    void theDispatcherOfTheShellIsHeldByItsMonitorToo() {
        List<String> shown = CommandLineRun.on("two-x86", "who 0.2").shown();

        assertThat(shown).anyMatch(line -> line.matches(" +0 +0 +monitor +0:\\S+ +copy +Dispatcher .*"))
                .anyMatch(line -> line.matches(" +0 +7 +shell +7:0\\.2 +itself +Dispatcher .*"))
                .anyMatch(line -> line.matches(" +0 +7 +shell +7:\\S+ +made of it +EndPoint .*"));
        assertThat(shown).last().asString().isEqualTo(shown.size() - 3 + " capabilities, 5 holders, 1 core");
    }

    @Test
    void twoServicesAreToldApart() {
        List<String> shown = CommandLineRun.on("two-x86", "caps; who 0.9").shown();

        assertThat(shown).filteredOn(line -> line.matches("7:\\S+ +Service .*")).hasSizeGreaterThan(1);
        assertThat(shown).filteredOn(line -> line.matches(" +\\d+ .* Service .*")).hasSize(2)
                .anyMatch(line -> line.matches(" +0 +5 +processes +5:0\\.9 +copy .*"))
                .anyMatch(line -> line.matches(" +0 +7 +shell +7:0\\.9 +itself .*"));
    }

    @Test
    void theMemoryOfTheBootCoreIsHeldByMonitorsOfOtherCores() {
        List<String> shown = CommandLineRun.on("two-x86", "who 0:0.3; captree").shown();

        assertThat(shown).anyMatch(line -> line.matches(" +1 +1\\.0 +monitor +1\\.0:0\\.3 +made of it .*"))
                .anyMatch(line -> line.matches(" +PhysicalMemory .*: 1\\.0 \\(monitor\\)"))
                .anyMatch(line -> line.matches(" +Frame .*0\\.0 \\(monitor\\), 1\\.0 \\(monitor\\)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smp-64", "scc-48", "big-little"})
    void everyCoreAnswersAndTheTreeIsTheSameInTheNextRun(String machine) {
        String commands = "who 0:0.3; captree --limit 20; captree --limit 20 --format dot; captree 0.2 --format svg";
        CommandLineRun run = CommandLineRun.on(machine, commands);

        assertThat(run.code()).isZero();
        assertThat(run.shown()).noneMatch(line -> line.contains("does not answer")).contains("</svg>")
                .anyMatch(line -> line.endsWith(" left out; `--limit " + objects(run) + "` shows all"));
        assertThat(CommandLineRun.on(machine, commands).out()).isEqualTo(run.out());
    }

    private static int objects(CommandLineRun run) {
        String note = run.shown().stream().filter(line -> line.contains(" left out;")).findFirst().orElseThrow();
        return 20 + Integer.parseInt(note.substring(0, note.indexOf(' ')));
    }
}
