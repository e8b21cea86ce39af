package org.barreleye.samples;

import java.util.Arrays;
import java.util.List;
import org.barreleye.boot.Boot;
import org.barreleye.boot.StandardSystem;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.Presets;

/**
 * Boots the standard system on the machine {@code demo}, with a main program in place of the shell.
 */
public abstract class SystemCommand extends SampleCommand {
    private final Program main;
    private final List<Program> others;

    /**
     * Makes a command that runs a program.
     *
     * @param main the main program; the machine is powered off when it ends
     * @param others the programs that it may spawn
     */
    protected SystemCommand(Program main, Program... others) {
        this.main = main;
        this.others = Arrays.asList(others);
    }

    @Override
    protected final Machine machine(long withSeed) {
        return Boot.on(StandardSystem.on(Presets.named("demo"), main, others, 0), withSeed);
    }
}
