package org.barreleye.kpi.syscall;

import java.util.Optional;

/**
 * The mode of a transfer of a capability from one core to another. The ordinal is the number in invocations and
 * messages. The <em>home</em> of an object is the one core that decides about it.
 */
public enum TransferMode {
    /** The sender is the home, and the receiver gets a copy. */
    COPY,
    /** The sender is the home of memory, gives all of it away, and the receiver becomes its home. */
    LEND,
    /** The receiver has lent the memory to the sender and becomes its home again. */
    RETURN,
    /** The receiver is the home. */
    TO_HOME,
    /** A third core is the home: it records the transfer and delivers the capability. */
    BY_HOME,
    /** Monitors share a frame that no program gets: no core records it. */
    UNRECORDED;

    /** Returns the mode of a number, if there is one. */
    public static Optional<TransferMode> of(long number) {
        return number >= 0 && number < values().length ? Optional.of(values()[(int) number]) : Optional.empty();
    }
}
