package org.barreleye.machine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.random.SeededRandom;
import org.junit.jupiter.api.Test;

class AddressMapTest {
    private static final CoreId ALONE = new CoreId(32);

    private final Machine machine = Machine.of(Presets.named("demo"), 1);
    private final Core core = machine.core(ALONE);

    @Test
    void the_same_number_means_different_cells_on_different_cores() {
        assertThat(core.addressMap().decode(0x40)).isEqualTo(new CanonicalAddress(2, 0x40).packed());
        assertThat(core.addressMap().decode(0x1000_0040)).isEqualTo(new CanonicalAddress(0, 0x40).packed());
        assertThat(machine.core(new CoreId(0)).addressMap().decode(0x40)).isEqualTo(0x40);
    }

    @Test
    void an_address_between_the_windows_is_a_bus_fault_that_lists_them() {
        assertThatThrownBy(() -> core.addressMap().decode(0x2_0000))
                .isInstanceOf(BusFault.class)
                .hasMessageContainingAll("0x20000", "2:0x0 to 2:0xffff at 0x0", "3:0x0 to 3:0x5fff at 0xf0000000");
    }

    @Test
    void a_core_that_sees_all_memory_finds_every_region_of_any_machine() {
        Seeds.each(100, seed -> {
            SeededRandom random = new SeededRandom(seed);
            List<MemoryRegion> regions = new ArrayList<>();
            int space = 0;
            for (long count = random.upTo(40) + 1; count > 0; count--) {
                regions.add(new MemoryRegion(space, 4_096 * (random.upTo(300) + 1)));
                space += 1 + (int) random.upTo(2);
            }
            AddressMap map = new AddressMap(Software.plain().cores().get(0), regions);

            for (MemoryRegion region : regions) {
                for (long offset : new long[] {0, region.bytes() / 2, region.bytes() - 1}) {
                    long address = new CanonicalAddress(region.space(), offset).packed();
                    assertThat(map.decode(map.encode(address))).isEqualTo(address);
                }
                long behind = new CanonicalAddress(region.space(), region.bytes()).packed();
                assertThatThrownBy(() -> map.encode(behind)).isInstanceOf(BusFault.class);
            }
        });
    }

    @Test
    void memory_that_the_map_does_not_show_is_a_bus_fault_for_every_kind_of_access() {
        long hidden = new CanonicalAddress(1, 0x1000).packed();
        machine.install(ALONE, Software.once(on -> {
            faults(() -> on.load(hidden, 4, Endianness.BIG));
            faults(() -> on.store(hidden, 4, 1, Endianness.BIG));
            faults(() -> on.publishLine(hidden, 1, 2, 3, 4, 5, 6, 7, 8));
            faults(() -> on.cleanLine(hidden));
            faults(() -> on.invalidateLine(hidden));
        }));
        machine.powerOn(ALONE, 0);

        machine.run();

        assertThat(machine.peek(hidden, 8, Endianness.BIG)).isZero();
    }

    private static void faults(Runnable access) {
        assertThatThrownBy(access::run)
                .isInstanceOfSatisfying(BusFault.class, fault -> assertThat(fault.address())
                        .isEqualTo(new CanonicalAddress(1, 0x1000).packed()))
                .hasMessageContaining("cannot access 1:0x1000");
    }

    @Test
    void the_end_of_a_window_is_its_last_cell() {
        assertThat(core.addressMap().maps(new CanonicalAddress(0, (16 << 20) - 1).packed())).isTrue();
        assertThat(core.addressMap().maps(new CanonicalAddress(0, 16 << 20).packed())).isFalse();
    }
}
