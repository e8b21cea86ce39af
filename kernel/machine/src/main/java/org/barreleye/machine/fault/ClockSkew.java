package org.barreleye.machine.fault;

import java.util.List;
import java.util.Objects;
import org.barreleye.kpi.types.CoreId;

/**
 * A core whose clock is ahead of the others': what it reads, what its timer is set to and what it waits for are times
 * of its own.
 *
 * @param core which
 * @param ahead by how much, 0 ps to 1 s
 */
public record ClockSkew(CoreId core, long ahead) implements Fault {
    private static final long MAX_SKEW = 1_000_000_000_000L;

    /** Checks the ranges. */
    public ClockSkew {
        Objects.requireNonNull(core, "core");
        if (ahead < 0 || ahead > MAX_SKEW) {
            throw new IllegalArgumentException("the clock of " + core + " is ahead by 0 ps to 1 s, not by " + ahead
                    + " ps");
        }
    }

    @Override
    public FaultForm form() {
        return FaultForm.CLOCK_SKEW;
    }

    @Override
    public List<Object> values() {
        return List.of((long) core.number(), ahead);
    }
}
