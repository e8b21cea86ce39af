package org.barreleye.cpudriver;

import java.util.List;
import org.barreleye.cpudriver.capability.AddressRange;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.control.KernelControlBlock;
import org.barreleye.cpudriver.object.CapabilityNode;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.syscall.ProgramLauncher;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.DispatcherCapability;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.generated.kernel.L2CNodeCapability;
import org.barreleye.generated.kernel.PhysicalMemoryCapability;
import org.barreleye.generated.kernel.RetypeRules;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;

/**
 * Builds the one domain that nobody else can: the first of a core, its monitor. It is made of the memory that the core
 * was handed, by the same retype rules as every later one.
 */
final class FirstDomain {
    private final KernelControlBlock control;
    private final Capability memory;
    private long used;

    private FirstDomain(KernelControlBlock control, Handover handover) {
        this.control = control;
        // Whole pages only: objects are aligned.
        this.memory = physical(handover.memory());
    }

    /** Makes the monitor's dispatcher, capability space and first capabilities, and launches it. */
    static DispatcherControlBlock launch(
            KernelControlBlock control, ProgramLauncher launcher, Handover handover, Image monitor) {
        return new FirstDomain(control, handover).launch(launcher, handover, monitor);
    }

    private DispatcherControlBlock launch(ProgramLauncher launcher, Handover handover, Image monitor) {
        // The nodes that will hold the first capabilities must exist before there is a slot to hold their own.
        CapabilitySlot outside = new CapabilitySlot(Long.MAX_VALUE);
        L1CNodeCapability top = (L1CNodeCapability) take(ObjectType.L1CNODE);
        control.create(outside, top);
        CapabilityNode root = control.node(top);
        L2CNodeCapability bottom = (L2CNodeCapability) take(ObjectType.L2CNODE);
        control.create(root.slot(0), bottom);
        CapabilityNode node = control.node(bottom);
        control.insert(slot(node, WellKnownSlots.ROOT), top);
        control.delete(outside);

        DispatcherCapability dispatcher = (DispatcherCapability) take(ObjectType.DISPATCHER);
        control.create(slot(node, WellKnownSlots.DISPATCHER), dispatcher);
        control.insert(slot(node, WellKnownSlots.PHYSICAL_MEMORY), memory);
        control.insert(slot(node, WellKnownSlots.MEMORY), takeRest());
        insertRest(node, handover.rest());
        control.install(new AddressRange(handover.memory().base(), handover.memory().bytes()));
        handover.rest().forEach(region -> control.install(new AddressRange(region.base(), region.bytes())));
        handover.channel().ifPresent(frame -> control.insert(slot(node, WellKnownSlots.FIRST_CHANNEL), frame));
        DispatcherControlBlock started = control.dispatcher(dispatcher);
        launcher.launch(started, root, monitor, handover.core(), handover.parent());
        return started;
    }

    // What the machine has beyond the slots for it waits with the reclaimed memory.
    private void insertRest(CapabilityNode node, List<Region> rest) {
        for (int i = 0; i < Math.min(rest.size(), WellKnownSlots.REGIONS); i++) {
            Capability ram = derive(physical(rest.get(i)), ObjectType.RAM, rest.get(i).bytes(), 0);
            control.insert(node.slot(WellKnownSlots.FIRST_REGION.index() + i), ram);
        }
    }

    private static Capability physical(Region region) {
        return new PhysicalMemoryCapability(Rights.ALL.bits(), region.base(), region.bytes());
    }

    private Capability take(ObjectType type) {
        long bytes = type.fixedSize();
        Capability taken = derive(derive(memory, ObjectType.RAM, bytes, used), type, bytes, 0);
        used += bytes;
        return taken;
    }

    private Capability takeRest() {
        long size = ((PhysicalMemoryCapability) memory).bytes();
        return derive(memory, ObjectType.RAM, size - used, used);
    }

    private static Capability derive(Capability source, ObjectType type, long bytes, long offset) {
        KernelError refusal = RetypeRules.check(source, offset, type, bytes, 1);
        if (refusal != KernelError.NONE) {
            throw new KernelBug("the memory of a core holds its first domain, but: " + refusal.sentence());
        }
        return RetypeRules.make(source, offset, type, bytes, 0);
    }

    private static CapabilitySlot slot(CapabilityNode node, CapabilityAddress wellKnown) {
        return node.slot(wellKnown.index());
    }
}
