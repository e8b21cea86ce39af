package org.barreleye.machine.fault;

import java.util.Objects;
import org.barreleye.kpi.types.CoreId;

/**
 * A core whose cycles take longer than its description says. What software reads there it knows nothing of.
 *
 * @param core which
 * @param percent how long its cycles are, 100 to 100,000 percent of what they should be
 */
public record SlowCore(CoreId core, int percent) {
    private static final int NOMINAL = 100;
    private static final int MAX_PERCENT = 100_000;

    /** Checks the ranges. */
    public SlowCore {
        Objects.requireNonNull(core, "core");
        if (percent < NOMINAL || percent > MAX_PERCENT) {
            throw new IllegalArgumentException(
                    "the cycles of " + core + " take 100 to 100000 percent of their time, not " + percent);
        }
    }
}
