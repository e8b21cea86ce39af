package org.barreleye.machine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.experiment.Experiment;
import org.barreleye.machine.experiment.Experiments;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private int run(String... arguments) {
        return MachineCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Test
    void lists_all_machines_and_experiments() {
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains(Presets.names()).contains("smp-N").contains(Experiments.all().stream()
                .map(Experiment::name).toList());
    }

    @Test
    void shows_every_machine_as_text_and_as_a_graph() {
        for (String name : Presets.names()) {
            assertThat(run("show", name)).isZero();
            assertThat(run("show", name, "--dot")).isZero();
        }
        assertThat(out.toString()).contains("core 32: power32, 32-bit big-endian, 200 MHz, MMU none")
                .contains("n0 -- n1 [label=\"50.0 ns\"]");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shows_interrupt_controllers_the_bus_and_units_before_memory() throws Exception {
        Path file = Path.of(MachineCommandTest.class.getResource("/org/barreleye/machine/device/wired.yaml").toURI());

        assertThat(run("check", file.toString())).as(err.toString()).isZero();
        assertThat(run("show", file.toString())).as(err.toString()).isZero();
        assertThat(out.toString().lines()).contains(
                "device uart0: uart at offset 0 of space 1, interrupts line pic0/4: core 0 by vector 44",
                "device mailbox0: mailbox at offset 4096 of space 1, interrupts every core by vector 33",
                "device dma1: dma at the base address register of its function, interrupts line cascade0/2: "
                + "core 0 by vectors 0 to 255 or core 1 by vectors 0 to 255",
                "interrupt controller gic0: gic with 32 lines at offset 24576 of space 1, interrupts core 1",
                "interrupt controller cascade0: bridge with 4 lines at offset 28672 of space 1, interrupts line "
                + "ioapic0/7",
                "DMA protection iommu1: iommu of dma1, 8 windows at offset 36864 of space 1, interrupts line ioapic0/8",
                "bus: configuration space of 2 buses at offset 131072 of space 1, 64 KiB of addresses at offset 786432",
                "  slot 3: bridge0 1234:0020 class 060400, bridge, interrupts line ioapic0/9",
                "    slot 0: dma1 1234:0030 class 080100, 16 KiB",
                "    slot 1: uart2 1234:0010 class 070000, 4 KiB, not present");
    }

    @Test
    void draws_interrupts_the_bus_units_before_memory_and_the_wire() throws Exception {
        for (String machine : List.of("wired", "networked")) {
            Path file = Path.of(MachineCommandTest.class
                    .getResource("/org/barreleye/machine/device/" + machine + ".yaml").toURI());
            assertThat(run("show", file.toString(), "--dot")).as(err.toString()).isZero();
        }

        assertThat(out.toString().lines()).contains(
                "  \"part uart0\" -- \"part pic0\" [label=\"line 4\", style=solid];",
                "  \"part pic0\" -- n0 [label=\"core 0\", style=solid];",
                "  \"part mailbox0\" [label=\"mailbox0\\nmailbox, every core vector 33\", shape=ellipse];",
                "  \"part ioapic0\" [label=\"ioapic0\\nio-apic, 24 lines\", shape=hexagon];",
                "  \"part ioapic0\" -- n0 [label=\"core 0 1\", style=solid];",
                "  \"part cascade0\" -- \"part ioapic0\" [label=\"line 7\", style=solid];",
                "  \"part dma1\" -- \"part iommu1\" [label=\"DMA\", style=dashed];",
                "  bus -- \"part bridge0\" [label=\"slot 3\", style=bold];",
                "  \"part bridge0\" -- \"part uart2\" [label=\"slot 1, not present\", style=bold];",
                "  \"part nic0\" -- wire [label=\"\", style=dotted];");
        List<String> declared = out.toString().lines().filter(line -> line.matches("  \\S.* \\[label=.*"))
                .filter(line -> !line.contains(" -- ")).map(line -> line.substring(2, line.indexOf(" [label=")))
                .toList();
        assertThat(out.toString().lines().filter(line -> line.contains(" -- ")))
                .allSatisfy(line -> assertThat(declared).contains(line.substring(2, line.indexOf(" [")).split(" -- ")));
    }

    @Test
    void shows_network_interfaces_and_the_wire() throws Exception {
        Path file =
                Path.of(MachineCommandTest.class.getResource("/org/barreleye/machine/device/networked.yaml").toURI());

        assertThat(run("show", file.toString())).as(err.toString()).isZero();
        assertThat(out.toString().lines()).contains(
                "device nic0: nic at the base address register of its function, interrupts line ioapic0/5: "
                + "core 0 by vectors 0 to 255, address 02:00:00:00:00:2a",
                "    slot 0: nic0 1234:0040 class 020000, 4 KiB",
                "wire: 1000 Mbit/s, latency 1000.0 ns, with the peer host");
    }

    @Test
    void checks_files() throws IOException {
        Path good = Files.writeString(directory.resolve("good.yaml"), "name: x");

        assertThat(run("check", good.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("good.yaml:1:1: the key 'about' is missing; add it");
        assertThat(run("check", directory.resolve("none.yaml").toString())).isEqualTo(3);
        assertThat(err.toString()).contains("none.yaml: there is no such file or folder; check the path");
        assertThat(run("check", directory.toString())).isEqualTo(3);
        assertThat(err.toString()).contains(directory + ": is a folder; name a file");
    }

    @Nested
    class AnExperiment {
        @Test
        void writes_a_table_and_a_picture() throws IOException {
            Path csv = directory.resolve("rows.csv");
            Path svg = directory.resolve("rows.svg");

            assertThat(run("experiment", "load-latency", "--machine", "amd-8x4", "--csv", csv.toString(), "--svg",
                    svg.toString())).as(err.toString()).isZero();

            assertThat(Files.readAllLines(csv)).startsWith(
                    "experiment,machine,row,cores,unit,measured,published,deviation_percent,provenance",
                    "load-latency,amd-8x4,L1,1,cycles,2.00,2.00,0.00,calibrated");
            assertThat(Files.readString(svg)).contains("<svg")
                    .contains("<title>load-latency on amd-8x4 (model)</title>");
            assertThat(out.toString()).contains("6 published rows from 5 parameters fitted on this machine");
        }

        @Test
        void draws_curves_over_cores() throws IOException {
            Path svg = directory.resolve("curves.svg");

            Path again = directory.resolve("again.svg");

            assertThat(run("experiment", "shootdown", "--machine", "amd-8x4", "--svg", svg.toString())).isZero();
            assertThat(run("experiment", "shootdown", "--machine", "amd-8x4", "--svg", again.toString())).isZero();

            assertThat(Files.readString(svg)).contains("<title>shootdown on amd-8x4 (model)</title>")
                    .isEqualTo(Files.readString(again));
        }

        @Test
        void runs_on_all_presets_on_which_it_can() {
            assertThat(run("experiment", "load-latency", "--machine", "all")).isZero();

            for (String preset : Presets.names()) {
                assertThat(out.toString()).contains("load-latency on " + preset + ": ");
            }
            assertThat(out.toString()).contains("load-latency on scc-48: not run: ")
                    .contains("load-latency on amd-8x4: a load from each level");
        }

        @Test
        void that_is_invalid_names_what_is_valid() {
            assertThat(run("experiment", "urpc")).isEqualTo(2);
            assertThat(run("experiment", "urpc", "--machine", "all", "--svg", "x.svg")).isEqualTo(2);
            assertThat(run("experiment", "all", "--machine", "two-x86")).isEqualTo(2);
            assertThat(run("experiment", "urpc", "--machine", "nothing")).isEqualTo(1);
            assertThat(run("experiment", "urpc", "--machine", "scc-48")).isEqualTo(1);
            assertThat(run("experiment", "urpc", "--machine", "two-x86", "--csv", directory.resolve("no/such/x.csv")
                    .toString())).isEqualTo(3);
            assertThat(err.toString()).contains("add --machine M, or --machine all").contains("leave out --svg")
                    .contains("no machine is named 'nothing'")
                    .contains("fewer than two coherent cores");
        }

        @Test
        void does_not_run_if_its_results_cannot_be_written() {
            assertThat(run("experiment", "urpc", "--machine", "two-x86", "--csv", directory.resolve("no/such/x.csv")
                    .toString())).isEqualTo(3);

            assertThat(err.toString()).contains("x.csv: cannot write the measurements: no such folder");
            assertThat(out.toString()).isEmpty();
        }

        @Test
        void leaves_the_results_of_an_earlier_run_if_it_is_refused() throws IOException {
            Path csv = Files.writeString(directory.resolve("rows.csv"), "earlier");

            assertThat(run("experiment", "urpc", "--machine", "scc-48", "--csv", csv.toString())).isEqualTo(1);

            assertThat(csv).hasContent("earlier");
        }
    }

    @Test
    void without_a_command_lists_the_commands() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("list, show, check, import, experiment or explain");
    }

    @Test
    void a_file_that_is_no_text_is_named() throws IOException {
        Path binary = Files.write(directory.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(run("check", binary.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("binary.yaml:1:1: the file is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void an_unknown_experiment_is_named_before_a_machine_is_asked_for() {
        assertThat(run("experiment", "nosuch")).isEqualTo(1);
        assertThat(err.toString()).contains("no experiment is named 'nosuch'").contains("load-latency")
                .doesNotContain("--machine");
    }

    @Test
    void a_wrong_option_is_one_line() {
        assertThat(run("experiment", "urpc", "--sede", "1")).isEqualTo(2);
        assertThat(run("show")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("machine: "));
        assertThat(err.toString()).contains("'--sede'").contains("see 'machine experiment --help'");
    }

    @Test
    void former_names_of_presets_are_accepted_with_a_note() {
        assertThat(run("show", "duo")).isZero();
        assertThat(run("show", "duet")).isZero();

        assertThat(out.toString()).contains("two-x86: ").contains("x86-power32: ");
        assertThat(err.toString()).contains("note: 'duo' is now 'two-x86'").contains("'duet' is now 'x86-power32'");
    }
}
