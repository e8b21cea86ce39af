package org.barreleye.machine.fault;

import java.util.List;

/**
 * Interrupts that arrive a second time.
 *
 * @param share of all interrupts to any core, 1 to 100 percent; drawn for each
 * @param upTo the largest delay, 1 ps to 1 s in picoseconds
 */
public record RepeatedInterrupts(int share, long upTo) implements Fault {
    /** Checks the ranges. */
    public RepeatedInterrupts {
        FaultRanges.interrupts("repeated interrupts", share, upTo);
    }

    @Override
    public FaultForm form() {
        return FaultForm.REPEATED_INTERRUPTS;
    }

    @Override
    public List<Object> values() {
        return List.of((long) share, upTo);
    }
}
