package org.barreleye.samples;

import org.barreleye.machine.Machine;

/** Boots a machine of two unlike cores with a service on one and its client on the other. */
public abstract class DuetCommand extends SampleCommand {
    private final Duet duet;

    /** Runs these two programs. */
    protected DuetCommand(Duet duet) {
        this.duet = duet;
    }

    @Override
    protected final Machine machine(long withSeed) {
        return duet.machine(withSeed);
    }
}
