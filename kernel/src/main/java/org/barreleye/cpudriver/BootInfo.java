package org.barreleye.cpudriver;

import java.util.List;
import java.util.Optional;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.WireForm;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.syscall.StartPage;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;

/**
 * The boot information of a core.
 *
 * @param core its number
 * @param memory the memory that it owns
 * @param remainingMemory the memory that no monitor owns, for the memory service; empty on all but the boot core
 * @param parent the number of the core whose monitor started this one; its own number on the boot core
 * @param incarnation how often the core was started before
 * @param devices the devices of the machine; none on all but the boot core
 * @param channel the frame of the first channel to that monitor; absent on the boot core
 */
record BootInfo(int core, PhysicalRegion memory, List<PhysicalRegion> remainingMemory, int parent,
        int incarnation, DeviceResources devices, Optional<Capability> channel) {
    /** The boot information that the firmware passes to the boot core, which has no parent. */
    static BootInfo ofBootCore(Core core, PhysicalRegion memory, List<PhysicalRegion> remainingMemory,
            DeviceResources devices) {
        return new BootInfo(core.id().number(), memory, remainingMemory, core.id().number(), 0, devices,
                Optional.empty());
    }

    /** Reads the boot information from the start page that a monitor has written for a core. */
    static BootInfo ofStartPage(Core core, long page) {
        if (word(core, page, StartPage.MAGIC) != StartPage.MAGIC_VALUE) {
            throw new KernelBug("the start page of a core begins with a magic number");
        }
        Capability channel = WireForm.read(word(core, page, StartPage.CHANNEL), word(core, page, StartPage.CHANNEL + 8),
                        word(core, page, StartPage.CHANNEL + 16), word(core, page, StartPage.CHANNEL + 24))
                .value();
        PhysicalRegion memory =
                new PhysicalRegion(word(core, page, StartPage.MEMORY_BASE), word(core, page, StartPage.MEMORY_BYTES));
        return new BootInfo(core.id().number(), memory, List.of(), (int) word(core, page, StartPage.PARENT),
                (int) word(core, page, StartPage.INCARNATION), DeviceResources.NONE,
                Optional.of(channel));
    }

    private static long word(Core core, long page, int offset) {
        return core.load(page + offset, 8, Endianness.LITTLE);
    }
}
