package org.barreleye.boot;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.cpudriver.CpuDriver;
import org.barreleye.cpudriver.PhysicalRegion;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.MachineGroup;
import org.barreleye.machine.core.BootRom;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.network.WireAttachment;
import org.barreleye.monitor.MonitorProgram;

/** Powers a machine on with a system. */
public final class Boot {
    // The core that is powered on first has no start page: its firmware starts it.
    private static final long NO_START_PAGE = 0;
    // Ten milliseconds: longer than any pause of a core that is started again.
    private static final long WATCHDOG_TIMEOUT = 10_000_000_000L;

    private Boot() {}

    /**
     * Builds a machine with the faults of its description, puts the same boot image into the ROM of every core, and
     * powers the first core on.
     *
     * @param system the programs and components
     * @param seed the seed of all random numbers of the run
     * @return a machine that is on and has not taken a step; {@link Machine#run} runs it
     */
    public static Machine on(SystemPlan system, long seed) {
        return on(system, seed, Faults.of(system.description().faults()));
    }

    /**
     * Does the same on a machine with fault injection.
     *
     * @param faults the faults and their probabilities
     */
    public static Machine on(SystemPlan system, long seed, Faults faults) {
        return on(system, seed, Machine.of(system.description(), seed, faults));
    }

    /**
     * Does the same on a machine that is connected to the wire of another one; a {@link MachineGroup} runs both.
     *
     * @param attachment to the wire of the other machine
     */
    public static Machine on(SystemPlan system, long seed, Faults faults, WireAttachment attachment) {
        return on(system, seed, Machine.of(system.description(), seed, faults, attachment));
    }

    private static Machine on(SystemPlan system, long seed, Machine machine) {
        List<Program> programs = new ArrayList<>();
        programs.add(new MonitorProgram(system.plan(seed)));
        programs.addAll(system.programs());
        KernelMemory memory = system.kernelMemory();
        return on(machine, programs, system.policy(), system.queueSizes(),
                memory.first(), memory.rest(system.description()));
    }

    /**
     * Does the same with another program in place of the monitor, which owns all memory that all cores reach.
     *
     * @param programs the boot image; number 0 is started first on every core
     */
    public static Machine on(MachineDescription description, long seed, List<Program> programs) {
        return on(Machine.of(description, seed), programs, SchedulingPolicy.RBED,
                QueueSizes.DEFAULT, OrdinaryMemory.commonTo(description), List.of());
    }

    private static Machine on(Machine machine, List<Program> programs, SchedulingPolicy policy, QueueSizes sizes,
            PhysicalRegion memory, List<PhysicalRegion> rest) {
        MachineDescription description = machine.description();
        BootRom rom = (core, startPage) -> startPage == NO_START_PAGE
                ? CpuDriver.ofBootCore(core, programs, DeviceLookup.kernelDevices(description, core.description()),
                        policy, sizes, memory, rest, DeviceLookup.resources(description))
                : CpuDriver.ofStartedCore(core, programs,
                        DeviceLookup.kernelDevices(description, core.description()), policy, sizes, startPage);
        for (Core core : machine.cores()) {
            machine.install(core.id(), rom);
        }
        machine.watch(bootCore(description), WATCHDOG_TIMEOUT, CpuDriver.MONITOR_LOST);
        machine.powerOn(bootCore(description), NO_START_PAGE);
        return machine;
    }

    /** Returns the core that is powered on first. */
    public static CoreId bootCore(MachineDescription description) {
        return description.cores().get(0).id();
    }
}
