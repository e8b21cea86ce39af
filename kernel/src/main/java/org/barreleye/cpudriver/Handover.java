package org.barreleye.cpudriver;

import java.util.List;
import java.util.Optional;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.WireForm;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.trap.StartPage;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;

/**
 * What a core is handed when it starts.
 *
 * @param core its number
 * @param memory the memory that it owns
 * @param rest the memory that no core's monitor keeps for itself; empty on all but the boot core
 * @param parent the number of the core whose monitor started this one; its own on the boot core
 * @param channel the frame of the first channel to that monitor; nothing on the boot core
 */
record Handover(int core, Region memory, List<Region> rest, int parent, Optional<Capability> channel) {
    /** What the firmware hands to the boot core: the memory, and nobody to talk to. */
    static Handover ofBootCore(Core core, Region memory, List<Region> rest) {
        return new Handover(core.id().number(), memory, rest, core.id().number(), Optional.empty());
    }

    /** What a monitor has written for the core that it starts. */
    static Handover ofStartPage(Core core, long page) {
        if (word(core, page, StartPage.MAGIC) != StartPage.MAGIC_VALUE) {
            throw new KernelBug("a core is started with a start page");
        }
        Capability channel = WireForm.read(word(core, page, StartPage.CHANNEL), word(core, page, StartPage.CHANNEL + 8),
                        word(core, page, StartPage.CHANNEL + 16), word(core, page, StartPage.CHANNEL + 24))
                .value();
        Region memory =
                new Region(word(core, page, StartPage.MEMORY_BASE), word(core, page, StartPage.MEMORY_BYTES));
        return new Handover(core.id().number(), memory, List.of(), (int) word(core, page, StartPage.PARENT),
                Optional.of(channel));
    }

    private static long word(Core core, long page, int offset) {
        return core.load(page + offset, 8, Endianness.LITTLE);
    }
}
