package org.barreleye.cpudriver;

import java.util.List;
import org.barreleye.cpudriver.capability.AddressRange;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.InitialRights;
import org.barreleye.cpudriver.object.CNode;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.cpudriver.syscall.ProgramLauncher;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.DispatcherCapability;
import org.barreleye.generated.kernel.InterruptDestinationCapability;
import org.barreleye.generated.kernel.InterruptSourceCapability;
import org.barreleye.generated.kernel.KernelCapability;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.generated.kernel.L2CNodeCapability;
import org.barreleye.generated.kernel.PhysicalMemoryCapability;
import org.barreleye.generated.kernel.RetypeRules;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * Creates the initial domain of a core, the monitor, from the core's memory. The retype rules are the same as for every
 * later domain, which a monitor creates.
 */
final class InitialDomain {
    private final KernelControlBlock control;
    private final Capability memory;
    private long usedBytes;

    private InitialDomain(KernelControlBlock control, BootInfo bootInfo) {
        this.control = control;
        this.memory = physicalMemory(bootInfo.memory());
    }

    /** Creates the monitor's dispatcher, capability space and first capabilities, and launches it. */
    static DispatcherControlBlock launch(
            KernelControlBlock control, ProgramLauncher launcher, BootInfo bootInfo, Program monitor) {
        return new InitialDomain(control, bootInfo).launch(launcher, bootInfo, monitor);
    }

    private DispatcherControlBlock launch(ProgramLauncher launcher, BootInfo bootInfo, Program monitor) {
        // The CNodes exist before there is a slot in them for their own capabilities.
        CapabilitySlot temporary = new CapabilitySlot(Long.MAX_VALUE);
        L1CNodeCapability l1 = (L1CNodeCapability) allocate(ObjectType.L1CNODE);
        control.create(temporary, l1);
        CNode root = control.objects().cnode(l1);
        L2CNodeCapability l2 = (L2CNodeCapability) allocate(ObjectType.L2CNODE);
        control.create(root.slot(0), l2);
        CNode node = control.objects().cnode(l2);
        control.insert(slot(node, WellKnownSlots.ROOT), l1);
        control.deletion().delete(temporary);

        DispatcherCapability dispatcher = (DispatcherCapability) allocate(ObjectType.DISPATCHER);
        control.create(slot(node, WellKnownSlots.DISPATCHER), dispatcher);
        control.insert(slot(node, WellKnownSlots.KERNEL),
                new KernelCapability(InitialRights.OF_KERNEL, bootInfo.core()));
        control.insert(slot(node, WellKnownSlots.PHYSICAL_MEMORY), memory);
        createFurtherNodes(root, node, bootInfo.remainingMemory().size());
        control.insert(slot(node, WellKnownSlots.MEMORY), allocateRemainder());
        insertRemaining(root, bootInfo.remainingMemory());
        insertDevices(node, bootInfo.devices());
        control.addOwnedMemory(new AddressRange(bootInfo.memory().base(), bootInfo.memory().bytes()));
        bootInfo.remainingMemory()
                .forEach(region -> control.addOwnedMemory(new AddressRange(region.base(), region.bytes())));
        bootInfo.channel().ifPresent(frame -> control.insert(slot(node, WellKnownSlots.FIRST_CHANNEL), frame));
        DispatcherControlBlock started = control.objects().dispatcher(dispatcher);
        launcher.launch(started, root, monitor, bootInfo.core(),
                (long) bootInfo.incarnation() << Integer.SIZE | bootInfo.parent());
        return started;
    }

    /** Creates the nodes for the regions of memory that do not fit into the first node, each with the next in it. */
    private void createFurtherNodes(CNode root, CNode first, int regions) {
        CapabilitySlot link = slot(first, WellKnownSlots.FURTHER_REGIONS);
        for (int i = 0; i < WellKnownSlots.furtherNodes(regions); i++) {
            L2CNodeCapability further = (L2CNodeCapability) allocate(ObjectType.L2CNODE);
            control.create(root.slot(WellKnownSlots.LAST_NODE - i), further);
            control.insert(link, further);
            link = control.objects().cnode(further).slot(WellKnownSlots.REGIONS_OF_NODE);
        }
    }

    private void insertRemaining(CNode root, List<PhysicalRegion> remaining) {
        for (int i = 0; i < remaining.size(); i++) {
            Capability ram = derive(physicalMemory(remaining.get(i)), ObjectType.RAM, remaining.get(i).bytes(), 0);
            CapabilityAddress address = WellKnownSlots.region(i);
            L2CNodeCapability node = (L2CNodeCapability) root.slot(address.node()).capability();
            control.insert(control.objects().cnode(node).slot(address.index()), ram);
        }
    }

    private void insertDevices(CNode node, DeviceResources devices) {
        List<PhysicalRegion> registers = devices.registers();
        for (int i = 0; i < Math.min(registers.size(), WellKnownSlots.DEVICES); i++) {
            control.insert(node.slot(WellKnownSlots.FIRST_DEVICE.index() + i), physicalMemory(registers.get(i)));
        }
        if (devices.lines() > 0) {
            control.insert(slot(node, WellKnownSlots.INTERRUPT_SOURCE),
                    new InterruptSourceCapability(InitialRights.OF_OBJECTS, 0, devices.lines()));
            control.insert(slot(node, WellKnownSlots.INTERRUPT_DESTINATION),
                    new InterruptDestinationCapability(InitialRights.OF_OBJECTS, 0, devices.vectors()));
        }
    }

    private static Capability physicalMemory(PhysicalRegion region) {
        return new PhysicalMemoryCapability(InitialRights.OF_OBJECTS, region.base(), region.bytes());
    }

    private Capability allocate(ObjectType type) {
        long bytes = type.fixedSize();
        Capability allocated = derive(derive(memory, ObjectType.RAM, bytes, usedBytes), type, bytes, 0);
        usedBytes += bytes;
        return allocated;
    }

    private Capability allocateRemainder() {
        long size = ((PhysicalMemoryCapability) memory).bytes();
        return derive(memory, ObjectType.RAM, size - usedBytes, usedBytes);
    }

    private static Capability derive(Capability source, ObjectType type, long bytes, long offset) {
        KernelError refusal = RetypeRules.check(source, offset, type, bytes, 1);
        if (refusal != KernelError.NONE) {
            throw new KernelBug(
                    "the memory of a core is large enough for its initial domain, but: " + refusal.sentence());
        }
        return RetypeRules.make(source, offset, type, bytes, 0);
    }

    private static CapabilitySlot slot(CNode node, CapabilityAddress wellKnown) {
        return node.slot(wellKnown.index());
    }
}
