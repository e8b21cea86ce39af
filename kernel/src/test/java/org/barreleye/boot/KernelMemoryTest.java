package org.barreleye.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.cpudriver.PhysicalRegion;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.description.RandomMachine;
import org.barreleye.monitor.plan.NodeMemory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelMemoryTest {
    private static final long PAGE = 4096;

    private static KernelMemory of(MachineDescription machine) {
        return KernelMemory.of(machine, new SystemPlan(machine).cores());
    }

    @Nested
    class Cores_of_another_node_than_the_boot_core {
        @Test
        void use_the_memory_of_their_own_node() {
            MachineDescription machine = Presets.named("smp-64");
            KernelMemory memory = of(machine);

            assertThat(memory.nodes()).extracting(NodeMemory::node).containsExactly(1, 2, 3, 4, 5, 6, 7);
            assertThat(memory.nodes()).allSatisfy(node -> {
                assertThat(regionOf(machine, node).node()).isEqualTo(node.node());
                assertThat(node.bytes()).isGreaterThanOrEqualTo(8 * memory.share());
            });
            assertThat(memory.first().bytes()).isBetween(8 * memory.share(), 9 * memory.share() + (2 << 20));
        }

        @Test
        void use_the_memory_of_their_parent_if_some_core_cannot_reach_their_own() {
            MachineDescription machine = Presets.named("demo");
            List<Integer> nodes = machine.nodes().stream().filter(node -> !node.cores().isEmpty())
                    .map(node -> node.number()).toList();

            assertThat(of(machine).nodes()).hasSizeLessThan(nodes.size() - 1);
        }

        @Test
        void use_the_memory_that_they_cache_if_it_is_at_a_node_without_cores() {
            MachineDescription machine = Presets.named("omap-4460");
            KernelMemory memory = of(machine);

            assertThat(memory.nodes()).singleElement().satisfies(node -> {
                assertThat(node.node()).isEqualTo(1);
                assertThat(machine.domainOf(regionOf(machine, node)))
                        .isEqualTo(machine.domainOf(machine.nodes().get(1)));
            });
        }

        @Test
        void use_memory_of_the_first_node_for_channels_and_a_node_of_further_regions_only() {
            KernelMemory large = of(Presets.named("smp-1024"));
            KernelMemory small = of(Presets.named("smp-16"));

            assertThat(large.share()).isEqualTo(small.share());
            assertThat(large.first().bytes() - small.first().bytes()).isEqualTo(4 * PAGE * (1024 - 16)
                    + ObjectType.L2CNODE.fixedSize());
        }
    }

    @Nested
    class On_any_machine {
        @Test
        void of_a_preset_the_rest_and_the_devices_fit_the_slots_of_the_first_monitor() {
            for (String preset : Presets.names()) {
                MachineDescription machine = Presets.named(preset);
                assertThat(of(machine).rest(machine)).as(preset).hasSizeLessThanOrEqualTo(WellKnownSlots.REGIONS);
                assertThat(DeviceLookup.properties(machine)).as(preset)
                        .hasSizeLessThanOrEqualTo(WellKnownSlots.DEVICES)
                        .hasSameSizeAs(DeviceLookup.resources(machine).registers());
            }
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"smp-1", "two-x86", "demo", "x86-power32", "big-little", "intel-2x4", "amd-2x2",
                "amd-4x4", "amd-8x4",
            "ivy-bridge-2x10", "odroid-c4", "omap-4460", "scc-48", "semperos-noc", "smp-64", "smp-100"})
        void every_byte_that_all_see_is_the_kernels_or_the_rest_and_none_is_both(String machine) {
            assertDivided(Presets.named(machine));
        }

        @Test
        void of_two_hundred_random_ones_with_memory_for_a_system_too() {
            int divided = 0;
            for (long seed = 1; seed <= 200; seed++) {
                MachineDescription machine = RandomMachine.of(seed);
                if (hasMemoryThatAllSee(machine)) {
                    assertDivided(machine);
                    divided++;
                }
            }
            assertThat(divided).isGreaterThan(50);
        }
    }

    private static boolean hasMemoryThatAllSee(MachineDescription machine) {
        return machine.memory().stream()
                .filter(region -> region.kind() == MemoryRegion.Kind.RAM || region.kind() == MemoryRegion.Kind.UNCACHED)
                .anyMatch(region -> OrdinaryMemory.commonTo(machine, region).isPresent());
    }

    private static void assertDivided(MachineDescription machine) {
        KernelMemory memory = of(machine);
        List<PhysicalRegion> all = new ArrayList<>(memory.rest(machine));
        all.add(memory.first());
        memory.nodes().forEach(node -> all.add(PhysicalRegion.of(
                CanonicalAddress.of(node.base()).space(), CanonicalAddress.of(node.base()).offset(), node.bytes())));

        assertThat(all).as(machine.name()).allSatisfy(extent -> {
            assertThat(extent.bytes()).isPositive();
            assertThat(extent.offset() % PAGE).isZero();
            assertThat(extent.bytes() % PAGE).isZero();
        });
        for (MemoryRegion region : machine.memory()) {
            long end = -1;
            List<PhysicalRegion> here = all.stream()
                    .filter(extent -> extent.space() == region.space())
                    .sorted((one, other) -> Long.compare(one.offset(), other.offset()))
                    .toList();
            for (PhysicalRegion extent : here) {
                assertThat(extent.offset()).as(machine.name()).isIn(end < 0 ? List.of(0L, PAGE) : List.of(end));
                end = extent.offset() + extent.bytes();
            }
            if (!here.isEmpty()) {
                assertThat(end).as(machine.name()).isEqualTo(region.bytes());
            }
        }
    }

    private static MemoryRegion regionOf(MachineDescription machine, NodeMemory node) {
        int space = CanonicalAddress.of(node.base()).space();
        return machine.memory().stream().filter(region -> region.space() == space).findFirst().orElseThrow();
    }
}
