package org.barreleye.machine.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.machine.random.SeededRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MachineFileTest {
    private static final String SMALL = """
            name: small
            about: One core
            kinds:
              plain:
                isa: x86-64
                word-bits: 64
                endianness: little
                megahertz: 2000
                costs: {hit: 2, memory-fetch: 1, interrupt-send: 1, interrupt-entry: 1, trap: 1, resume: 1, \
                space-switch: 1, timer-programming: 1, console-line: 1}
            nodes:
              - {kind: plain, cores: [7]}
            memory:
              - {space: 0, bytes: 1 MiB}
            """;

    private static void refuses(String from, String to, int line, String sentence) {
        assertThat(SMALL).contains(from);
        assertThatThrownBy(() -> MachineFile.parse("small.yaml", SMALL.replace(from, to)))
                .isInstanceOf(MachineFileException.class)
                .hasMessageStartingWith("small.yaml:" + line + ":")
                .hasMessageContaining(sentence);
    }

    @Test
    void is_read_with_defaults_for_what_it_leaves_out() {
        MachineDescription machine = MachineFile.parse("small.yaml", SMALL);

        assertThat(machine.cores()).singleElement().satisfies(core -> {
            assertThat(core.id().number()).isEqualTo(7);
            assertThat(core.mmu()).isEqualTo(MmuKind.X86_64);
            assertThat(core.tlb()).isEqualTo(TlbDescription.DEFAULT);
            assertThat(core.initialState()).isEqualTo(InitialState.WAITING);
            assertThat(core.misses()).as("one after the other").isEqualTo(new MissDescription(1, 1));
        });
        assertThat(machine.memory()).containsExactly(new MemoryRegion(0, 1 << 20));
        assertThat(machine.memoryModel()).isEqualTo(MemoryModel.SEQUENTIAL);
    }

    @Nested
    class AnError {
        @Test
        void names_the_place_of_a_value_that_is_none() {
            refuses("megahertz: 2000", "megahertz: fast", 8,
                    "'megahertz' is a whole number, such as 64 or 0x40, not 'fast'");
            refuses("1 MiB", "1 MB", 13, "'bytes' is a size such as '64 KiB', '16 MiB' or '4096 B', not '1 MB'");
            refuses("little", "middle", 7, "'endianness' is one of 'little', 'big', not 'middle'");
            refuses("[7]", "[x]", 11, "'cores' lists whole numbers, which 'x' is not");
            refuses("[7]", "7", 11, "'cores' is a list, not '7'");
        }

        @Test
        void names_keys_that_are_missing_unknown_or_there_twice() {
            refuses("    isa: x86-64\n", "", 5, "the key 'isa' is missing; add it");
            refuses("hit: 2", "hits: 2", 9, "the key 'hits' is unknown here; the keys are [hit, memory-fetch");
            refuses("about: One core", "name: small", 2, "the key 'name' is here a second time; keep one");
        }

        @Test
        void names_the_place_of_parts_that_do_not_fit_together() {
            refuses("{kind: plain", "{kind: fancy", 11, "no kind is named 'fancy'; there are [plain]");
            refuses("[7]", "[7], domain: all", 11, "node 0 belongs to coherence domain 'all', which is not described");
            refuses("space: 0,", "space: 0, node: 3,", 13,
                    "the memory of space 0 needs node 3; there are nodes 0 to 0");
            refuses("isa: x86-64", "isa: x86-64\n    store-buffer: 4", 4, "which a sequential machine forbids");
        }

        @Test
        void asks_for_the_domain_of_memory_where_it_is_ambiguous() {
            String two = "domains:\n  - {name: a, protocol: mesi, lookup: directory}\n  - {name: b, protocol: mesi, "
                    + "lookup: directory}\n";
            String node = "cores: [7], domain: a}\n";

            refuses("cores: [7]}\n", node + two, 16,
                    "the memory of space 0 is at no node with cores, so its coherence domain is ambiguous; name one of "
                    + "[a, b] as its 'domain'");
            refuses("1 MiB", "1 MiB, domain: c", 13,
                    "the memory of space 0 belongs to coherence domain 'c', which is not described");
            refuses("1 MiB", "1 MiB, kind: device, domain: c", 13,
                    "is not cached, so it is in no coherence domain");
            refuses("cores: [7]}\n", node + two.replace("name: b", "name: a"), 14,
                    "two descriptions of coherence domain a; keep one");
        }

        @Test
        void names_a_tlb_without_an_mmu() {
            refuses("word-bits: 64", "word-bits: 64\n    tlb: {entries: 0}", 7,
                    "the number of entries of a TLB is 1 to 4096, not 0");
            refuses("word-bits: 64", "word-bits: 64\n    tlb: {flush: 1}", 7, "the key 'entries' is missing; add it");
            refuses("word-bits: 64", "word-bits: 64\n    mmu: none\n    tlb: {entries: 4}", 8,
                    "a core without MMU has no TLB");
        }

        @Test
        void names_a_number_of_misses_out_of_range() {
            refuses("word-bits: 64", "word-bits: 64\n    misses: {loads: 0}", 7,
                    "the number of lines that polls fetch at a time is 1 to 64, not 0");
            refuses("word-bits: 64", "word-bits: 64\n    misses: {ownership: 65}", 7,
                    "the number of lines whose ownership is requested at a time is 1 to 64, not 65");
        }

        @Test
        void names_a_core_without_a_timer() {
            refuses("word-bits: 64", "word-bits: 64\n    timer: none", 7, "every core has a timer");
            assertThat(MachineFile.parse("small.yaml", SMALL.replace("word-bits: 64",
                    "word-bits: 64\n    timer: one-shot")).cores().get(0).timer()).isEqualTo(TimerKind.ONE_SHOT);
        }

        @Test
        void names_two_devices_at_one_address() {
            String devices = """
                      - {space: 1, bytes: 8 KiB, kind: device}
                    devices:
                      - {name: one, kind: uart, space: 1, offset: 0x1000, interrupts: 7, vector: 1}
                      - {name: other, kind: uart, space: 1, offset: OTHER, interrupts: 7, vector: 2}
                    """;
            String memory = "  - {space: 0, bytes: 1 MiB}\n";

            refuses(memory, memory + devices.replace("OTHER", "0x1000"), 17,
                    "the registers of device 'other' are at offset 4096 of space 1, as those of device 'one' are");
            refuses(memory, memory + devices.replace("OTHER", "0x2000"), 17,
                    "which is not in device memory; give them an offset that is");
            String twoPages = SMALL.replace(memory, memory + devices.replace("OTHER", "0x0"));
            assertThat(MachineFile.parse("f", twoPages).devices()).hasSize(2);
        }

        @Test
        void names_cycles_without_a_clock() {
            refuses("[7]", "[7], fetch: 5 cycles", 11, "'reference-megahertz' gives the length of a cycle");
        }

        @Test
        void is_made_about_what_is_no_yaml_or_too_much_of_it() {
            refuses("kinds:", "kinds: [", 5, "this is not YAML");
            refuses("kinds:", "kinds: &here", 3, "no anchors and aliases");
            assertThatThrownBy(() -> MachineFile.parse("f", ""))
                    .hasMessage("f:1:1: the file is empty; it should begin with 'name:'");
            assertThatThrownBy(() -> MachineFile.parse("f", "- 1")).hasMessageContaining("is expected here, not");
            assertThatThrownBy(() -> MachineFile.parse("f", "[".repeat(100)))
                    .hasMessageContaining("nest too deeply; a machine file has at most");
        }
    }

    /** Files that were damaged by chance are read, or refused with a place and a sentence; nothing else escapes. */
    @Test
    void hundreds_of_damaged_files_are_legal_or_get_a_clear_error() {
        List<String> refused = new ArrayList<>();
        Seeds.each(600, seed -> {
            SeededRandom random = new SeededRandom(seed).fork("damage");
            String name = Presets.names().get((int) random.upTo(Presets.names().size() - 1));
            String text = damaged(Presets.text(name), random);
            Throwable complaint = catchThrowable(() -> MachineFile.parse("damaged.yaml", text));
            if (complaint != null) {
                assertThat(complaint).isInstanceOf(MachineFileException.class);
                assertThat(complaint.getMessage()).matches("(?s)damaged\\.yaml:\\d+:\\d+: .{10,}")
                        .doesNotContain("Exception");
                assertThat(((MachineFileException) complaint).line()).isBetween(1, (int) text.lines().count() + 1);
                refused.add(complaint.getMessage());
            }
        });
        if (System.getProperty("seed", "").isEmpty()) {
            assertThat(refused.size()).isGreaterThan(200);
        }
    }

    private static String damaged(String text, SeededRandom random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = (int) random.upTo(lines.size() - 1);
        String line = lines.get(at);
        int from = (int) random.upTo(line.length());
        int to = from + (int) random.upTo(Math.min(6, line.length() - from));
        switch ((int) random.upTo(7)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.set(at, line.substring(0, from) + line.substring(to));
            case 3 -> lines.set(at, line.replaceFirst("\\d+", "99999999999999999999"));
            case 4 -> lines.set(at, line.replaceFirst("\\d+", "-1"));
            case 5 -> lines.set(at, line.replaceFirst("[a-z]+(?=[,}]|$)", "nonsense"));
            case 6 -> lines.set(at, line.substring(0, from) + "{}[]:#&*!".charAt((int) random.upTo(8))
                    + line.substring(from));
            default -> lines.set(at, line.replaceFirst("[a-z-]+:", "no-such-key:"));
        }
        return String.join("\n", lines);
    }
}
