package org.barreleye.machine.fault;

import java.util.List;

/**
 * Interrupts after which another arrives that nothing caused: by a vector by which the core was interrupted
 * before.
 *
 * @param share of all interrupts to any core, 1 to 100 percent; drawn for each
 * @param upTo the largest delay, 1 ps to 1 s in picoseconds
 */
public record SpuriousInterrupts(int share, long upTo) implements Fault {
    /** Checks the ranges. */
    public SpuriousInterrupts {
        FaultRanges.interrupts("spurious interrupts", share, upTo);
    }

    @Override
    public FaultForm form() {
        return FaultForm.SPURIOUS_INTERRUPTS;
    }

    @Override
    public List<Object> values() {
        return List.of((long) share, upTo);
    }
}
