package org.barreleye.machine.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.description.InterruptNet.Hop;
import org.barreleye.machine.description.InterruptNet.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The wiring of devices in a machine file. */
class WiringTest {
    private static final String MACHINE = """
            name: wired
            about: Two cores
            kinds:
              plain:
                isa: x86-64
                word-bits: 64
                endianness: little
                megahertz: 2000
                costs: {hit: 2, memory-fetch: 1, interrupt-send: 1, interrupt-entry: 1, trap: 1, resume: 1, \
                space-switch: 1, timer-programming: 1, console-line: 1}
            nodes:
              - {kind: plain, cores: [0, 1]}
            memory:
              - {space: 0, bytes: 1 MiB}
              - {space: 1, bytes: 64 KiB, kind: device}
            devices:
              - {name: uart0, kind: uart, space: 1, offset: 0x0, interrupt: pic0/4}
              - {name: uart1, kind: uart, space: 1, offset: 0x1000, interrupt: cascade0/2}
              - {name: dma0, kind: dma, space: 1, offset: 0x2000, interrupts: 1, vector: 60}
            interrupt-controllers:
              - {name: cascade0, kind: bridge, lines: 4, space: 1, offset: 0x4000, interrupt: ioapic0/7}
              - {name: ioapic0, kind: io-apic, lines: 24, space: 1, offset: 0x5000}
              - {name: pic0, kind: fixed-vector, lines: 8, space: 1, offset: 0x6000, interrupts: 1, vector: 32}
              - {name: gic0, kind: gic, lines: 64, space: 1, offset: 0x7000, cores: [1], vector: 99}
            dma-protection:
              - {name: iommu0, device: dma0, kind: iommu, space: 1, offset: 0x8000, interrupt: pic0/0}
            """;

    private static MachineDescription machine() {
        return MachineFile.parse("wired.yaml", MACHINE);
    }

    private static void refuses(String from, String to, int line, String sentence) {
        assertThat(MACHINE).contains(from);
        assertThatThrownBy(() -> MachineFile.parse("wired.yaml", MACHINE.replace(from, to)))
                .isInstanceOf(MachineFileException.class)
                .hasMessageStartingWith("wired.yaml:" + line + ":")
                .hasMessageContaining(sentence);
    }

    @Nested
    class The_interrupt_net {
        private final InterruptNet net = machine().interruptNet();

        @Test
        void has_a_wire_from_each_source_and_each_bridge() {
            assertThat(net.edges().stream().map(InterruptNet.Edge::from)).containsExactly(
                    "uart0", "uart1", "dma0", "cascade0", "iommu0");
            assertThat(net.edges()).contains(new InterruptNet.Edge("cascade0", new InterruptWire.ToLine("ioapic0", 7)),
                    new InterruptNet.Edge("dma0", new InterruptWire.ToCore(new CoreId(1), 60)));
        }

        @Test
        void has_one_path_where_nothing_can_be_chosen() {
            assertThat(net.paths("uart0"))
                    .containsExactly(new Path("uart0", List.of(new Hop("pic0", 4)), new CoreId(1), 36, 36));
            assertThat(net.paths("dma0")).containsExactly(new Path("dma0", List.of(), new CoreId(1), 60, 60));
            assertThat(net.paths("nothing")).isEmpty();
        }

        @Test
        void has_a_path_to_each_core_that_the_last_controller_reaches() {
            List<Hop> hops = List.of(new Hop("cascade0", 2), new Hop("ioapic0", 7));

            assertThat(net.paths("uart1")).containsExactly(new Path("uart1", hops, new CoreId(0), 0, 255),
                    new Path("uart1", hops, new CoreId(1), 0, 255));
        }

        @Test
        void has_the_mappings_of_every_line() {
            assertThat(net.mappings()).hasSize(24 * 2 + 8 + 64)
                    .contains(new InterruptNet.Mapping("gic0", 63, new CoreId(1), 99, 99),
                            new InterruptNet.Mapping("pic0", 7, new CoreId(1), 39, 39));
        }
    }

    @Nested
    class An_error {
        @Test
        void names_controllers_and_lines_that_do_not_exist() {
            refuses("pic0/4", "pic9/4", 16, "device 'uart0' interrupts controller 'pic9', which is not described; "
                    + "there are [cascade0, ioapic0, pic0, gic0]");
            refuses("pic0/4", "pic0/8", 16, "device 'uart0' interrupts line 8 of 'pic0', which has lines 0 to 7");
            refuses("pic0/4", "pic0/64", 16, "the line of interrupt controller 'pic0' is 0 to 63, not 64");
            refuses("pic0/4", "pic0", 16, "'interrupt' is a controller and a line, such as 'ioapic0/5', not 'pic0'");
            refuses("ioapic0/7", "ioapic0/24", 20, "bridge 'cascade0' interrupts line 24 of 'ioapic0'");
        }

        @Test
        void names_two_sources_on_a_line_that_takes_one() {
            refuses("cascade0/2", "pic0/4", 17, "'uart0' and 'uart1' are both on line pic0/4; a fixed-vector "
                    + "controller has one source on a line");
            assertThat(MachineFile.parse("shared.yaml", MACHINE.replace("pic0/4", "ioapic0/7")).devices()).hasSize(3);
        }

        @Test
        void names_a_cycle() {
            refuses("ioapic0/7", "cascade0/1", 20, "the outputs of bridges form a cycle: cascade0 -> cascade0");
            refuses("ioapic0, kind: io-apic", "ioapic0, kind: bridge, interrupt: cascade0/3", 20,
                    "form a cycle: cascade0 -> ioapic0 -> cascade0; let one of them interrupt a core");
        }

        @Test
        void names_a_device_that_interrupts_in_two_ways_or_in_none() {
            refuses("pic0/4}", "pic0/4, vector: 3}", 16, "a controller chooses the vector of line 'pic0/4'");
            refuses("interrupts: 1, vector: 60", "interrupts: 1", 18, "the key 'vector' is missing; add it");
            refuses("uart0, kind: uart, space: 1, offset: 0x0",
                    "uart0, kind: mailbox, space: 1, offset: 0x0", 16,
                    "mailbox 'uart0' interrupts every core by its vector; give it 'vector' in place of 'interrupt'");
        }

        @Test
        void names_units_before_no_device_or_before_one_that_needs_none() {
            refuses("device: dma0", "device: nic9", 25, "'iommu0' is between memory and device 'nic9', which is not "
                    + "described; there are [dma0]");
            refuses("device: dma0", "device: uart0", 25, "device 'uart0', which does not access memory");
            refuses("offset: 0x8000", "offset: 0x7000", 25, "as those of 'gic0' are; give it another offset");
            refuses("kind: iommu", "kind: iommu, windows: 65", 25, "the number of windows of 'iommu0' is 1 to 64");
        }

        @Test
        void names_controllers_that_do_not_fit_the_machine() {
            refuses("offset: 0x6000", "offset: 0x5000", 22, "as those of 'ioapic0' are; give it another offset");
            refuses("offset: 0x6000", "offset: 0x10000", 22, "which is not in device memory");
            refuses("name: pic0", "name: uart0", 22, "is the name of another device or controller");
            refuses("cores: [1]", "cores: [7]", 23, "'gic0' interrupts core 7, which is not a core of the machine");
            refuses("cores: [1]", "cores: []", 23, "an I/O APIC or a GIC one or more, a bridge none; 'gic0' has 0");
            refuses("lines: 24", "lines: 65", 21, "the number of lines of 'ioapic0' is 1 to 64, not 65");
            refuses("vector: 32", "vector: 250", 22, "begin at 248 or below");
        }
    }
}
