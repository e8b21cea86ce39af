package org.barreleye.machine.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.machine.translation.PageTables.PAGE;
import static org.barreleye.machine.translation.PageTables.ROOT;
import static org.barreleye.machine.translation.PageTables.RW_USER;
import static org.barreleye.machine.translation.PageTables.SPACE;
import static org.barreleye.machine.translation.PageTables.faults;
import static org.barreleye.machine.translation.PageTables.kernel;
import static org.barreleye.machine.translation.PageTables.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.VirtualMemory;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.translation.PageFault.Reason;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a machine where a hit takes 2 cycles and memory 100; core 0 has four levels and core 4, big-endian, two. */
class MmuTest {
    private final Machine machine = Machine.of(Software.plain(), 1);

    private void run(CoreId core, Consumer<Core> software) {
        PageTables.run(machine, core, software);
    }

    @Nested
    class Of_four_levels {
        private static final long VIRTUAL = 0xffff_8123_4567_8000L;

        @Test
        void finds_what_the_tables_say() {
            run(Software.ZERO, core -> {
                map(core, VIRTUAL, 0x5000 | RW_USER);
                core.store(0x5018, 8, 42, Endianness.LITTLE);
                core.mmu().setPageTable(ROOT, SPACE);
                VirtualMemory memory = new VirtualMemory(core, Privilege.USER);

                assertThat(memory.load(VIRTUAL + 0x18, 8, Endianness.LITTLE)).isEqualTo(42);
                memory.store(VIRTUAL + 0x20, 4, 43, Endianness.LITTLE);

                assertThat(core.load(0x5020, 4, Endianness.LITTLE)).isEqualTo(43);
            });
        }

        @Test
        void takes_an_entry_of_a_higher_level_for_a_larger_page() {
            run(Software.ZERO, core -> {
                map(core, VIRTUAL, 0);
                core.store(ROOT + 2 * PAGE + (VIRTUAL >>> 21 & 511) * 8, 8, 0x20_0000 | 1 << 7 | RW_USER,
                        Endianness.LITTLE);
                core.mmu().setPageTable(ROOT, SPACE);
                assertThat(kernel(core, VIRTUAL)).isEqualTo(0x20_0000 | VIRTUAL & 0x1f_ffff);

                core.store(ROOT + PAGE + (VIRTUAL >>> 30 & 511) * 8, 8, 0x4000_0000 | 1 << 7 | RW_USER,
                        Endianness.LITTLE);
                core.mmu().flush();
                assertThat(kernel(core, VIRTUAL)).isEqualTo(0x4000_0000 | VIRTUAL & 0x3fff_ffff);
            });
        }

        @Test
        void allows_below_only_what_every_level_allows() {
            run(Software.ZERO, core -> {
                map(core, VIRTUAL, 0x5000 | RW_USER);
                core.mmu().setPageTable(ROOT, SPACE);
                long second = ROOT + PAGE + (VIRTUAL >>> 30 & 511) * 8;
                core.store(second, 8, ROOT + 2 * PAGE | 0b011, Endianness.LITTLE);
                assertThat(core.mmu().translate(VIRTUAL, Access.WRITE, Privilege.KERNEL)).isEqualTo(0x5000);
                faults(Reason.NOT_READABLE, () -> core.mmu().translate(VIRTUAL, Access.READ, Privilege.USER));

                core.store(second, 8, ROOT + 2 * PAGE | 0b101, Endianness.LITTLE);
                core.mmu().invalidatePage(VIRTUAL, SPACE);
                assertThat(core.mmu().translate(VIRTUAL, Access.READ, Privilege.USER)).isEqualTo(0x5000);
                faults(Reason.NOT_WRITABLE, () -> core.mmu().translate(VIRTUAL, Access.WRITE, Privilege.USER));
                faults(Reason.NOT_WRITABLE, () -> core.mmu().translate(VIRTUAL, Access.WRITE, Privilege.KERNEL));
            });
        }

        @Test
        void reports_why_there_is_no_page() {
            run(Software.ZERO, core -> {
                map(core, VIRTUAL, 0x5000 | RW_USER);
                core.mmu().setPageTable(ROOT, SPACE);

                faults(Reason.NOT_PRESENT, () -> kernel(core, VIRTUAL + PAGE));
                faults(Reason.NOT_AN_ADDRESS, () -> kernel(core, VIRTUAL & 0xffff_ffff_ffffL));
                core.mmu().setPageTable(1L << 40, SPACE + 1);
                faults(Reason.NO_TABLE, () -> kernel(core, VIRTUAL));
                assertThatThrownBy(() -> kernel(core, VIRTUAL))
                        .hasMessage("KERNEL cannot READ 0xffff812345678000: a table on the way lies where there is no "
                        + "memory");
            });
        }
    }

    @Nested
    class Of_two_levels {
        private static final long SECOND = 0x1_4400;
        private static final long VIRTUAL = 0xabc_de000L;

        private void map(Core core, long first, long second) {
            core.store(ROOT + (VIRTUAL >>> 20) * 4, 4, first, Endianness.BIG);
            core.store(SECOND + (VIRTUAL >>> 12 & 255) * 4, 4, second, Endianness.BIG);
        }

        @Test
        void reads_entries_in_the_byte_order_of_the_core() {
            run(Software.FOUR, core -> {
                map(core, SECOND | 1, 0x5000 | 0b11_0010);
                core.mmu().setPageTable(ROOT, SPACE);

                assertThat(core.mmu().translate(VIRTUAL + 4, Access.WRITE, Privilege.USER)).isEqualTo(0x5004);
                assertThat(machine.peek(ROOT + (VIRTUAL >>> 20) * 4, 4, Endianness.LITTLE)).isEqualTo(0x0144_0100);
            });
        }

        @Test
        void supports_sections_of_a_mebibyte() {
            run(Software.FOUR, core -> {
                map(core, 0x8cd0_0000L & 0xfff0_0000L | 0b11 << 10 | 2, 0);
                core.mmu().setPageTable(ROOT, SPACE);

                assertThat(kernel(core, VIRTUAL + 1)).isEqualTo(0x8cd0_0000L | VIRTUAL & 0xf_ffff | 1);
                assertThat(core.mmu().counts().walks()).isEqualTo(1);
            });
        }

        @Test
        void encodes_rights_in_three_bits() {
            List<String> allowed = new ArrayList<>();
            run(Software.FOUR, core -> {
                core.mmu().setPageTable(ROOT, SPACE);
                for (int ap = 0; ap < 8; ap++) {
                    map(core, SECOND | 1, 0x5000 | (ap & 3) << 4 | (ap & 4) << 7 | 2);
                    core.mmu().invalidatePage(VIRTUAL, SPACE);
                    StringBuilder can = new StringBuilder();
                    for (Privilege privilege : Privilege.values()) {
                        for (Access access : Access.values()) {
                            try {
                                core.mmu().translate(VIRTUAL, access, privilege);
                                can.append(access.name().charAt(0));
                            } catch (PageFault fault) {
                                can.append('-');
                            }
                        }
                    }
                    allowed.add(can.toString());
                }
            });

            assertThat(allowed).containsExactly("----", "RW--", "RWR-", "RWRW", "----", "R---", "R-R-", "R-R-");
        }

        @Test
        void has_no_addresses_above_four_gibibytes_and_no_page_where_entries_say_so() {
            run(Software.FOUR, core -> {
                map(core, SECOND | 1, 0x5000);
                core.mmu().setPageTable(ROOT, SPACE);

                faults(Reason.NOT_AN_ADDRESS, () -> kernel(core, 1L << 32));
                faults(Reason.NOT_PRESENT, () -> kernel(core, VIRTUAL));
                faults(Reason.NOT_PRESENT, () -> kernel(core, 0));
            });
        }
    }

    @Nested
    class Accessed_and_dirty_bits {
        private static final long VIRTUAL = 0x1234_5678_9000L;
        private static final long LEAF = ROOT + 3 * PAGE + (VIRTUAL >>> 12 & 511) * 8;
        private static final long ACCESSED = 1 << 5;
        private static final long DIRTY = 1 << 6;

        private static long leaf(Core core) {
            return core.load(LEAF, 8, Endianness.LITTLE) & (ACCESSED | DIRTY);
        }

        @Test
        void are_set_by_the_first_read_and_the_first_write() {
            run(Software.ZERO, core -> {
                map(core, VIRTUAL, 0x5000 | RW_USER);
                core.mmu().setPageTable(ROOT, SPACE);
                assertThat(leaf(core)).isZero();

                core.mmu().translate(VIRTUAL, Access.READ, Privilege.USER);
                assertThat(leaf(core)).isEqualTo(ACCESSED);
                core.mmu().translate(VIRTUAL, Access.WRITE, Privilege.USER);
                assertThat(leaf(core)).isEqualTo(ACCESSED | DIRTY);
                assertThat(core.mmu().counts().walks()).as("the first write walks again").isEqualTo(2);

                core.mmu().translate(VIRTUAL, Access.WRITE, Privilege.USER);
                assertThat(core.mmu().counts().walks()).isEqualTo(2);
            });
        }

        @Test
        void are_not_set_again_before_the_entry_is_invalidated() {
            run(Software.ZERO, core -> {
                map(core, VIRTUAL, 0x5000 | RW_USER);
                core.mmu().setPageTable(ROOT, SPACE);
                core.mmu().translate(VIRTUAL, Access.WRITE, Privilege.USER);
                core.store(LEAF, 8, 0x5000 | RW_USER, Endianness.LITTLE);

                core.mmu().translate(VIRTUAL, Access.WRITE, Privilege.USER);
                assertThat(leaf(core)).as("the TLB knows of the first write").isZero();
                core.mmu().invalidatePage(VIRTUAL, SPACE);
                core.mmu().translate(VIRTUAL, Access.WRITE, Privilege.USER);
                assertThat(leaf(core)).isEqualTo(ACCESSED | DIRTY);
            });
        }

        @Test
        void are_not_set_by_an_access_that_faults() {
            run(Software.ZERO, core -> {
                map(core, VIRTUAL, 0x5000 | 0b101);
                core.mmu().setPageTable(ROOT, SPACE);

                faults(Reason.NOT_WRITABLE, () -> core.mmu().translate(VIRTUAL, Access.WRITE, Privilege.USER));
                assertThat(leaf(core)).isZero();
            });
        }
    }

    private static MachineDescription withMmu(MmuKind mmu) {
        return MachineFile.parse("one.yaml", """
                name: one
                about: One core
                kinds:
                  only:
                    isa: any
                    word-bits: %d
                    endianness: little
                    megahertz: 1000
                    mmu: %s
                    costs: {hit: 2, memory-fetch: 100, interrupt-send: 1, interrupt-entry: 1, trap: 1, resume: 1, \
                space-switch: 1, timer-programming: 1, console-line: 1}
                nodes:
                  - {kind: only, cores: [0]}
                memory:
                  - {space: 0, bytes: 1 MiB}
                """.formatted(mmu.fits(64) ? 64 : 32, mmu.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    /** Every format on a core of its own: what its entries name is found, with their rights. */
    @ParameterizedTest
    @EnumSource(value = MmuKind.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void walks_the_tables_of_every_format(MmuKind mmu) {
        PageTableFormat format = PageTableFormat.of(mmu);
        PageTables.run(Machine.of(withMmu(mmu), 1), Software.ZERO, core -> {
            long virtual = 0x1234_5000L;
            long table = ROOT;
            for (int level = format.levels(); level > 1; level--) {
                long next = table + 4 * PAGE;
                core.store(table + (long) format.index(level, virtual) * format.entryBytes(), format.entryBytes(),
                        format.tableEntry(level, next), Endianness.LITTLE);
                table = next;
            }
            core.store(table + (long) format.index(1, virtual) * format.entryBytes(), format.entryBytes(),
                    format.pageEntry(1, 0x7000, PageRights.READ_ONLY), Endianness.LITTLE);
            core.mmu().setPageTable(ROOT, SPACE);

            assertThat(core.mmu().translate(virtual + 8, Access.READ, Privilege.USER)).isEqualTo(0x7008);
            faults(Reason.NOT_WRITABLE, () -> core.mmu().translate(virtual, Access.WRITE, Privilege.USER));
            faults(Reason.NOT_PRESENT, () -> kernel(core, virtual + PAGE));
            assertThat(core.mmu().counts().walks()).isEqualTo(2);
        });
    }

    @Nested
    class Switched_off {
        @Test
        void it_shows_the_address_map() {
            Machine demo = Machine.of(Presets.named("demo"), 1);
            CoreId alone = new CoreId(32);
            demo.install(alone, Software.once(core -> {
                assertThat(core.mmu().isEnabled()).isFalse();
                assertThat(core.mmu().translate(0x40, Access.WRITE, Privilege.USER))
                        .isEqualTo(new CanonicalAddress(2, 0x40).packed());
                assertThatThrownBy(() -> core.mmu().setPageTable(0, 1)).isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("has no MMU");
            }));
            demo.powerOn(alone, 0);

            demo.run();
        }

        @Test
        void it_keeps_its_entries() {
            run(Software.ZERO, core -> {
                map(core, 0, 0x5000 | RW_USER);
                core.mmu().setPageTable(ROOT, SPACE);
                kernel(core, 8);
                core.mmu().disable();
                assertThat(kernel(core, 8)).isEqualTo(8);

                core.mmu().setPageTable(ROOT, SPACE);
                assertThat(kernel(core, 8)).isEqualTo(0x5008);
                assertThat(core.mmu().counts().walks()).isEqualTo(1);
            });
        }
    }

    /** The same tables as a map from pages to frames, which knows nothing of levels. */
    @Test
    void agrees_with_a_map_of_pages_whatever_is_mapped_and_invalidated() {
        Seeds.each(5, seed -> agrees(new Random(seed)));
    }

    private static void agrees(Random random) {
        Machine machine = Machine.of(Software.plain(), 1);
        machine.install(Software.ZERO, Software.once(core -> {
            Tables tables = new Tables(core);
            TreeMap<Long, Long> pages = new TreeMap<>();
            core.mmu().setPageTable(ROOT, SPACE);
            for (int round = 0; round < 3_000; round++) {
                long page = pick(random);
                if (random.nextInt(3) == 0) {
                    long frame = random.nextInt(4) == 0 ? 0 : (long) random.nextInt(1 << 20) << 12;
                    tables.map(page, frame == 0 ? 0 : frame | RW_USER);
                    core.mmu().invalidatePage(page, SPACE);
                    pages.put(page, frame);
                }
                long address = pick(random) + random.nextInt(PAGE);
                long frame = pages.getOrDefault(address & -PAGE, 0L);
                if (frame == 0) {
                    faults(Reason.NOT_PRESENT, () -> kernel(core, address));
                } else {
                    assertThat(kernel(core, address)).isEqualTo(frame | address & PAGE - 1);
                }
            }
            assertThat(core.mmu().counts().walks()).isGreaterThan(100);
        }));
        machine.powerOn(Software.ZERO, 0);
        machine.run();
    }

    private static long pick(Random random) {
        long page = 0;
        for (int level = 0; level < 4; level++) {
            page = page << 9 | random.nextInt(3) * 255;
        }
        return page << 28 >> 16;
    }

    /** Tables of four levels that grow. */
    private static final class Tables {
        private final Core core;
        private long free = ROOT + PAGE;

        Tables(Core core) {
            this.core = core;
        }

        void map(long virtual, long leaf) {
            long table = ROOT;
            for (int level = 3; level > 0; level--) {
                long place = table + (virtual >>> 12 + 9 * level & 511) * 8;
                long entry = core.load(place, 8, Endianness.LITTLE);
                if (entry == 0) {
                    entry = free | RW_USER;
                    free += PAGE;
                    core.store(place, 8, entry, Endianness.LITTLE);
                }
                table = entry & -PAGE;
            }
            core.store(table + (virtual >>> 12 & 511) * 8, 8, leaf, Endianness.LITTLE);
        }
    }
}
