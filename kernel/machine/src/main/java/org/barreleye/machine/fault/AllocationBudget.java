package org.barreleye.machine.fault;

import java.util.Objects;
import org.barreleye.kpi.types.CoreId;

/**
 * What the software of a core may allocate: after so many allocations were granted, some are refused, and from then on
 * all are granted again. Who tries every {@code granted} from 0 on lets each allocation of a run fail in turn, as tests
 * of SQLite do (<a href="https://www.sqlite.org/testing.html">How SQLite is tested</a>, section 3.1).
 *
 * <p>The machine only counts and answers: software asks it ({@link org.barreleye.machine.core.Core#grantsAllocation})
 * where it is about to take memory for something new.
 *
 * @param core which
 * @param granted how many are granted first, 0 or more
 * @param refused how many are refused then, 0 or more
 */
public record AllocationBudget(CoreId core, long granted, long refused) {
    /** Checks the ranges. */
    public AllocationBudget {
        Objects.requireNonNull(core, "core");
        if (granted < 0 || refused < 0 || granted > Long.MAX_VALUE - refused) {
            throw new IllegalArgumentException(core + " is granted 0 or more allocations and refused 0 or more, not "
                    + granted
                    + " and " + refused);
        }
    }
}
