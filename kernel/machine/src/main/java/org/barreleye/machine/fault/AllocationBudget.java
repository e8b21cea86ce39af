package org.barreleye.machine.fault;

import java.util.List;
import java.util.Objects;
import org.barreleye.kpi.types.CoreId;

/**
 * The allocations of one core's software: first some are granted, then some are refused, and all further ones are
 * granted. A test that runs with every {@code granted} from 0 on makes each allocation of a run fail in turn, as tests
 * of SQLite do (<a href="https://www.sqlite.org/testing.html">How SQLite is tested</a>, section 3.1).
 *
 * <p>The machine only counts: software calls {@link org.barreleye.machine.core.Core#grantsAllocation} before each
 * allocation.
 *
 * @param core the core
 * @param granted the number of allocations granted first, 0 or more
 * @param refused the number refused then, 0 or more
 */
public record AllocationBudget(CoreId core, long granted, long refused) implements Fault {
    /** Checks the ranges. */
    public AllocationBudget {
        Objects.requireNonNull(core, "core");
        if (granted < 0 || refused < 0 || granted > Long.MAX_VALUE - refused) {
            throw new IllegalArgumentException(core + " is granted 0 or more allocations and refused 0 or more, not "
                    + granted
                    + " and " + refused);
        }
    }

    @Override
    public FaultForm form() {
        return FaultForm.REFUSED_ALLOCATIONS;
    }

    @Override
    public List<Object> values() {
        return List.of((long) core.number(), refused, granted);
    }
}
