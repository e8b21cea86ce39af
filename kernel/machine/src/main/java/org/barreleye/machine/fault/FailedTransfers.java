package org.barreleye.machine.fault;

import java.util.List;

/**
 * Transfers of DMA engines that end with an error and move nothing.
 *
 * @param share of all transfers, 1 to 100 percent; drawn for each
 */
public record FailedTransfers(int share) implements Fault {
    /** Checks the range. */
    public FailedTransfers {
        FaultRanges.share("failed transfers", share);
    }

    @Override
    public FaultForm form() {
        return FaultForm.FAILED_TRANSFERS;
    }

    @Override
    public List<Object> values() {
        return List.of((long) share);
    }
}
