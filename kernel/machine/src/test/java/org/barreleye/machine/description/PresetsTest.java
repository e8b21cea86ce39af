package org.barreleye.machine.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.types.CoreId;
import org.junit.jupiter.api.Test;

class PresetsTest {
    @Test
    void are_legal_and_have_their_own_names() {
        for (String name : Presets.names()) {
            assertThat(Presets.named(name).name()).isEqualTo(name);
            assertThat(Presets.named(name).about()).isNotBlank();
        }
    }

    @Test
    void of_any_size_are_generated() {
        for (int count : new int[] {1, 2, 7, 8, 9, 64, 65, 1_000, 1_024}) {
            assertThat(Presets.named("smp-" + count).cores()).hasSize(count);
        }
        assertThatThrownBy(() -> Presets.named("smp-1025")).hasMessageContaining("1 to 1024, not 1025");
    }

    @Test
    void that_do_not_exist_are_refused_with_those_that_do() {
        assertThatThrownBy(() -> Presets.named("amd-9x9")).hasMessageContaining("no machine is named 'amd-9x9'")
                .hasMessageContaining("amd-8x4");
        assertThatThrownBy(() -> Presets.named("smp-0")).hasMessageContaining("no machine is named 'smp-0'");
    }

    @Test
    void of_the_eight_by_four_have_the_routes_that_were_published() {
        Routes routes = new Routes(Presets.named("amd-8x4"));
        int[] histogram = new int[4];
        for (int from = 0; from < 8; from++) {
            for (int to = 0; to < 8; to++) {
                histogram[routes.hops(from, to)]++;
            }
        }

        assertThat(histogram).containsExactly(8, 22, 22, 12);
    }

    @Test
    void of_the_ivy_bridge_are_two_packages_of_ten_coherent_cores() {
        MachineDescription machine = Presets.named("ivy-bridge-2x10");
        Routes routes = new Routes(machine);

        assertThat(machine.cores()).hasSize(20).allMatch(core -> core.megahertz() == 2_500);
        assertThat(machine.nodes()).hasSize(2).allMatch(node -> node.cores().size() == 10)
                .allMatch(node -> node.domain().equals(Optional.of("all")));
        assertThat(routes.hops(routes.nodeOf(0), routes.nodeOf(9))).isZero();
        assertThat(routes.hops(routes.nodeOf(0), routes.nodeOf(10))).isEqualTo(1);
    }

    @Test
    void of_the_network_on_chip_are_tiles_of_one_core_that_share_no_cache() {
        MachineDescription machine = Presets.named("semperos-noc");
        Routes routes = new Routes(machine);

        assertThat(machine.cores()).hasSize(64).allMatch(core -> core.caches().size() == 1)
                .allMatch(core -> core.mmu() == MmuKind.NONE);
        assertThat(machine.domains()).isEmpty();
        assertThat(machine.memory()).allMatch(region -> machine.domainOf(region).isEmpty());
        assertThat(machine.devices()).extracting(DeviceDescription::kind)
                .containsExactly(DeviceDescription.Kind.MAILBOX);
        for (int from = 0; from < 64; from++) {
            for (int to = 0; to < 64; to++) {
                assertThat(routes.hops(from, to)).as("from %d to %d", from, to)
                        .isEqualTo(Math.abs(from % 8 - to % 8) + Math.abs(from / 8 - to / 8));
            }
        }
    }

    @Test
    void of_the_demo_differ_in_everything_that_software_must_notice() {
        MachineDescription demo = Presets.named("demo");

        assertThat(demo.cores().stream().map(CoreDescription::id).map(CoreId::number)).containsExactly(0, 1, 4, 5, 6,
                16, 17, 32);
        assertThat(demo.cores().stream().map(CoreDescription::isa).distinct()).containsExactly("x86-64", "armv7",
                "power32");
        assertThat(demo.cores().stream().filter(core -> core.initialState() == InitialState.OFF)
                .map(CoreDescription::id))
                .containsExactly(new CoreId(6));
        assertThat(demo.cores().get(7).mmu()).isEqualTo(MmuKind.NONE);
        assertThat(demo.nodes().get(3).domain()).isEmpty();
        assertThat(demo.devices().stream().map(DeviceDescription::kind))
                .isEqualTo(List.of(DeviceDescription.Kind.values()));
    }
}
