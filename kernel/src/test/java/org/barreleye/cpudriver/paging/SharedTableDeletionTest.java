package org.barreleye.cpudriver.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.state.CapabilityDirectory.Drop;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.cpudriver.state.Shootdown;
import org.barreleye.generated.kernel.FrameCapability;
import org.barreleye.generated.kernel.L2CNodeCapability;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.machine.description.MmuKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deletion on the core that owns a page table, while another core shares the table. */
class SharedTableDeletionTest {
    private static final int ALL = 0xff;
    private static final PageTableCapability TABLE =
            PageTableCapability.of(ObjectType.X32LEVEL1, ALL, 0x10_0000);
    private static final FrameCapability FRAME = new FrameCapability(ALL, 0x20_0000, 4096);

    private final SortedMap<Long, Long> memory = new TreeMap<>();
    private final List<PagingCore> cores = new ArrayList<>();
    private final KernelControlBlock home;
    private final KernelControlBlock other;
    private final CapabilitySlot table;
    private final CapabilitySlot otherTable;
    private final CapabilitySlot frame;

    SharedTableDeletionTest() {
        for (int number = 0; number < 2; number++) {
            cores.add(new PagingCore(number, MmuKind.X86_32, memory, Canary.NONE));
        }
        home = cores.get(0).control();
        other = cores.get(1).control();
        table = cores.get(0).slots().get(0);
        frame = cores.get(0).slots().get(1);
        otherTable = cores.get(1).slots().get(0);
        home.create(table, TABLE);
        home.create(frame, FRAME);
        home.directory().deliver(table, 1, false);
        assertThat(other.directory().accept(otherTable, TABLE, 0, TransferMode.COPY)).isEqualTo(KernelError.NONE);
    }

    private void map(CapabilitySlot slot) {
        assertThat(home.pageMappings().map(home.objects().pageTable(TABLE), frame, 0, 0, 1, ObjectRights.READ, slot))
                .isEqualTo(KernelError.NONE);
    }

    private void completeShootdown() {
        Shootdown shootdown = home.pageMappings().invalidation().poll().orElseThrow();
        home.pageMappings().invalidation().complete(shootdown.number());
        while (home.deletion().hasWork()) {
            home.deletion().step();
        }
    }

    @Nested
    class The_capability_space_with_a_mapping {
        private final CapabilitySlot node = cores.get(0).slots().get(2);
        private final CapabilitySlot mapping;

        The_capability_space_with_a_mapping() {
            L2CNodeCapability capability = new L2CNodeCapability(ALL, 0x30_0000);
            home.create(node, capability);
            mapping = home.objects().cnode(capability).slot(0);
            map(mapping);
        }

        // The step that deletes the mapping once did not end.
        @Test
        @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void waits_between_two_steps_until_the_other_core_has_invalidated_the_translation() {
            home.deletion().delete(node);

            assertThat(home.deletion().hasWork()).isFalse();
            assertThat(memory.get(TABLE.base())).isZero();
            assertThat(mapping.isEmpty()).isFalse();
            completeShootdown();
            assertThat(mapping.isEmpty()).isTrue();
        }
    }

    @Nested
    class The_table_that_only_the_other_core_has_kept {
        private final CapabilitySlot mapping = cores.get(0).slots().get(2);

        The_table_that_only_the_other_core_has_kept() {
            map(mapping);
            home.deletion().delete(table);
            other.deletion().delete(otherTable);
            Optional<Drop> drop = other.directory().nextDrop(0);
            home.directory().onDropped(drop.orElseThrow().capability(), 1, drop.get().count());
        }

        @Test
        void is_no_longer_known_as_one_of_that_core_when_it_has_dropped_it() {
            assertThat(home.directory().revokeFor(TABLE, 1).error()).isEqualTo(KernelError.REVOKED);
        }

        @Test
        void is_deleted_with_its_mappings_when_that_core_has_invalidated_their_translations() {
            completeShootdown();

            assertThat(mapping.isEmpty()).isTrue();
            assertThat(home.mappings().entries()).containsExactly(frame);
        }
    }
}
