package org.barreleye.samples;

import org.barreleye.machine.Machine;

/** Boots a machine of two different cores with a service on one and its client on the other. */
public abstract class HeterogeneousPairCommand extends SampleCommand {
    private final HeterogeneousPair pair;

    /** Makes a command that runs a pair of programs. */
    protected HeterogeneousPairCommand(HeterogeneousPair pair) {
        this.pair = pair;
    }

    @Override
    protected final Machine machine(long withSeed) {
        return pair.machine(withSeed);
    }
}
