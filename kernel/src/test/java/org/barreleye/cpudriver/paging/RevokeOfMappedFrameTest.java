package org.barreleye.cpudriver.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.generated.kernel.FrameCapability;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.machine.description.MmuKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Revoke of a frame with more mappings, which stay, than one step passes over. */
class RevokeOfMappedFrameTest {
    private static final int ALL = 0xff;
    private static final int MAPPINGS = 20;

    private final PagingCore core = new PagingCore(0, MmuKind.X86_32, new TreeMap<>(), Canary.NONE);
    private final KernelControlBlock control = core.control();
    private final List<CapabilitySlot> slots = core.slots();
    private final CapabilitySlot frame = slots.get(0);
    private final CapabilitySlot copy = slots.get(1);

    RevokeOfMappedFrameTest() {
        PageTableCapability table = PageTableCapability.of(ObjectType.X32LEVEL1, ALL, 0x10_0000);
        control.create(slots.get(2), table);
        control.create(frame, new FrameCapability(ALL, 0x20_0000, 4096));
        for (int entry = 0; entry < MAPPINGS; entry++) {
            assertThat(control.pageMappings().map(control.objects().pageTable(table), frame, 0, entry, 1,
                    ObjectRights.READ, slots.get(3 + entry))).isEqualTo(KernelError.NONE);
        }
        control.insert(copy, frame.capability());
        control.deletion().setSlotsInAStep(1);
    }

    private void finishSteps() {
        while (control.deletion().hasWork()) {
            control.deletion().step();
        }
    }

    @Nested
    class When_it_has_finished_in_later_steps {
        When_it_has_finished_in_later_steps() {
            assertThat(control.revocation().revokeLocal(frame)).isEqualTo(KernelError.REVOKE_IN_PROGRESS);
            finishSteps();
        }

        @Test
        void the_next_call_tells_so() {
            assertThat(copy.isEmpty()).isTrue();
            assertThat(control.revocation().revokeLocal(frame)).isEqualTo(KernelError.NONE);
        }

        @Test
        void the_call_after_that_begins_again() {
            control.revocation().revokeLocal(frame);

            assertThat(control.revocation().revokeLocal(frame)).isEqualTo(KernelError.REVOKE_IN_PROGRESS);
        }

        @Test
        void a_copy_that_was_made_since_is_deleted_by_the_next_call() {
            control.insert(copy, frame.capability());

            assertThat(control.revocation().revokeLocal(frame)).isEqualTo(KernelError.REVOKE_IN_PROGRESS);
            finishSteps();
            assertThat(copy.isEmpty()).isTrue();
        }

        @Test
        void another_capability_in_the_slot_is_revoked_by_the_next_call() {
            control.move(frame, slots.get(100));
            control.create(frame, new FrameCapability(ALL, 0x30_0000, 4096));
            control.insert(copy, frame.capability());

            control.revocation().revokeLocal(frame);
            finishSteps();
            assertThat(copy.isEmpty()).isTrue();
        }
    }
}
