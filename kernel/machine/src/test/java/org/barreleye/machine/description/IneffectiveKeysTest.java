package org.barreleye.machine.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of a machine file that would have no effect, and parts that would have one address. */
class IneffectiveKeysTest {
    private static final Path WIRED = Path.of("src/test/resources/org/barreleye/machine/device/wired.yaml");

    private static String wired() {
        try {
            return Files.readString(WIRED);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** The wired machine with one text in the place of another. */
    private static void assertRefused(String text, String replacement, String message) {
        String changed = wired().replace(text, replacement);
        assertThat(changed).as("the file has '%s'", text).isNotEqualTo(wired());
        assertThatThrownBy(() -> MachineFile.parse("wired.yaml", changed)).isInstanceOf(MachineFileException.class)
                .hasMessageMatching("wired\\.yaml:\\d+:\\d+: (?s:.*)").hasMessageContaining(message);
    }

    private static String machine(String kind, String node, String rest) {
        return """
                name: one
                about: One core
                kinds:
                  plain:
                    isa: x86-64
                    word-bits: 64
                    endianness: little
                    megahertz: 1000
                    costs: {hit: 4, memory-fetch: 100, interrupt-send: 10, interrupt-entry: 100, trap: 100,
                        resume: 100, space-switch: 100, timer-programming: 10, console-line: 1000}
                """ + kind + "nodes:\n  - {kind: plain, cores: [0]" + node + "}\nmemory:\n"
                + "  - {space: 0, bytes: 1 MiB}\n"
                + rest;
    }

    private static void assertRefused(String file, String message) {
        assertThatThrownBy(() -> MachineFile.parse("one.yaml", file)).isInstanceOf(MachineFileException.class)
                .hasMessageMatching("one\\.yaml:\\d+:\\d+: (?s:.*)").hasMessageContaining(message);
    }

    @Nested
    class AKeyWithoutEffect {
        @Test
        void is_refused_in_a_kind() {
            assertRefused(machine("    timer: none\n", "", ""), "every core has a timer, by which its software is "
                    + "preempted: remove 'timer', or write 'one-shot'");
            assertRefused(machine("    mmu: none\n    tlb: {entries: 4}\n", "", ""), "a core without MMU has no TLB");
            assertRefused(machine("    caches: [{bytes: 1 KiB, latency: 4}, {bytes: 2 KiB, latency: 9}]\n", "", ""),
                    "cores of this kind are in no coherence domain, so only the first of their caches has an effect");
        }

        @Test
        void is_refused_in_a_node() {
            assertRefused(machine("", ", shared-cache: {bytes: 1 MiB, latency: 20}", ""), "'shared-cache' has no effect"
                    + " without a coherence domain of the node; remove it, or add a 'domain'");
            assertRefused(machine("", "}\n  - {fetch: 3 ns",
                    "links: [{between: [0, 1], fetch: 1 ns, interrupt: 1 ns}]\n"),
                    "'fetch' has no effect in a node without cores; remove it, or add 'cores'");
        }

        @Test
        void is_refused_in_a_node_whose_caches_are_all_asked() {
            assertRefused(machine("", ", domain: all, invalidation: 3 ns",
                    "domains: [{name: all, protocol: mesi, lookup: broadcast, probe: 9 ns}]\n"),
                    "'invalidation' has no effect in a domain with the lookup 'broadcast', where the 'probe' is its "
                    + "time; remove it, or choose the lookup 'directory'");
        }

        @Test
        void is_refused_if_nothing_is_at_the_wire() {
            assertRefused(machine("", "", "wire: {latency: 1 us, megabits: 1000}\n"),
                    "'wire' has no effect without a network interface; remove it, or add a device of the kind 'nic'");
        }

        @Test
        void is_refused_in_a_clock_of_cycles_that_no_time_has() {
            String clock = "reference-megahertz: 1000\n";
            assertRefused(machine("", "", clock), "'reference-megahertz' has no effect without a time in cycles; "
                    + "remove it, or give a time in 'cycles'");
            assertThat(MachineFile.parse("one.yaml", machine("", ", interrupt: 3 cycles", clock))).isNotNull();
        }

        @Test
        void is_refused_if_no_node_uses_it() {
            assertRefused(machine("", "", "domains: [{name: all, protocol: mesi, lookup: directory}]\n"),
                    "no node is in the coherence domain 'all', so it has no effect; remove it, or let a node have");
            assertRefused(machine("", "", "").replace("nodes:", "  other: {isa: a, word-bits: 64, "
                    + "endianness: little, megahertz: 1, costs: {}}\n"
                    + "nodes:"), "no node has cores of the kind 'other', so it has no effect");
        }

        @Test
        void is_refused_in_a_wire_without_a_peer() {
            assertRefused(machine("", "", "wire: {latency: 1 us, megabits: 10, peer: no, lease-seconds: 9}\n"),
                    "'lease-seconds' has no effect without a peer host");
        }

        @ParameterizedTest(name = "{1}")
        @CsvSource(delimiter = '|', value = {
            "kind: io-apic, | kind: io-apic, vector: 3, | 'vector' has no effect in a controller of the kind 'io-apic'",
            "kind: gic, | kind: gic, interrupts: 1, | 'interrupts' has no effect in a controller of the kind 'gic'",
            "kind: fixed-vector, | kind: fixed-vector, cores: [0], | 'cores' has no effect in a controller of the kind",
            "kind: mailbox, | kind: mailbox, interrupts: 0, | 'interrupts' has no effect in a mailbox: it interrupts",
            "kind: bridge, | kind: bridge, cores: [0], | 'cores' has no effect in a controller of the kind 'bridge'",
            "lines: 4, | lines: 4, interrupts: 0, | 'interrupts' has no effect beside 'interrupt'",
            "kind: iommu, | kind: iommu, interrupts: 0, | 'interrupts' has no effect beside 'interrupt'",
            "{bridge: bridge0, | {bridge: bridge0, bar: 4 KiB, | 'bar' has no effect in a bridge"})
        void is_refused_in_the_wiring(String text, String replacement, String message) {
            assertRefused(text, replacement, message);
        }
    }

    @Nested
    class OneAddress {
        @ParameterizedTest(name = "{1}")
        @CsvSource(delimiter = '|', value = {
            "offset: 0x1000, | offset: 0x0, | are at offset 0 of space 1, as those of device 'uart0' are; give",
            "offset: 0x4000, | offset: 0x1000, | are at offset 4096 of space 1, as those of 'mailbox0' are; give",
            "offset: 0x9000, | offset: 0x6000, | are at offset 24576 of space 1, as those of 'gic0' are; give",
            "offset: 0x9000, | offset: 0x20000, | belongs to the bus; give them an offset outside",
            "offset: 0x9000, | offset: 0xc1000, | belongs to the bus; give them an offset outside",
            "window: 0xc0000 | window: 0x20000 | the window of the bus overlaps configuration space; move one",
            "slot: 1, | slot: 0, | give one another slot"})
        void of_two_parts_is_refused(String text, String replacement, String message) {
            assertRefused(text, replacement, message);
        }
    }
}
