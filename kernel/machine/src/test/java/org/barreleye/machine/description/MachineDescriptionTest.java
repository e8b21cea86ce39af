package org.barreleye.machine.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.junit.jupiter.api.Test;

class MachineDescriptionTest {
    private static final CoreCosts COSTS = new CoreCosts(1, 1, 1, 1, 1, 1, 1, 1, 1);
    private static final CoreDescription ZERO = core(0);
    private static final CoreDescription TWO = core(2);
    private static final Link LINK = new Link(0, 1, 1, 2, 3, 4);
    private static final MemoryRegion MEMORY = new MemoryRegion(0, 4_096);

    private static CoreDescription core(int number) {
        return new CoreDescription(new CoreId(number), "x86-64", 64, Endianness.LITTLE, 1_000, COSTS);
    }

    private static MachineDescription machine(List<CoreDescription> cores, List<Link> links,
            List<MemoryRegion> memory) {
        return new MachineDescription("test", cores, links, memory, 0);
    }

    @Test
    void refuses_parts_that_do_not_fit_together() {
        assertThatThrownBy(() -> machine(List.of(), List.of(), List.of(MEMORY)))
                .hasMessageContaining("1 to 1024 cores, not 0");
        assertThatThrownBy(() -> machine(List.of(TWO, ZERO), List.of(LINK), List.of(MEMORY)))
                .hasMessageContaining("core 0 follows core 2");
        assertThatThrownBy(() -> machine(List.of(ZERO, TWO), List.of(), List.of(MEMORY)))
                .hasMessageContaining("there is no path of links from node 0 to node 1; add a link");
        assertThatThrownBy(() -> machine(List.of(ZERO, TWO), List.of(LINK, LINK), List.of(MEMORY)))
                .hasMessageContaining("two descriptions of link of nodes 0 and 1");
        assertThatThrownBy(() -> machine(List.of(ZERO), List.of(), List.of())).hasMessageContaining("needs memory");
        assertThatThrownBy(() -> machine(List.of(ZERO), List.of(), List.of(MEMORY, MEMORY)))
                .hasMessageContaining("space 0 follows 0");
        assertThatThrownBy(() -> new MachineDescription("test", List.of(ZERO), List.of(), List.of(MEMORY), -1))
                .hasMessageContaining("start skew");
    }

    @Test
    void refuses_cores_that_cannot_be() {
        assertThatThrownBy(() -> new CoreDescription(ZERO.id(), "x86-64", 16, Endianness.LITTLE, 1_000, COSTS))
                .hasMessageContaining("32 or 64 bits, not 16");
        assertThatThrownBy(() -> new CoreDescription(ZERO.id(), "x86-64", 64, Endianness.LITTLE, 10_001, COSTS))
                .hasMessageContaining("1 to 10000, not 10001");
        assertThatThrownBy(() -> new CoreDescription(ZERO.id(), " ", 64, Endianness.LITTLE, 1_000, COSTS))
                .hasMessageContaining("core 0 needs an ISA tag");
        assertThatThrownBy(() -> new CoreCosts(0, 1, 1, 1, 1, 1, 1, 1, 1)).hasMessageContaining("at least 1 cycle");
        assertThatThrownBy(() -> new CoreCosts(1, 1, 1, -1, 1, 1, 1, 1, 1)).hasMessageContaining("'interruptEntry'");
    }

    @Test
    void refuses_links_and_memory_that_cannot_be() {
        assertThatThrownBy(() -> new Link(1, 0, 1, 1, 1, 1)).hasMessageContaining("the lower number first");
        assertThatThrownBy(() -> new Link(0, 1, 1, 1, 1, -1)).hasMessageContaining("0 ps to 1 s, not -1 ps");
        assertThatThrownBy(() -> new MemoryRegion(0, 4_097)).hasMessageContaining("multiple of 4096");
        assertThatThrownBy(() -> new MemoryRegion(65_536, 4_096)).hasMessageContaining("0 to 65535");
    }

    @Test
    void of_x86_power32_has_two_cores_that_differ_in_everything() {
        CoreDescription one = Presets.x86Power32().cores().get(0);
        CoreDescription other = Presets.x86Power32().cores().get(1);

        assertThat(other.id()).isEqualTo(new CoreId(4));
        assertThat(other.isa()).isNotEqualTo(one.isa());
        assertThat(other.wordBits()).isNotEqualTo(one.wordBits());
        assertThat(other.endianness()).isNotEqualTo(one.endianness());
        assertThat(other.cyclePicoseconds()).isNotEqualTo(one.cyclePicoseconds());
    }
}
