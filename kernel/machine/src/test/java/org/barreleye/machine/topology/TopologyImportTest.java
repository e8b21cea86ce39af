package org.barreleye.machine.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.description.Cache;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.Link;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;
import org.barreleye.machine.description.MemoryModel;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.description.NodeDescription;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine file that is made of the XML of lstopo. */
class TopologyImportTest {
    private static String text(String name) throws IOException {
        try (InputStream file = TopologyImportTest.class.getResourceAsStream(name + ".xml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String imported(String name) throws IOException {
        return TopologyImport.machineFile("some/folder/" + name + ".xml", text(name));
    }

    private static MachineDescription machine(String name) throws IOException {
        return MachineFile.parse(name + ".yaml", imported(name));
    }

    private static List<List<Integer>> coresOfNodes(MachineDescription machine) {
        return machine.nodes().stream()
                .map(node -> node.cores().stream().map(CoreId::number).toList()).toList();
    }

    private static List<Long> sizes(CoreDescription core) {
        return core.caches().stream().map(Cache::bytes).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"four-cores", "two-packages", "two-kinds", "hwloc-1", "sockets", "virtual-machine",
        "virtual-machine-hwloc-1", "packages-at-one-memory", "memories-in-packages", "annotated-kinds"})
    void is_valid_is_named_after_the_file_and_marks_every_cost_as_a_guess(String name) throws IOException {
        assertThat(machine(name).name()).isEqualTo(name);
        assertThat(imported(name).lines().filter(line -> line.contains("costs: ")).count())
                .isEqualTo(imported(name).lines().filter(line -> line.equals("    # guess: all costs")).count());
        assertThat(imported(name).lines().filter(line -> line.contains("fetch: ")
                && line.contains("between:"))).allMatch(line -> line.contains("# guess: "));
        assertThat(imported(name)).contains("nodes:    # guess: all times", "# guess: caches are coherent");
    }

    @Test
    void is_the_same_every_time() throws IOException {
        assertThat(imported("two-packages")).isEqualTo(imported("two-packages"));
    }

    @Nested
    class Of_one_package_with_four_cores {
        @Test
        void has_one_node_whose_cores_share_the_last_cache() throws IOException {
            MachineDescription machine = machine("four-cores");

            assertThat(coresOfNodes(machine)).containsExactly(List.of(0, 1, 2, 3));
            assertThat(machine.links()).isEmpty();
            assertThat(sizes(machine.cores().get(0))).containsExactly(32L << 10, 256L << 10);
            assertThat(machine.nodes().get(0).sharedCache()).map(Cache::bytes).contains(4L << 20);
            assertThat(machine.memory()).singleElement().satisfies(memory ->
                    assertThat(memory.bytes()).isEqualTo(256L << 20));
        }

        @Test
        void says_that_a_cache_is_rounded_and_memory_cut() throws IOException {
            assertThat(imported("four-cores"))
                    .contains("# note: a cache of 6 MiB is one of 4 MiB: sizes are powers of two")
                    .contains("bytes: 256 MiB}    # of ");
        }

        @Test
        void takes_clock_and_instruction_set_from_the_topology() throws IOException {
            CoreDescription core = machine("four-cores").cores().get(0);

            assertThat(core.megahertz()).isEqualTo(3_400);
            assertThat(core.isa()).isEqualTo("x86-64");
            assertThat(imported("four-cores")).contains("    isa: x86-64\n", "megahertz: 3400    # from CPUModel",
                    "memory-model: total-store-order    # guess");
        }
    }

    @Nested
    class Of_two_packages_with_hardware_threads {
        @Test
        void has_each_core_once_numbered_by_its_first_hardware_thread() throws IOException {
            assertThat(coresOfNodes(machine("two-packages"))).containsExactly(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7));
            assertThat(imported("two-packages"))
                    .contains("# note: up to 2 hardware threads of a core are one core here");
        }

        @Test
        void has_memory_at_each_node() throws IOException {
            assertThat(machine("two-packages").memory()).extracting(memory -> memory.node()).containsExactly(0, 1);
            assertThat(machine("two-packages").nodes()).extracting(NodeDescription::socket).containsExactly(0, 1);
        }

        @Test
        void has_a_link_by_the_distance_of_latencies_not_of_bandwidths() throws IOException {
            Link link = machine("two-packages").links().get(0);

            assertThat(machine("two-packages").links()).hasSize(1);
            assertThat(link.fetch()).as("1.1 times the 90 ns of an access to the own memory").isEqualTo(99_000);
            assertThat(imported("two-packages")).contains("takes 2.10 times the 90 ns here, by the distances");
        }
    }

    @Nested
    class Of_two_kinds_of_cores {
        @Test
        void has_a_node_and_a_kind_for_each_with_its_own_clock_and_caches() throws IOException {
            MachineDescription machine = machine("two-kinds");

            assertThat(coresOfNodes(machine)).containsExactly(List.of(0, 1, 2, 3), List.of(4, 5));
            assertThat(machine.cores()).extracting(CoreDescription::megahertz)
                    .containsExactly(1_416, 1_416, 1_416, 1_416, 1_800, 1_800);
            assertThat(machine.cores()).extracting(CoreDescription::mmu).containsOnly(MmuKind.AARCH64);
            assertThat(machine.memoryModel()).isEqualTo(MemoryModel.WEAK);
            assertThat(machine.nodes()).map(node -> node.sharedCache().orElseThrow().bytes())
                    .containsExactly(512L << 10, 1L << 20);
        }

        @Test
        void has_one_memory_to_which_both_are_linked() throws IOException {
            assertThat(machine("two-kinds").memory()).hasSize(1);
            assertThat(machine("two-kinds").links()).extracting(Link::one, Link::other)
                    .containsExactly(tuple(0, 1));
        }
    }

    @Nested
    class Of_hwloc_1 {
        @Test
        void has_a_node_for_each_memory_that_contains_a_package() throws IOException {
            MachineDescription machine = machine("hwloc-1");

            assertThat(coresOfNodes(machine)).containsExactly(List.of(0, 1), List.of(2, 3), List.of(4, 5),
                    List.of(6, 7));
            assertThat(sizes(machine.cores().get(0))).as("not those of instructions").containsExactly(64L << 10,
                    1L << 20);
            assertThat(machine.memory()).hasSize(4);
        }

        @Test
        void has_links_by_the_distances_inside_the_machine() throws IOException {
            assertThat(machine("hwloc-1").links()).extracting(Link::fetch)
                    .containsExactly(54_000L, 54_000L, 108_000L, 108_000L, 54_000L, 54_000L);
        }

        @Test
        void has_two_nodes_of_one_memory_where_pairs_share_a_cache() throws IOException {
            MachineDescription machine = machine("sockets");

            assertThat(coresOfNodes(machine)).containsExactly(List.of(0, 1), List.of(2, 3));
            assertThat(machine.memory()).singleElement().satisfies(memory -> assertThat(memory.node()).isZero());
            assertThat(imported("sockets")).contains("    isa: x86-64    # guess", "megahertz: 2000    # guess");
        }
    }

    /** Written by lstopo and hwloc-annotate of hwloc 2.9.0. */
    @Nested
    class Written_by_lstopo {
        @Test
        void of_a_virtual_machine_leaves_its_devices_out() throws IOException {
            MachineDescription machine = machine("virtual-machine");

            assertThat(coresOfNodes(machine)).containsExactly(List.of(0, 1));
            assertThat(sizes(machine.cores().get(0))).containsExactly(32L << 10, 1L << 20, 256L << 20);
            assertThat(imported("virtual-machine")).contains("a cache of 508 MiB is one of 256 MiB",
                    "bytes: 256 MiB}    # of 6.1 GiB, so that a boot is quick", "    isa: x86-64\n");
        }

        @Test
        void is_the_same_machine_in_the_format_of_hwloc_1() throws IOException {
            assertThat(imported("virtual-machine-hwloc-1").replace("virtual-machine-hwloc-1", "virtual-machine")
                    .replace("format 1.", "format 2.0.")).isEqualTo(imported("virtual-machine"));
        }

        @Test
        void has_longer_links_between_packages_than_within_them() throws IOException {
            assertThat(machine("packages-at-one-memory").nodes()).extracting(NodeDescription::socket)
                    .containsExactly(0, 0, 1, 1);
            assertThat(machine("packages-at-one-memory").links()).extracting(Link::one, Link::other, Link::fetch)
                    .containsExactly(tuple(0, 1, 20_000L), tuple(0, 2, 60_000L), tuple(2, 3, 20_000L));
            assertThat(imported("packages-at-one-memory"))
                    .contains("# guess: all times; between packages at one memory");
        }

        @Test
        void has_a_second_memory_of_a_package_at_that_package() throws IOException {
            MachineDescription machine = machine("memories-in-packages");

            assertThat(machine.nodes()).extracting(NodeDescription::socket).containsExactly(0, 1, 0, 1);
            assertThat(coresOfNodes(machine)).containsExactly(List.of(0), List.of(2), List.of(), List.of());
            assertThat(machine.links()).filteredOn(link -> link.fetch() == 20_000)
                    .extracting(Link::one, Link::other).containsExactly(tuple(0, 2), tuple(1, 3));
            assertThat(imported("memories-in-packages"))
                    .contains("  - {socket: 1}    # memory of cores that have other memory nearer\n")
                    .doesNotContain("local to no core");
        }

        @Test
        void has_kinds_with_the_clocks_that_were_annotated() throws IOException {
            assertThat(machine("annotated-kinds").cores()).extracting(CoreDescription::megahertz)
                    .containsExactly(5_200, 5_200, 3_900, 3_900);
            assertThat(coresOfNodes(machine("annotated-kinds"))).containsExactly(List.of(0, 1), List.of(2, 3));
        }
    }

    @Nested
    class Of_little_information {
        private static String text(String objects) {
            return TopologyImport.machineFile("x.xml", "<topology>" + objects + "</topology>");
        }

        private static MachineDescription machine(String objects) {
            return MachineFile.parse("x.yaml", text(objects));
        }

        @Test
        void says_what_it_takes_for_cores_and_what_it_leaves_out() {
            assertThat(text("<object type='Machine'><object type='PU' os_index='0'/></object>"))
                    .contains("# note: hardware threads that are in no core are a core each.\n");
            assertThat(text("<object type='Machine'><object type='MemCache'><object type='NUMANode' os_index='0'/>"
                    + "</object><object type='Core'><object type='PU' os_index='0'/></object></object>"))
                    .contains("# note: a cache at the side of the memory is left out.\n")
                    .doesNotContain("hardware threads that");
        }

        @Test
        void takes_hardware_threads_in_no_core_for_cores() {
            assertThat(machine("<object type='Machine'><object type='PU' os_index='3'/><object type='PU' os_index='7'/>"
                    + "</object>").cores()).extracting(core -> core.id().number()).containsExactly(3, 7);
        }

        @Test
        void divides_an_inner_shared_cache_among_its_cores() {
            String cores = "<object type='L2Cache' cache_size='2097152'><object type='Core'>"
                    + "<object type='PU' os_index='%d'/></object><object type='Core'><object type='PU' os_index='%d'/>"
                    + "</object></object>";
            MachineDescription machine = machine("<object type='Machine'>"
                    + "<object type='L3Cache' cache_size='8388608'>"
                    + String.format(cores, 0, 1) + String.format(cores, 2, 3) + "</object></object>");

            assertThat(coresOfNodes(machine)).containsExactly(List.of(0, 1, 2, 3));
            assertThat(sizes(machine.cores().get(0))).containsExactly(1L << 20);
            assertThat(machine.nodes().get(0).sharedCache()).map(Cache::bytes).contains(8L << 20);
        }

        @Test
        void gives_memory_without_cores_a_node_of_its_own() {
            MachineDescription machine = machine("<object type='Machine'>"
                    + "<object type='NUMANode' os_index='0' local_memory='1073741824'/>"
                    + "<object type='MemCache'>"
                    + "<object type='NUMANode' os_index='1' local_memory='1073741824'/></object>"
                    + "<object type='Core'><object type='PU' os_index='0'/></object></object>");

            assertThat(coresOfNodes(machine)).containsExactly(List.of(0), List.of());
            assertThat(machine.memory()).extracting(memory -> memory.node()).containsExactly(0, 1);
            assertThat(machine.links()).hasSize(1);
        }
    }
}
