package org.barreleye.cpudriver.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.AddressRange;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.CNode;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.generated.kernel.RetypeRules;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.outcome.KernelError;
import org.junit.jupiter.api.Test;

/** The work of a system call is counted and bounded. */
class SystemCallCostTest {
    private static final long BYTES = 1L << 30;

    private final KernelControlBlock control = new KernelControlBlock(List.of(), Optional.empty(),
            SchedulingPolicy.RBED, QueueSizes.DEFAULT);
    private final CNode node = new CNode(10_000_000);

    SystemCallCostTest() {
        control.addOwnedMemory(new AddressRange(0, BYTES));
        control.takeReclaimed(node.slot(0));
    }

    private Capability make(CapabilitySlot from, ObjectType type, long offset, long bytes, CapabilitySlot to) {
        Capability made = RetypeRules.make(from.capability(), offset, type, bytes, 0);
        control.create(to, made);
        return made;
    }

    private List<CapabilitySlot> fill(int count) {
        List<CapabilitySlot> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            CapabilitySlot slot = new CapabilitySlot(20_000_000 + i);
            make(node.slot(0), ObjectType.FRAME, 4096L * i, 4096, slot);
            slots.add(slot);
        }
        return slots;
    }

    @Test
    void grows_with_what_is_revoked_and_stays_below_the_limit() {
        fill(SystemCallCost.DELETES_MAX);
        SystemCallCost before = control.cost();

        assertThat(control.deletion().revoke(node.slot(0))).isEqualTo(KernelError.NONE);

        SystemCallCost cost = control.cost().since(before);
        assertThat(cost.slots()).isEqualTo(SystemCallCost.DELETES_MAX);
        assertThat(cost.nodes()).isBetween(10L * SystemCallCost.DELETES_MAX, SystemCallCost.LIMIT.nodes());
        assertThat(cost.exceeds(SystemCallCost.LIMIT)).isFalse();
    }

    @Test
    void beyond_the_limit_is_refused_before_it_begins() {
        List<CapabilitySlot> frames = fill(SystemCallCost.DELETES_MAX + 1);

        assertThat(control.deletion().revoke(node.slot(0))).isEqualTo(KernelError.OPERATION_TOO_LARGE);
        assertThat(frames).noneMatch(CapabilitySlot::isEmpty);

        control.deletion().delete(frames.get(0));
        assertThat(control.deletion().revoke(node.slot(0))).as("in parts it can be done").isEqualTo(KernelError.NONE);
    }

    @Test
    void includes_the_contents_of_cnodes() {
        long cnode = ObjectType.L1CNODE.fixedSize();
        Capability root = make(node.slot(0), ObjectType.L1CNODE, 0, cnode, node.slot(1));
        CNode top = control.objects().cnode((L1CNodeCapability) root);
        for (int i = 0; i < 40; i++) {
            make(node.slot(0), ObjectType.L1CNODE, cnode * (i + 1), cnode, top.slot(i));
            CNode below = control.objects().cnode((L1CNodeCapability) top.slot(i).capability());
            for (CapabilitySlot slot : below.slots()) {
                control.insert(slot, node.slot(0).capability());
            }
        }

        assertThat(control.deletion().checkDelete(node.slot(1))).isEqualTo(KernelError.OPERATION_TOO_LARGE);

        for (int i = 0; i < 20; i++) {
            assertThat(control.deletion().checkDelete(top.slot(i))).isEqualTo(KernelError.NONE);
            control.deletion().delete(top.slot(i));
        }
        assertThat(control.deletion().checkDelete(node.slot(1))).isEqualTo(KernelError.NONE);
    }

    @Test
    void bounds_the_interrupt_latency() {
        long cyclesOfAHit = 3;
        long cyclesPerMillisecond = 3_000_000;

        assertThat(SystemCallCost.LIMIT.totalWords() * cyclesOfAHit / cyclesPerMillisecond)
                .as("milliseconds at 3 GHz, with everything in the cache")
                .isEqualTo(6);
    }

    @Test
    void of_a_chain_of_cnodes_allows_its_complete_deletion() {
        long cnode = ObjectType.L1CNODE.fixedSize();
        CapabilitySlot slot = node.slot(1);
        for (int i = 0; i < 4_000; i++) {
            Capability made = make(node.slot(0), ObjectType.L1CNODE, cnode * i, cnode, slot);
            slot = control.objects().cnode((L1CNodeCapability) made).slot(0);
        }

        assertThat(control.deletion().checkDelete(node.slot(1))).isEqualTo(KernelError.NONE);
        control.deletion().delete(node.slot(1));

        assertThat(control.mappings().entries()).containsExactly(node.slot(0));
    }
}
