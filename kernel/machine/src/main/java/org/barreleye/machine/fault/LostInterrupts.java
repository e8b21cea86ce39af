package org.barreleye.machine.fault;

import java.util.List;

/**
 * Interrupts that never arrive.
 *
 * @param share of all interrupts to any core, 1 to 100 percent; drawn for each
 */
public record LostInterrupts(int share) implements Fault {
    /** Checks the ranges. */
    public LostInterrupts {
        FaultRanges.share("lost interrupts", share);
    }

    @Override
    public FaultForm form() {
        return FaultForm.LOST_INTERRUPTS;
    }

    @Override
    public List<Object> values() {
        return List.of((long) share);
    }
}
