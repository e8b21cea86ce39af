package org.barreleye.domain.bulk;

import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;

/** The way in which the bytes of a buffer get from one domain to the other. */
public enum BulkMechanism {
    /** Hardware keeps the caches of both cores coherent: only the owner changes. */
    COHERENT,
    /** Both cores reach the memory and no hardware keeps their caches coherent: lines are cleaned and invalidated. */
    CACHE_MAINTENANCE,
    /** Only one of the cores reaches the memory: the bytes are inside the message. */
    MESSAGE;

    /** The number that stands for it in a message. */
    public long code() {
        return ordinal();
    }

    /** The mechanism of a number that has arrived in a message. */
    public static Outcome<BulkMechanism> of(long code) {
        return code >= 0 && code < values().length ? Outcome.of(values()[(int) code])
                : Outcome.refused(KernelError.BAD_ARGUMENT);
    }
}
