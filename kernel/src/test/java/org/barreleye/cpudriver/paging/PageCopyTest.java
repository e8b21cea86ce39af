package org.barreleye.cpudriver.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.cpudriver.state.Shootdown;
import org.barreleye.generated.kernel.FrameCapability;
import org.barreleye.generated.kernel.MappingCapability;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.translation.Access;
import org.barreleye.machine.translation.PageFault;
import org.barreleye.machine.translation.Privilege;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The invocation of a mapping that copies its page to another frame and maps that: copy on write. */
class PageCopyTest {
    private static final int ALL = 0xff;
    private static final int READ = ObjectRights.READ;
    private static final int READ_WRITE = ObjectRights.READ | ObjectRights.WRITE;
    private static final int PAGE = 4096;
    private static final long ROOT = 0x10_0000;
    private static final long TABLE = 0x11_0000;
    private static final long ORIGINAL = 0x20_0000;
    private static final long COPY = 0x30_0000;
    // The root's entry 1, and the table's entry 2.
    private static final long VIRTUAL = (1L << 22) + 2 * PAGE;

    private final SortedMap<Long, Long> memory = new TreeMap<>();
    private final PagingCore home = new PagingCore(0, MmuKind.X86_32, memory, Canary.NONE);
    private final KernelControlBlock control = home.control();
    private final CapabilitySlot root = home.slots().get(0);
    private final CapabilitySlot table = home.slots().get(1);
    private final CapabilitySlot original = home.slots().get(3);
    private final CapabilitySlot copy = home.slots().get(4);
    private final CapabilitySlot mapping = home.slots().get(5);

    PageCopyTest() {
        control.create(root, PageTableCapability.of(ObjectType.X32LEVEL2, ALL, ROOT));
        control.create(table, PageTableCapability.of(ObjectType.X32LEVEL1, ALL, TABLE));
        control.create(original, new FrameCapability(ALL, ORIGINAL, 2 * PAGE));
        control.create(copy, new FrameCapability(ALL, COPY, 2 * PAGE));
        assertThat(map(home, root, table, 0, 1, 1, READ, home.slots().get(2))).isEqualTo(KernelError.NONE);
        run(home, root);
        for (long offset = 0; offset < 2 * PAGE; offset += Long.BYTES) {
            memory.put(ORIGINAL + offset, 7 + offset);
        }
    }

    private static void run(PagingCore core, CapabilitySlot root) {
        DispatcherControlBlock dispatcher = new DispatcherControlBlock();
        core.control().pageMappings().setPageTables(dispatcher,
                core.control().objects().pageTable((PageTableCapability) root.capability()));
        core.control().pageMappings().activate(dispatcher);
    }

    private static KernelError map(PagingCore core, CapabilitySlot into, CapabilitySlot source, long offset,
            int entry, int entries, int access, CapabilitySlot slot) {
        return core.control().pageMappings().map(
                core.control().objects().pageTable((PageTableCapability) into.capability()), source, offset, entry,
                entries, access, slot);
    }

    private void mapOriginal(int entries, int access) {
        assertThat(map(home, table, original, PAGE, 2, entries, access, mapping)).isEqualTo(KernelError.NONE);
    }

    private KernelError copyTo(CapabilitySlot frame, long offset, int access) {
        return control.pageMappings().copyTo(control.pageMappings().mapping(mapping), frame, offset, access);
    }

    private static OptionalLong translate(PagingCore core, Access access) {
        try {
            return OptionalLong.of(core.mmu().translate(VIRTUAL, access, Privilege.USER));
        } catch (PageFault fault) {
            return OptionalLong.empty();
        }
    }

    @Nested
    class A_page_that_is_mapped_to_be_read {
        @Test
        void is_replaced_by_a_copy_that_can_be_written() {
            mapOriginal(1, READ);
            assertThat(translate(home, Access.READ)).hasValue(ORIGINAL + PAGE);

            assertThat(copyTo(copy, PAGE, READ_WRITE)).isEqualTo(KernelError.NONE);

            assertThat(translate(home, Access.WRITE)).hasValue(COPY + PAGE);
            assertThat(LongStream.iterate(0, offset -> offset < PAGE, offset -> offset + Long.BYTES)
                    .allMatch(offset -> memory.get(COPY + PAGE + offset) == 7 + PAGE + offset)).isTrue();
            MappingCapability capability = (MappingCapability) mapping.capability();
            assertThat(capability.base()).isEqualTo(COPY + PAGE);
            assertThat(capability.rights()).isEqualTo(READ_WRITE);
        }

        @Test
        void belongs_to_the_copy_afterwards() {
            mapOriginal(1, READ);
            assertThat(copyTo(copy, 0, READ_WRITE)).isEqualTo(KernelError.NONE);

            control.deletion().delete(original);
            assertThat(translate(home, Access.WRITE)).hasValue(COPY);
            control.deletion().delete(copy);

            assertThat(translate(home, Access.READ)).isEmpty();
            assertThat(mapping.isEmpty()).isTrue();
        }
    }

    @Nested
    class On_a_table_that_another_core_shares {
        private final PagingCore other = new PagingCore(1, MmuKind.X86_32, memory, Canary.NONE);

        @Test
        void waits_until_no_core_has_the_translation_to_the_original() {
            CapabilitySlot otherRoot = other.slots().get(0);
            CapabilitySlot otherTable = other.slots().get(1);
            other.control().create(otherRoot, PageTableCapability.of(ObjectType.X32LEVEL2, ALL, ROOT + 0x8000));
            control.directory().deliver(table, 1, false);
            other.control().directory().accept(otherTable, table.capability(), 0, TransferMode.COPY);
            assertThat(map(other, otherRoot, otherTable, 0, 1, 1, READ, other.slots().get(2)))
                    .isEqualTo(KernelError.NONE);
            run(other, otherRoot);
            mapOriginal(1, READ);
            assertThat(translate(other, Access.READ)).hasValue(ORIGINAL + PAGE);

            assertThat(copyTo(copy, 0, READ_WRITE)).isEqualTo(KernelError.UNMAP_IN_PROGRESS);
            assertThat(copyTo(copy, 0, READ_WRITE)).isEqualTo(KernelError.UNMAP_IN_PROGRESS);
            assertThat(memory.get(COPY)).as("nothing is copied yet").isNull();

            Optional<Shootdown> shootdown = control.pageMappings().invalidation().poll();
            assertThat(shootdown).isPresent();
            other.control().pageMappings().invalidateShared(shootdown.get().table(), shootdown.get().offset(),
                    shootdown.get().bytes());
            control.pageMappings().invalidation().complete(shootdown.get().number());
            assertThat(copyTo(copy, 0, READ_WRITE)).isEqualTo(KernelError.NONE);

            assertThat(translate(other, Access.WRITE)).hasValue(COPY);
            assertThat(translate(home, Access.WRITE)).hasValue(COPY);
        }
    }

    @Nested
    class Is_refused {
        @Test
        void for_a_page_that_can_be_written_because_it_could_change_meanwhile() {
            mapOriginal(1, READ_WRITE);

            assertThat(copyTo(copy, 0, READ_WRITE)).isEqualTo(KernelError.BAD_ARGUMENT);
            assertThat(translate(home, Access.WRITE)).hasValue(ORIGINAL + PAGE);
        }

        @Test
        void for_a_mapping_of_a_table() {
            mapOriginal(1, READ);

            assertThat(control.pageMappings().copyTo(control.pageMappings().mapping(home.slots().get(2)), copy, 0,
                    READ)).isEqualTo(KernelError.WRONG_TYPE);
        }

        @Test
        void if_the_access_or_the_frame_is_not_suitable() {
            mapOriginal(1, READ);
            CapabilitySlot readOnly = home.slots().get(6);
            control.insert(readOnly, copy.capability().withRights(READ));

            assertThat(List.of(copyTo(readOnly, 0, READ), copyTo(copy, 2 * PAGE, READ), copyTo(copy, 8, READ),
                    copyTo(copy, 0, ObjectRights.WRITE), copyTo(table, 0, READ)))
                    .containsExactly(KernelError.MISSING_RIGHTS, KernelError.OUTSIDE_SOURCE, KernelError.MISALIGNED,
                            KernelError.BAD_ARGUMENT, KernelError.WRONG_TYPE);
            assertThat(translate(home, Access.READ)).hasValue(ORIGINAL + PAGE);
        }
    }
}
