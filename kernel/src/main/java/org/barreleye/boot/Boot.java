package org.barreleye.boot;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.cpudriver.CpuDriver;
import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.StartPage;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.core.BootRom;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.monitor.BootPlan;
import org.barreleye.monitor.MonitorImage;

/** Switches a machine on. */
public final class Boot {
    /** What the firmware hands to the core that is switched on first: no start page. */
    private static final long NO_START_PAGE = 0;

    /** The first page stays unused, so that no start page ever lies at the address that means none. */
    private static final CanonicalAddress MEMORY = new CanonicalAddress(0, StartPage.BYTES);

    private Boot() {}

    /**
     * Builds a machine, puts the same boot image into the ROM of every core, and starts the first one.
     *
     * @param description the hardware; its first core boots
     * @param seed of all chance in the run
     * @param programs the boot image after the monitor, which is number 0: the first program is number 1
     * @param plan what the monitor of the boot core brings up
     * @return a machine that is on and has done nothing yet; {@link Machine#run} lets it
     */
    public static Machine on(MachineDescription description, long seed, List<Image> programs, BootPlan plan) {
        List<Image> images = new ArrayList<>();
        images.add(new MonitorImage(plan));
        images.addAll(programs);
        return on(description, seed, images);
    }

    /**
     * The same with any program in the monitor's place: the one that every core starts first.
     *
     * @param images the boot image; number 0 is started first
     */
    public static Machine on(MachineDescription description, long seed, List<Image> images) {
        Machine machine = Machine.of(description, seed);
        BootRom rom = (core, startPage) -> cpuDriver(description, core, images, startPage);
        for (Core core : machine.cores()) {
            machine.install(core.id(), rom);
        }
        machine.powerOn(bootCore(description), NO_START_PAGE);
        return machine;
    }

    /** The core that is switched on first. */
    public static CoreId bootCore(MachineDescription description) {
        return description.cores().get(0).id();
    }

    private static CpuDriver cpuDriver(MachineDescription description, Core core, List<Image> images, long startPage) {
        return startPage == NO_START_PAGE
                ? CpuDriver.ofBootCore(core, images, MEMORY.packed(), description.memory().get(0).bytes() - MEMORY.offset())
                : CpuDriver.ofStartedCore(core, images, startPage);
    }
}
