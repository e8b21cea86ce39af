package org.barreleye.samples;

import java.util.Arrays;
import java.util.List;
import org.barreleye.boot.Boot;
import org.barreleye.boot.StandardSystem;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.Presets;

/**
 * Boots the whole system on the machine of three instruction sets, with a program in the place where the shell usually
 * is.
 */
public abstract class SystemCommand extends SampleCommand {
    private final Program main;
    private final List<Program> others;

    /**
     * Runs a program.
     *
     * @param main with its end the machine is switched off
     * @param others what it may spawn
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
