package org.barreleye.machine.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.barreleye.machine.Machine;
import org.barreleye.machine.fault.FaultParser;
import org.barreleye.machine.injection.Injection;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key 'faults' of a machine file. */
class FaultsOfMachineFileTest {
    private static final String MACHINE = """
            name: pair
            about: Two cores
            kinds:
              plain:
                isa: x86-64
                word-bits: 64
                endianness: little
                megahertz: 1000
                costs: {hit: 4, memory-fetch: 100, interrupt-send: 10, interrupt-entry: 100, trap: 100, resume: 100,
                    space-switch: 100, timer-programming: 10, console-line: 1000}
            nodes:
              - {kind: plain, cores: [0, 3], domain: all}
            domains:
              - {name: all, protocol: mesi, lookup: directory}
            memory:
              - {space: 0, bytes: 1 MiB}
            """;

    private static MachineDescription parse(String faults) {
        return MachineFile.parse("pair.yaml", MACHINE + faults);
    }

    @Test
    void are_the_faults_of_each_run() {
        MachineDescription machine = parse("faults:\n  - core 3 stops at 1 ms\n  - interrupts lost 5 %\n");

        assertThat(machine.faults()).containsExactly(
                FaultParser.parse("core 3 stops at 1 ms"), FaultParser.parse("interrupts lost 5 %"));
        assertThat(Machine.of(machine, 1).injections().stream().map(Injection::fault))
                .containsExactlyInAnyOrderElementsOf(machine.faults());
    }

    @Test
    void are_none_without_the_key() {
        assertThat(parse("").faults()).isEmpty();
    }

    @Nested
    class AreRefusedWithLineAndColumn {
        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '|', value = {
            "core 3 stops | fault 'core 3 stops', column 13: expected 'at', not the end",
            "core 4 stops at 1 ms | fault 'core 4 stops at 1 ms': there is no core 4; there are [0, 3]",
            "link 0-1 stalls at 1 ms for 1 ms | no link joins nodes 0 and 1; there is none",
            "port nic0 loses 5 % | there is no port of the wire named 'nic0'; there is none",
            "device nic0 goes at 1 ms | no device behind a bridge of the bus named 'nic0'; there is none"})
        void if_a_sentence_is_wrong(String sentence, String message) {
            assertThatThrownBy(() -> parse("faults:\n  - core 3 is ahead by 1 us\n  - " + sentence + "\n"))
                    .isInstanceOf(MachineFileException.class).hasMessageStartingWith("pair.yaml:19:5: ")
                    .hasMessageContaining(message);
        }

        @Test
        void if_one_contradicts_another() {
            assertThatThrownBy(() -> parse("faults:\n  - interrupts lost 5 %\n  - interrupts lost 6 %\n"))
                    .hasMessageStartingWith("pair.yaml:19:5: ").hasMessageContaining("cannot both be in force");
        }

        @Test
        void if_they_are_no_list_of_sentences() {
            assertThatThrownBy(() -> parse("faults: core 3 stops at 1 ms\n"))
                    .hasMessage("pair.yaml:17:9: 'faults' is a list, not 'core 3 stops at 1 ms'");
            assertThatThrownBy(() -> parse("faults:\n  - {core: 3}\n"))
                    .hasMessage("pair.yaml:18:5: 'faults' lists sentences, which a mapping is not");
        }
    }

    @Test
    void are_kept_by_the_same_machine_with_another_number() {
        MachineDescription machine = parse("faults: [interrupts lost 5 %]\n");

        assertThat(machine.numbered(1).faults()).isEqualTo(machine.faults());
        assertThat(machine.withFaults(List.of()).faults()).isEmpty();
    }
}
