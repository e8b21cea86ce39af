package org.barreleye.samples;

import org.barreleye.machine.Machine;

/** Boots a machine of two unlike cores with a service on one and its client on the other. */
public abstract class HeterogeneousPairCommand extends SampleCommand {
    private final HeterogeneousPair pair;

    /** Runs these two programs. */
    protected HeterogeneousPairCommand(HeterogeneousPair pair) {
        this.pair = pair;
    }

    @Override
    protected final Machine machine(long withSeed) {
        return pair.machine(withSeed);
    }
}
