package org.barreleye.machine.fault;

import java.util.List;
import java.util.Objects;
import org.barreleye.kpi.types.CoreId;

/**
 * A core whose cycles are longer than its description states. Its software reads the description.
 *
 * @param core the core
 * @param percent the length of its cycles, 100 to 100,000 percent of the described one
 */
public record SlowCore(CoreId core, int percent) implements Fault {
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

    @Override
    public FaultForm form() {
        return FaultForm.SLOW_CORE;
    }

    @Override
    public List<Object> values() {
        return List.of((long) core.number(), (long) percent);
    }
}
