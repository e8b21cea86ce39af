package org.barreleye.cpudriver.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.barreleye.cpudriver.capability.AddressRange;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.CNode;
import org.barreleye.cpudriver.object.TranslationHardware;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.generated.kernel.L2CNodeCapability;
import org.barreleye.generated.kernel.PhysicalMemoryCapability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.kernel.RetypeRules;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.state.StateCloner;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Capabilities cover exactly the memory that a core owns, after every operation. */
class MemoryConservationTest {
    private static final long BASE = 0x10000;
    private static final long BYTES = 64 * 4096;
    private static final int FIXED_SLOTS = 24;

    private final KernelControlBlock control = new KernelControlBlock(List.of(), Optional.empty(),
            SchedulingPolicy.RBED, QueueSizes.DEFAULT, TranslationHardware.none());
    private final List<CapabilitySlot> fixedSlots = new ArrayList<>();

    MemoryConservationTest() {
        CNode node = new CNode(1_000_000);
        fixedSlots.addAll(node.slots(0, FIXED_SLOTS));
        control.addOwnedMemory(new AddressRange(BASE, BYTES));
        assertThat(control.takeReclaimed(fixedSlots.get(0))).isTrue();
    }

    /** Retypes with the checks of the system call. */
    private boolean retype(CapabilitySlot from, long offset, ObjectType type, long bytes, CapabilitySlot to) {
        Capability source = from.capability();
        if (RetypeRules.check(source, offset, type, bytes, 1) != KernelError.NONE
                || control.isInUse(from, offset, bytes)) {
            return false;
        }
        control.create(to, RetypeRules.make(source, offset, type, bytes, 0));
        return true;
    }

    /** The capabilities without an ancestor, reclaimed memory included, tile the owned memory. */
    private static void assertConserved(KernelControlBlock control) {
        long covered = BASE;
        for (CapabilitySlot slot : control.mappings().entries()) {
            boolean top = control.mappings().ancestor(slot).isEmpty();
            long address = Relations.address(slot.capability());
            if (top && address != covered - Relations.size(slot.capability())) {
                assertThat(address).as("where the next piece begins: %s", slot).isEqualTo(covered);
                covered = address + Relations.size(slot.capability());
            }
        }
        assertThat(covered).as("where the memory ends").isEqualTo(BASE + BYTES);
        control.mappings().checkInvariants();
    }

    @Nested
    class When_the_last_capability_is_deleted {
        @Test
        void its_memory_can_be_reclaimed() {
            control.deletion().delete(fixedSlots.get(0));

            assertThat(control.takeReclaimed(fixedSlots.get(1))).isTrue();

            assertThat(Relations.address(fixedSlots.get(1).capability())).isEqualTo(BASE);
            assertThat(Relations.size(fixedSlots.get(1).capability())).isEqualTo(BYTES);
            assertThat(fixedSlots.get(1).capability().type()).isEqualTo(ObjectType.RAM);
            assertThat(control.takeReclaimed(fixedSlots.get(2))).as("only once").isFalse();
        }

        @Test
        void its_descendants_keep_their_part_and_the_rest_is_free() {
            retype(fixedSlots.get(0), 8192, ObjectType.FRAME, 4096, fixedSlots.get(1));

            control.deletion().delete(fixedSlots.get(0));

            assertThat(control.takeReclaimed(fixedSlots.get(2))).isTrue();
            assertThat(control.takeReclaimed(fixedSlots.get(3))).isTrue();
            assertThat(control.takeReclaimed(fixedSlots.get(4))).isFalse();
            assertThat(Relations.size(fixedSlots.get(2).capability())).isEqualTo(8192);
            assertThat(Relations.address(fixedSlots.get(3).capability())).isEqualTo(BASE + 12_288);
        }

        @Test
        void adjacent_ranges_are_merged() {
            retype(fixedSlots.get(0), 8192, ObjectType.FRAME, 4096, fixedSlots.get(1));
            control.deletion().delete(fixedSlots.get(0));

            control.deletion().delete(fixedSlots.get(1));

            control.takeReclaimed(fixedSlots.get(2));
            assertThat(Relations.size(fixedSlots.get(2).capability())).isEqualTo(BYTES);
        }

        @Test
        void the_memory_of_a_dispatcher_stays_in_use_by_its_endpoints() {
            retype(fixedSlots.get(0), 0, ObjectType.DISPATCHER, 4096, fixedSlots.get(1));
            retype(fixedSlots.get(1), 64, ObjectType.END_POINT, 64, fixedSlots.get(2));
            control.deletion().delete(fixedSlots.get(0));
            control.deletion().delete(fixedSlots.get(1));
            assertConserved(control);

            control.deletion().delete(fixedSlots.get(2));

            assertConserved(control);
            control.takeReclaimed(fixedSlots.get(3));
            assertThat(Relations.size(fixedSlots.get(3).capability())).isEqualTo(BYTES);
        }

        @Test
        void nothing_is_reclaimed_while_an_ancestor_covers_it() {
            retype(fixedSlots.get(0), 0, ObjectType.FRAME, 4096, fixedSlots.get(1));

            control.deletion().delete(fixedSlots.get(1));

            assertThat(control.takeReclaimed(fixedSlots.get(2))).isFalse();
        }

        @Test
        void memory_of_another_core_is_not_reclaimed() {
            control.insert(fixedSlots.get(1), new PhysicalMemoryCapability(Rights.ALL.bits(), BASE + BYTES, 4096));

            control.deletion().delete(fixedSlots.get(1));

            assertThat(control.takeReclaimed(fixedSlots.get(2))).isFalse();
        }
    }

    @Nested
    class After_any_operation {
        private static final ObjectType[] TYPES = {ObjectType.RAM, ObjectType.FRAME, ObjectType.L1CNODE,
            ObjectType.L2CNODE, ObjectType.DISPATCHER, ObjectType.END_POINT};

        @Test
        void of_a_thousand_random_ones_no_memory_is_lost_or_covered_twice() {
            long seed = Long.getLong("seed", 20261123);
            System.out.println("MemoryConservationTest: -Dseed=" + seed);
            Random random = new Random(seed);
            for (int i = 0; i < 1_000; i++) {
                operate(random, reachable());
                assertConserved(control);
            }
            assertConserved(new StateCloner().copy(control));
        }

        /** The fixed slots, and the slots of the CNodes in them. */
        private List<CapabilitySlot> reachable() {
            List<CapabilitySlot> slots = new ArrayList<>(fixedSlots);
            for (CapabilitySlot fixed : fixedSlots) {
                if (!fixed.isEmpty() && fixed.capability() instanceof L2CNodeCapability node) {
                    slots.addAll(control.objects().cnode(node).slots(0, 4));
                } else if (!fixed.isEmpty() && fixed.capability() instanceof L1CNodeCapability node) {
                    slots.addAll(control.objects().cnode(node).slots(0, 2));
                }
            }
            return slots;
        }

        private void operate(Random random, List<CapabilitySlot> reachable) {
            CapabilitySlot from = reachable.get(random.nextInt(reachable.size()));
            CapabilitySlot to = reachable.get(random.nextInt(reachable.size()));
            switch (random.nextInt(8)) {
                case 0 -> fixedSlots.stream().filter(CapabilitySlot::isEmpty).findFirst()
                        .ifPresent(control::takeReclaimed);
                case 1 -> copyOrMove(random, from, to);
                case 2 -> deleteIfFull(from);
                case 3 -> revokeIfFull(random, from);
                default -> retypeIfPossible(random, from, to);
            }
        }

        private void copyOrMove(Random random, CapabilitySlot from, CapabilitySlot to) {
            if (from.isEmpty() || !to.isEmpty()) {
                return;
            }
            if (random.nextBoolean()) {
                int rights = random.nextInt(Rights.ALL.bits() + 1) | ObjectRights.REVOKE;
                control.insert(to, from.capability().withRights(from.capability().rights() & rights));
            } else {
                control.move(from, to);
            }
        }

        private void deleteIfFull(CapabilitySlot slot) {
            if (!slot.isEmpty()) {
                control.deletion().delete(slot);
            }
        }

        private void revokeIfFull(Random random, CapabilitySlot slot) {
            if (!slot.isEmpty() && random.nextInt(4) == 0) {
                control.revocation().revoke(slot);
            }
        }

        private void retypeIfPossible(Random random, CapabilitySlot from, CapabilitySlot to) {
            if (from.isEmpty() || !to.isEmpty()) {
                return;
            }
            ObjectType type = TYPES[random.nextInt(TYPES.length)];
            long bytes = type.fixedSize() != 0 ? type.fixedSize() : 4096L << random.nextInt(4);
            long offset = type == ObjectType.END_POINT ? 64L * random.nextInt(64) : 4096L * random.nextInt(64);
            retype(from, offset, type, bytes, to);
        }
    }
}
