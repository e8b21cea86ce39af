package org.barreleye.boot;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.cpudriver.CpuDriver;
import org.barreleye.cpudriver.PhysicalRegion;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.core.BootRom;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.fault.Faults;
import org.barreleye.monitor.MonitorProgram;

/** Switches a machine on. */
public final class Boot {
    /** What the firmware hands to the core that is switched on first: no start page. */
    private static final long NO_START_PAGE = 0;

    private Boot() {}

    /**
     * Builds a machine, puts the same boot image into the ROM of every core, and starts the first one.
     *
     * @param system what is to run
     * @param seed of all chance in the run
     * @return a machine that is on and has done nothing yet; {@link Machine#run} lets it
     */
    public static Machine on(SystemPlan system, long seed) {
        return on(system, seed, Faults.none());
    }

    /**
     * The same on a machine on which something goes wrong.
     *
     * @param faults what, and how often
     */
    public static Machine on(SystemPlan system, long seed, Faults faults) {
        List<Program> programs = new ArrayList<>();
        programs.add(new MonitorProgram(system.plan(seed)));
        programs.addAll(system.programs());
        KernelMemory memory = system.kernelMemory();
        return on(system.description(), seed, faults, programs, memory.first(), memory.rest(system.description()));
    }

    /**
     * The same with any program in the monitor's place, which has all memory that all cores see.
     *
     * @param programs the boot image; number 0 is started first on every core
     */
    public static Machine on(MachineDescription description, long seed, List<Program> programs) {
        return on(description, seed, Faults.none(), programs, OrdinaryMemory.commonTo(description), List.of());
    }

    private static Machine on(
            MachineDescription description, long seed, Faults faults, List<Program> programs, PhysicalRegion memory,
            List<PhysicalRegion> rest) {
        Machine machine = Machine.of(description, seed, faults);
        BootRom rom = (core, startPage) -> startPage == NO_START_PAGE
                ? CpuDriver.ofBootCore(core, programs, MailboxLookup.of(description, core.description()),
                        memory, rest)
                : CpuDriver.ofStartedCore(core, programs, MailboxLookup.of(description, core.description()), startPage);
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
}
