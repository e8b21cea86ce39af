package org.barreleye.capops;

import org.barreleye.cpudriver.state.KernelControlBlock;

/** The code that a core runs: that of production, or one with a deliberate fault. */
interface Faults {
    /** No fault. */
    Faults NONE = new Faults() {};

    /** The incarnation that the operations of a core take for theirs. */
    default int incarnation(int number) {
        return number;
    }

    /** The messages of a core to others. */
    default ExploredPeers peers(int core) {
        return new ExploredPeers();
    }

    /** The kernel of a core. */
    default ExploredKernel kernel(int core, KernelControlBlock control, ExploredSpace space) {
        return new ExploredKernel(core, control, space);
    }
}
