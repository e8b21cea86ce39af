package org.barreleye.samples;

import java.util.List;
import org.barreleye.boot.Boot;
import org.barreleye.boot.Policy;
import org.barreleye.boot.StandardSystem;
import org.barreleye.boot.SystemPlan;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;

/** Boots the standard system with a main program that has the authority {@code devices} in place of the shell. */
public abstract class DriverCommand extends SampleCommand {
    private final Program driver;
    private final String machine;

    /**
     * Makes a command that runs a driver.
     *
     * @param driver the main program; the machine is powered off when it ends
     * @param machine the name of the machine
     */
    protected DriverCommand(Program driver, String machine) {
        this.driver = driver;
        this.machine = machine;
    }

    /** The system in which a main program drives the devices of a machine. */
    public static SystemPlan system(MachineDescription description, Program driver) {
        return StandardSystem.on(description, driver, List.of(), 0)
                .grantedBy(Policy.standard().with(Policy.parse(driver.name() + ": devices")));
    }

    @Override
    protected final Machine machine(long withSeed) {
        return Boot.on(system(Presets.named(machine), driver), withSeed);
    }
}
