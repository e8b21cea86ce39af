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
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Copier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SlotAllocatorTest {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final RamReference MEMORY = new RamReference(WellKnownSlots.MEMORY);
    private static final int FIRST = WellKnownSlots.FIRST_FREE.index();

    /** Cuts memory for nodes off the core's own, as the monitor does. */
    private static final class OwnMemory implements NodeSupply {
        private final Trap trap;
        private final SlotAllocator slots;
        private long used;
        private int requests;

        private OwnMemory(Trap trap, SlotAllocator slots) {
            this.trap = trap;
            this.slots = slots;
        }

        @Override
        public boolean request() {
            requests++;
            CapabilityAddress slot = slots.take();
            assertThat(ROOT.retype(trap, MEMORY, used, Retype.RAM, 16_384, 1, slot).succeeded()).isTrue();
            used += 16_384;
            assertThat(slots.grow(new RamReference(slot)).succeeded()).isTrue();
            return true;
        }

        @Override
        public OwnMemory copy(Copier copier) {
            throw new UnsupportedOperationException("not copied here");
        }
    }

    @Nested
    class Without_a_supply {
        @Test
        void it_gives_out_each_slot_once_and_then_says_that_there_is_none() {
            FirstProgram.run(trap -> {
                SlotAllocator slots = new SlotAllocator(trap);
                Set<CapabilityAddress> taken = new LinkedHashSet<>();
                for (int i = FIRST; i < 256; i++) {
                    assertThat(taken.add(slots.take())).isTrue();
                }

                assertThatThrownBy(slots::take).isInstanceOf(IllegalStateException.class).hasMessageContaining("256");
            });
        }

        @Test
        void a_slot_can_be_had_again_once_it_was_given_back_and_only_once() {
            FirstProgram.run(trap -> {
                SlotAllocator slots = new SlotAllocator(trap);
                CapabilityAddress slot = slots.take();
                slots.free(slot);

                assertThatThrownBy(() -> slots.free(slot)).isInstanceOf(KernelBug.class);
                assertThat(slots.take()).isEqualTo(slot);
            });
        }
    }

    @Nested
    class With_a_supply {
        @Test
        void there_are_always_more_and_each_is_usable() {
            FirstProgram.run(trap -> {
                SlotAllocator slots = new SlotAllocator(trap);
                OwnMemory memory = new OwnMemory(trap, slots);
                slots.growFrom(memory);

                for (int i = 0; i < 2_000; i++) {
                    CapabilityAddress slot = slots.take();
                    assertThat(ROOT.copy(trap, WellKnownSlots.MEMORY, slot).succeeded()).as("%s", slot).isTrue();
                }

                assertThat(memory.requests).as("nodes of 256 slots").isEqualTo(8);
                assertThat(slots.free()).isPositive();
            });
        }
    }
}
