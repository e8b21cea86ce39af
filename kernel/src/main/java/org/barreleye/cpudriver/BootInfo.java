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
 * What a core is handed when it starts.
 *
 * @param core its number
 * @param memory the memory that it owns
 * @param remainingMemory the memory that no core's monitor keeps for itself; empty on all but the boot core
 * @param parent the number of the core whose monitor started this one; its own on the boot core
 * @param channel the frame of the first channel to that monitor; nothing on the boot core
 */
record BootInfo(int core, PhysicalRegion memory, List<PhysicalRegion> remainingMemory, int parent,
        Optional<Capability> channel) {
    /** What the firmware hands to the boot core: the memory, and nobody to talk to. */
    static BootInfo ofBootCore(Core core, PhysicalRegion memory, List<PhysicalRegion> remainingMemory) {
        return new BootInfo(core.id().number(), memory, remainingMemory, core.id().number(), Optional.empty());
    }

    /** What a monitor has written for the core that it starts. */
    static BootInfo ofStartPage(Core core, long page) {
        if (word(core, page, StartPage.MAGIC) != StartPage.MAGIC_VALUE) {
            throw new KernelBug("a core is started with a start page");
        }
        Capability channel = WireForm.read(word(core, page, StartPage.CHANNEL), word(core, page, StartPage.CHANNEL + 8),
                        word(core, page, StartPage.CHANNEL + 16), word(core, page, StartPage.CHANNEL + 24))
                .value();
        PhysicalRegion memory =
                new PhysicalRegion(word(core, page, StartPage.MEMORY_BASE), word(core, page, StartPage.MEMORY_BYTES));
        return new BootInfo(core.id().number(), memory, List.of(), (int) word(core, page, StartPage.PARENT),
                Optional.of(channel));
    }

    private static long word(Core core, long page, int offset) {
        return core.load(page + offset, 8, Endianness.LITTLE);
    }
}
