package org.barreleye.cpudriver.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.AddressRange;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.CNode;
import org.barreleye.cpudriver.object.TranslationHardware;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.kernel.RetypeRules;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.outcome.KernelError;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The work of a delete or revoke of any size is done in steps, each of which is counted and bounded. */
class SystemCallCostTest {
    private static final long BYTES = 1L << 40;
    private static final long PAGE = 4096;
    private static final int MANY = 1_000_000;

    private final KernelControlBlock control = new KernelControlBlock(List.of(), Optional.empty(),
            SchedulingPolicy.RBED, QueueSizes.DEFAULT, TranslationHardware.none());
    private final CNode node = new CNode(1L << 40);
    private final CapabilitySlot memory = node.slot(0);
    private long nextOrdinal = 1L << 41;

    SystemCallCostTest() {
        control.addOwnedMemory(new AddressRange(0, BYTES));
        control.takeReclaimed(memory);
    }

    private Capability make(CapabilitySlot from, ObjectType type, long offset, long bytes, CapabilitySlot to) {
        Capability made = RetypeRules.make(from.capability(), offset, type, bytes, 0);
        control.create(to, made);
        return made;
    }

    private CapabilitySlot slot() {
        return new CapabilitySlot(nextOrdinal++);
    }

    /** Steps until nothing is left to do; the kernel checks the cost of each. */
    private int steps() {
        int steps = 0;
        while (control.deletion().hasWork()) {
            control.deletion().step();
            steps++;
        }
        return steps;
    }

    /** Revokes, and returns the number of invocations and steps that it took. */
    private int revoke(CapabilitySlot slot) {
        SystemCallCost before = control.cost();
        KernelError first = control.revocation().revoke(slot);
        assertThat(control.cost().since(before).exceeds(SystemCallCost.STEP_LIMIT)).isFalse();
        if (first == KernelError.REVOKE_IN_PROGRESS) {
            int steps = steps();
            assertThat(control.revocation().revoke(slot)).isEqualTo(KernelError.NONE);
            return steps + 2;
        }
        assertThat(first).isEqualTo(KernelError.NONE);
        return 1;
    }

    private void assertMemoryIsWhole() {
        assertThat(control.mappings().entries()).containsExactly(memory);
        assertThat(Relations.size(memory.capability())).isEqualTo(BYTES);
    }

    @Nested
    class A_revoke {
        @Test
        void of_few_descendants_takes_one_system_call() {
            for (int i = 0; i < StepBudget.SLOTS_EMPTIED_MAX / 2; i++) {
                make(memory, ObjectType.FRAME, PAGE * i, PAGE, slot());
            }

            assertThat(revoke(memory)).isEqualTo(1);
            assertMemoryIsWhole();
        }

        @Test
        void of_a_million_copies_takes_many_steps() {
            for (int i = 0; i < MANY; i++) {
                control.insert(slot(), memory.capability());
            }

            assertThat(revoke(memory)).isGreaterThan(MANY / StepBudget.SLOTS_EMPTIED_MAX);
            assertMemoryIsWhole();
        }

        @Test
        void of_a_chain_of_a_million_descendants_takes_many_steps() {
            CapabilitySlot parent = memory;
            for (int i = 1; i <= MANY; i++) {
                CapabilitySlot child = slot();
                make(parent, ObjectType.RAM, i % 2 == 0 ? PAGE : 0, BYTES - PAGE * i, child);
                parent = child;
            }

            assertThat(revoke(memory)).isGreaterThan(MANY / StepBudget.SLOTS_EMPTIED_MAX);
            assertMemoryIsWhole();
        }

        @Test
        void of_a_tree_of_a_million_descendants_takes_many_steps() {
            for (int i = 0; i < 1_000; i++) {
                CapabilitySlot child = slot();
                make(memory, ObjectType.RAM, PAGE * 1_000 * i, PAGE * 1_000, child);
                for (int j = 0; j < 1_000; j++) {
                    make(child, ObjectType.FRAME, PAGE * j, PAGE, slot());
                }
            }

            assertThat(revoke(memory)).isGreaterThan(MANY / StepBudget.SLOTS_EMPTIED_MAX);
            assertMemoryIsWhole();
        }

        @Test
        void is_final_from_its_first_step_on() {
            List<CapabilitySlot> frames = new ArrayList<>();
            for (int i = 0; i < 10 * StepBudget.SLOTS_EMPTIED_MAX; i++) {
                frames.add(slot());
                make(memory, ObjectType.FRAME, PAGE * i, PAGE, frames.get(i));
            }

            assertThat(control.revocation().revoke(memory)).isEqualTo(KernelError.REVOKE_IN_PROGRESS);

            CapabilitySlot last = frames.get(frames.size() - 1);
            assertThat(last.isEmpty()).isFalse();
            assertThat(control.revocation().isBeingRevoked(last)).isTrue();
            assertThat(control.revocation().isRevoking(memory)).isTrue();
        }

        @Test
        void continues_when_its_capability_is_deleted_and_the_memory_returns() {
            for (int i = 0; i < 10 * StepBudget.SLOTS_EMPTIED_MAX; i++) {
                make(memory, ObjectType.FRAME, PAGE * i, PAGE, slot());
            }
            control.revocation().revoke(memory);
            control.deletion().delete(memory);

            steps();

            assertThat(control.takeReclaimed(memory)).isTrue();
            assertMemoryIsWhole();
        }

        @Test
        void of_an_ancestor_ends_while_another_revoke_runs_inside_of_it() {
            CapabilitySlot inner = slot();
            make(memory, ObjectType.RAM, PAGE, BYTES - PAGE, inner);
            for (int i = 0; i < 10 * StepBudget.SLOTS_EMPTIED_MAX; i++) {
                make(inner, ObjectType.FRAME, PAGE * i, PAGE, slot());
            }
            assertThat(control.revocation().revoke(inner)).isEqualTo(KernelError.REVOKE_IN_PROGRESS);

            revoke(memory);

            assertMemoryIsWhole();
            assertThat(inner.isEmpty()).isTrue();
        }

        @Test
        void waits_for_its_turn_if_the_kernel_works_on_many_others() {
            List<CapabilitySlot> parents = new ArrayList<>();
            for (int i = 0; i <= CapabilityRevocation.REVOCATIONS_MAX; i++) {
                CapabilitySlot parent = slot();
                parents.add(parent);
                make(memory, ObjectType.RAM, PAGE * 1_000 * i, PAGE * 1_000, parent);
                for (int j = 0; j < 1_000; j++) {
                    make(parent, ObjectType.FRAME, PAGE * j, PAGE, slot());
                }
            }
            parents.forEach(parent -> assertThat(control.revocation().revoke(parent))
                    .isEqualTo(KernelError.REVOKE_IN_PROGRESS));
            CapabilitySlot last = parents.get(parents.size() - 1);
            assertThat(control.revocation().isRevoking(last)).isFalse();

            steps();
            revoke(last);

            assertThat(control.mappings().hasDescendants(last)).isFalse();
        }
    }

    @Nested
    class A_delete {
        private Capability cnode(long number, CapabilitySlot to) {
            long bytes = ObjectType.L1CNODE.fixedSize();
            return make(memory, ObjectType.L1CNODE, bytes * number, bytes, to);
        }

        private CNode node(Capability capability) {
            return control.objects().cnode((L1CNodeCapability) capability);
        }

        @Test
        void of_a_nest_of_ten_thousand_cnodes_empties_all_of_them() {
            CapabilitySlot slot = node.slot(1);
            for (int i = 0; i < 10_000; i++) {
                slot = node(cnode(i, slot)).slot(0);
            }

            control.deletion().delete(node.slot(1));

            assertThat(node.slot(1).isEmpty()).as("at once").isTrue();
            assertThat(control.deletion().hasWork()).as("the rest").isTrue();
            assertThat(steps()).isGreaterThan(1_000);
            assertMemoryIsWhole();
        }

        @Test
        void of_a_full_space_deletes_the_copies_of_a_dispatcher_in_it() {
            CapabilitySlot dispatcher = slot();
            make(memory, ObjectType.DISPATCHER, BYTES - PAGE, PAGE, dispatcher);
            CNode top = node(cnode(0, node.slot(1)));
            for (int i = 0; i < CNode.SLOTS; i++) {
                CNode below = node(cnode(i + 1, top.slot(i)));
                for (int j = 0; j < CNode.SLOTS; j++) {
                    control.insert(below.slot(j), dispatcher.capability());
                }
            }
            control.deletion().delete(dispatcher);

            control.deletion().delete(node.slot(1));

            assertThat(steps()).isGreaterThan(CNode.SLOTS * CNode.SLOTS / StepBudget.SLOTS_EMPTIED_MAX);
            assertMemoryIsWhole();
        }

        @Test
        void keeps_the_memory_of_a_cnode_in_use_until_its_last_step() {
            CNode top = node(cnode(0, node.slot(1)));
            for (int i = 0; i < CNode.SLOTS; i++) {
                control.insert(top.slot(i), memory.capability());
            }
            control.deletion().delete(node.slot(1));

            assertThat(control.isInUse(memory, 0, PAGE)).isTrue();
            assertThat(top.isDestroyed()).as("cannot be found any more").isTrue();
            steps();
            assertThat(control.isInUse(memory, 0, PAGE)).isFalse();
        }

        @Test
        void of_memory_with_a_million_holes_reclaims_them_in_steps() {
            for (int i = 0; i < MANY; i++) {
                make(memory, ObjectType.FRAME, 2 * PAGE * i, PAGE, slot());
            }

            control.deletion().delete(memory);

            assertThat(steps()).isGreaterThan(MANY / StepBudget.SLOTS_EMPTIED_MAX / 2);
            assertThat(control.mappings().entries()).hasSize(2 * MANY);
        }
    }

    @Nested
    class The_bound {
        @Test
        void on_a_step_is_a_tenth_of_a_millisecond() {
            long cyclesOfAHit = 3;
            long cyclesPerMicrosecond = 3_000;

            assertThat(SystemCallCost.STEP_LIMIT.totalWords() * cyclesOfAHit / cyclesPerMicrosecond)
                    .as("microseconds at 3 GHz, with everything in the cache")
                    .isLessThan(100);
        }

        @Test
        void on_a_system_call_is_that_of_clearing_memory() {
            long cyclesOfAHit = 3;
            long cyclesPerMillisecond = 3_000_000;

            assertThat(SystemCallCost.LIMIT.totalWords() * cyclesOfAHit / cyclesPerMillisecond)
                    .as("milliseconds at 3 GHz, with everything in the cache")
                    .isEqualTo(2);
        }
    }
}
