package org.barreleye.machine.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.translation.PageTableFormat.Kind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The bits of page tables, as the manuals of the instruction sets lay them out. */
class PageTableFormatTest {
    private static final int[] USER_RIGHTS = {PageRights.READ_ONLY, PageRights.READ_WRITE,
            PageRights.READ_ONLY | PageRights.USER_EXECUTES, PageRights.READ_WRITE | PageRights.USER_EXECUTES};

    /** Rights in letters: those of the kernel before the colon, those of user programs behind it. */
    private static String letters(int rights) {
        return (PageRights.has(rights, PageRights.KERNEL_READS) ? "r" : "-")
                + (PageRights.has(rights, PageRights.KERNEL_WRITES) ? "w" : "-") + ":"
                + (PageRights.has(rights, PageRights.USER_READS) ? "r" : "-")
                + (PageRights.has(rights, PageRights.USER_WRITES) ? "w" : "-")
                + (PageRights.has(rights, PageRights.USER_EXECUTES) ? "x" : "-");
    }

    private static int rights(String letters) {
        int rights = 0;
        int[] bits = {PageRights.KERNEL_READS, PageRights.KERNEL_WRITES, 0, PageRights.USER_READS,
                PageRights.USER_WRITES, PageRights.USER_EXECUTES};
        for (int i = 0; i < bits.length; i++) {
            rights |= letters.charAt(i) == '-' ? 0 : bits[i];
        }
        return rights;
    }

    @Nested
    class The_form_of_the_tables {
        @ParameterizedTest
        @CsvSource({
                // format, level, entries, bytes of an entry, bytes of a table, bytes for an entry, may be a page
                "X86_64, 4, 512, 8, 4096, 549755813888, false",
                "X86_64, 3, 512, 8, 4096, 1073741824, true",
                "X86_64, 2, 512, 8, 4096, 2097152, true",
                "X86_64, 1, 512, 8, 4096, 4096, true",
                "X86_32, 2, 1024, 4, 4096, 4194304, true",
                "X86_32, 1, 1024, 4, 4096, 4096, true",
                "ARMV7, 2, 4096, 4, 16384, 1048576, true",
                "ARMV7, 1, 256, 4, 1024, 4096, true",
                "AARCH64, 4, 512, 8, 4096, 549755813888, false",
                "AARCH64, 3, 512, 8, 4096, 1073741824, true",
                "AARCH64, 2, 512, 8, 4096, 2097152, true",
                "AARCH64, 1, 512, 8, 4096, 4096, true",
                "SV39, 3, 512, 8, 4096, 1073741824, true",
                "SV39, 2, 512, 8, 4096, 2097152, true",
                "SV39, 1, 512, 8, 4096, 4096, true"
        })
        void is_that_of_the_manual(MmuKind mmu, int level, int entries, int entryBytes, long tableBytes, long covered,
                boolean mayBePage) {
            PageTableFormat format = PageTableFormat.of(mmu);

            assertThat(1 << format.indexBits(level)).isEqualTo(entries);
            assertThat(format.entryBytes()).isEqualTo(entryBytes);
            assertThat(format.tableBytes(level)).isEqualTo(tableBytes);
            assertThat(1L << format.shift(level)).isEqualTo(covered);
            assertThat(format.mayBePage(level)).isEqualTo(mayBePage);
        }

        @ParameterizedTest
        @CsvSource({
                "X86_64, 7fffffffffff, true", "X86_64, ffff800000000000, true", "X86_64, 800000000000, false",
                "AARCH64, 7fffffffffff, true", "AARCH64, 800000000000, false",
                "SV39, 3fffffffff, true", "SV39, ffffffc000000000, true", "SV39, 4000000000, false",
                "ARMV7, ffffffff, true", "ARMV7, 100000000, false",
                "X86_32, ffffffff, true", "X86_32, 100000000, false"
        })
        void has_places_for_the_addresses_of_the_manual(MmuKind mmu, String address, boolean covered) {
            assertThat(PageTableFormat.of(mmu).covers(Long.parseUnsignedLong(address, 16))).isEqualTo(covered);
        }
    }

    @Nested
    class An_entry_for_a_page {
        @ParameterizedTest
        @CsvSource({
                // x86-64, 4.5.4: P 0, R/W 1, U/S 2, PS 7, XD 63
                "X86_64, 1, 12345000, rw:rwx, 12345007", "X86_64, 1, 12345000, r-:r-x, 12345005",
                "X86_64, 1, 12345000, rw:rw-, 8000000012345007", "X86_64, 1, 12345000, rw:---, 8000000012345003",
                "X86_64, 2, 12200000, rw:rwx, 12200087", "X86_64, 3, 40000000, r-:r--, 8000000040000085",
                // x86-32, 4.3: the same without XD
                "X86_32, 1, 12345000, rw:rwx, 12345007", "X86_32, 2, 12400000, r-:r-x, 12400085",
                // ARMv7-A, B3.5.1: small page 1x, XN 0, AP[1:0] 5:4, AP[2] 9; section 10, XN 4, AP[1:0] 11:10, AP[2] 15
                "ARMV7, 1, 12345000, rw:rwx, 12345032", "ARMV7, 1, 12345000, rw:rw-, 12345033",
                "ARMV7, 1, 12345000, rw:r--, 12345023", "ARMV7, 1, 12345000, r-:r--, 12345233",
                "ARMV7, 1, 12345000, rw:---, 12345013", "ARMV7, 1, 12345000, r-:---, 12345213",
                "ARMV7, 2, 12300000, rw:rwx, 12300c02", "ARMV7, 2, 12300000, r-:r--, 12308c12",
                // AArch64, D8.3: valid 0, page 1, AP[1] 6, AP[2] 7, nG 11, DBM 51, PXN 53, UXN 54; begins clean
                "AARCH64, 1, 12345000, r-:r-x, 200000123458c3", "AARCH64, 1, 12345000, rw:rwx, 280000123458c3",
                "AARCH64, 1, 12345000, rw:rw-, 680000123458c3", "AARCH64, 1, 12345000, rw:---, 68000012345883",
                "AARCH64, 2, 12200000, rw:rwx, 280000122008c1", "AARCH64, 3, 40000000, r-:r--, 600000400008c1",
                // RISC-V, 4.4: V 0, R 1, W 2, X 3, U 4, PPN from bit 10
                "SV39, 1, 12345000, rw:rwx, 48d141f", "SV39, 1, 12345000, r-:r--, 48d1413",
                "SV39, 1, 12345000, rw:---, 48d1407", "SV39, 2, 12200000, rw:rw-, 4880017",
                "SV39, 3, 40000000, r-:r-x, 1000001b"
        })
        void has_the_bits_of_the_manual(MmuKind mmu, int level, String frame, String rights, String bits) {
            PageTableFormat format = PageTableFormat.of(mmu);
            long address = Long.parseUnsignedLong(frame, 16);

            long entry = format.pageEntry(level, address, rights(rights));

            assertThat(Long.toHexString(entry)).isEqualTo(bits);
            assertThat(format.kind(level, entry)).isEqualTo(Kind.PAGE);
            assertThat(format.frame(level, entry)).isEqualTo(address);
            assertThat(letters(format.rights(level, entry))).isEqualTo(rights);
        }

        @ParameterizedTest
        @CsvSource({
                "X86_64, 1, 12345800", "X86_64, 2, 12345000", "X86_64, 4, 0", "X86_64, 1, 10000000000000",
                "AARCH64, 1, 1000000000000", "AARCH64, 4, 0", "SV39, 1, 100000000000000", "ARMV7, 1, 100000000",
                "ARMV7, 2, 12345000", "X86_32, 2, 12345000"
        })
        void is_refused_for_an_address_that_does_not_fit(MmuKind mmu, int level, String frame) {
            assertThatThrownBy(() -> PageTableFormat.of(mmu).pageEntry(
                    level, Long.parseUnsignedLong(frame, 16), PageRights.READ_WRITE))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @ParameterizedTest
        @EnumSource(value = MmuKind.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
        void never_allows_more_than_was_asked_for(MmuKind mmu) {
            PageTableFormat format = PageTableFormat.of(mmu);
            Seeds.each(2, seed -> {
                Random random = new Random(seed);
                for (int i = 0; i < 1_000; i++) {
                    int level = 1 + random.nextInt(format.levels());
                    int rights = USER_RIGHTS[random.nextInt(USER_RIGHTS.length)];
                    if (format.mayBePage(level)) {
                        long frame = (long) random.nextInt(1 << 10) << 20 & -1L << format.shift(level);
                        long entry = format.pageEntry(level, frame, rights);

                        int writes = PageRights.KERNEL_WRITES | PageRights.USER_WRITES;
                        assertThat(format.rights(level, entry) & ~rights & writes).isZero();
                        assertThat(format.frame(level, entry)).isEqualTo(frame);
                    }
                }
            });
        }
    }

    @Nested
    class An_entry_for_a_table {
        @ParameterizedTest
        @CsvSource({
                "X86_64, 4, 12345000, 12345007", "X86_64, 2, 12345000, 12345007", "X86_32, 2, 12345000, 12345007",
                "ARMV7, 2, 12345400, 12345401", "AARCH64, 4, 12345000, 12345003", "AARCH64, 2, 12345000, 12345003",
                "SV39, 3, 12345000, 48d1401", "SV39, 2, 12345000, 48d1401"
        })
        void has_the_bits_of_the_manual(MmuKind mmu, int level, String frame, String bits) {
            PageTableFormat format = PageTableFormat.of(mmu);
            long address = Long.parseUnsignedLong(frame, 16);

            long entry = format.tableEntry(level, address);

            assertThat(Long.toHexString(entry)).isEqualTo(bits);
            assertThat(format.kind(level, entry)).isEqualTo(Kind.TABLE);
            assertThat(format.frame(level, entry)).isEqualTo(address);
            assertThat(letters(format.rights(level, entry))).as("limits nothing below").isEqualTo("rw:rwx");
        }

        @ParameterizedTest
        @EnumSource(value = MmuKind.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
        void is_refused_on_the_lowest_level(MmuKind mmu) {
            assertThatThrownBy(() -> PageTableFormat.of(mmu).tableEntry(1, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Entries_that_name_nothing {
        @ParameterizedTest
        @CsvSource({
                "X86_64, 1, 12345006", "X86_32, 2, 12345006", "ARMV7, 1, 12345001", "ARMV7, 2, 12345003", "ARMV7, 2, 0",
                "AARCH64, 1, 12345001", "AARCH64, 1, 12345002", "AARCH64, 4, 12345001", "SV39, 1, 48d1401",
                "SV39, 1, 48d1405", "SV39, 2, 48d141e"
        })
        void are_those_of_the_manual(MmuKind mmu, int level, String entry) {
            assertThat(PageTableFormat.of(mmu).kind(level, Long.parseUnsignedLong(entry, 16))).isEqualTo(Kind.EMPTY);
        }
    }

    @Nested
    class Accessed_and_dirty {
        @ParameterizedTest
        @CsvSource({"X86_64, 20, 60", "X86_32, 20, 60", "SV39, 40, c0"})
        void are_bits_that_a_read_and_a_write_set(MmuKind mmu, String read, String write) {
            PageTableFormat format = PageTableFormat.of(mmu);
            long entry = format.pageEntry(1, 0x5000, PageRights.READ_WRITE);

            assertThat(format.usageBits().afterAccess(entry, false) ^ entry).isEqualTo(Long.parseLong(read, 16));
            assertThat(format.usageBits().afterAccess(entry, true) ^ entry).isEqualTo(Long.parseLong(write, 16));
        }

        @Test
        void are_the_access_flag_and_the_write_permission_of_aarch64() {
            PageTableFormat format = PageTableFormat.of(MmuKind.AARCH64);
            long entry = format.pageEntry(1, 0x5000, PageRights.READ_WRITE);

            assertThat(format.usageBits().afterAccess(entry, false) ^ entry).isEqualTo(1 << 10);
            assertThat(format.usageBits().afterAccess(entry, true) ^ entry).isEqualTo(1 << 10 | 1 << 7);
        }

        @ParameterizedTest
        @EnumSource(value = MmuKind.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
        void are_clear_at_the_begin_and_can_be_cleared(MmuKind mmu) {
            PageTableFormat format = PageTableFormat.of(mmu);
            for (int rights : USER_RIGHTS) {
                long entry = format.pageEntry(1, 0x5000, rights);
                long written = format.usageBits().afterAccess(entry, PageRights.has(rights, PageRights.USER_WRITES));

                assertThat(format.usageBits().isAccessed(entry) || format.usageBits().isDirty(entry)).isFalse();
                assertThat(format.usageBits().isAccessed(written)).isEqualTo(format.usageBits().exist());
                assertThat(format.usageBits().clear(written)).isEqualTo(entry);
                assertThat(format.rights(1, written)).isEqualTo(format.rights(1, entry));
            }
        }
    }
}
