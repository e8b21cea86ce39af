package org.barreleye.domain.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.Set;
import org.barreleye.cpudriver.FirstProgram;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.NotCopyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SlotAllocatorTest {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final RamReference MEMORY = new RamReference(WellKnownSlots.MEMORY);
    private static final int FIRST = WellKnownSlots.FIRST_FREE.index();

    /** Allocates memory for CNodes from the core's memory, as the monitor does. */
    @NotCopyable("not copied here")
    private static final class OwnMemory implements MemorySource {
        private final SystemCalls syscalls;
        private final SlotAllocator slots;
        private long used;
        private int requests;

        private OwnMemory(SystemCalls syscalls, SlotAllocator slots) {
            this.syscalls = syscalls;
            this.slots = slots;
        }

        @Override
        public boolean request() {
            requests++;
            CapabilityAddress slot = slots.take();
            assertThat(ROOT.retype(syscalls, MEMORY, used, Retype.RAM, 16_384, 1, slot).succeeded()).isTrue();
            used += 16_384;
            assertThat(slots.grow(new RamReference(slot)).succeeded()).isTrue();
            return true;
        }
    }

    @Nested
    class Without_a_source {
        @Test
        void it_allocates_each_slot_once_and_then_throws() {
            FirstProgram.run(syscalls -> {
                SlotAllocator slots = new SlotAllocator(syscalls);
                Set<CapabilityAddress> taken = new LinkedHashSet<>();
                for (int i = FIRST; i < 256; i++) {
                    assertThat(taken.add(slots.take())).isTrue();
                }

                assertThatThrownBy(slots::take).isInstanceOf(IllegalStateException.class).hasMessageContaining("256");
            });
        }

        @Test
        void a_freed_slot_can_be_allocated_again_once() {
            FirstProgram.run(syscalls -> {
                SlotAllocator slots = new SlotAllocator(syscalls);
                CapabilityAddress slot = slots.take();
                slots.free(slot);

                assertThatThrownBy(() -> slots.free(slot)).isInstanceOf(KernelBug.class);
                assertThat(slots.take()).isEqualTo(slot);
            });
        }
    }

    @Nested
    class With_a_source {
        @Test
        void there_are_always_more_slots_and_each_is_usable() {
            FirstProgram.run(syscalls -> {
                SlotAllocator slots = new SlotAllocator(syscalls);
                OwnMemory memory = new OwnMemory(syscalls, slots);
                slots.setSource(memory);

                for (int i = 0; i < 2_000; i++) {
                    CapabilityAddress slot = slots.take();
                    assertThat(ROOT.copy(syscalls, WellKnownSlots.MEMORY, slot).succeeded()).as("%s", slot).isTrue();
                }

                assertThat(memory.requests).as("nodes of 256 slots").isEqualTo(8);
                assertThat(slots.free()).isPositive();
            });
        }
    }
}
