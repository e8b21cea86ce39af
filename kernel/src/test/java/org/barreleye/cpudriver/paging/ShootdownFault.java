package org.barreleye.cpudriver.paging;

/** Mistakes that are planted in a shootdown to see that they are found. */
enum ShootdownFault {
    /** No mistake. */
    NONE,
    /** The CPU driver of core 1 does not invalidate its translations. */
    ONE_CORE_FORGOTTEN,
    /** The monitor of the core that owns the table counts every core as done when it has asked it. */
    COMPLETED_TOO_EARLY,
    /** The core that is asked for its package does not wait for the answers of the others before it answers. */
    AGGREGATOR_ANSWERS_EARLY,
    /** The core that is asked for its package does not ask the others. */
    AGGREGATOR_ASKS_NOBODY,
    /** The CPU driver asks for invalidations, and writes the entries only when it runs next. */
    FLUSHED_BEFORE_THE_WRITE,
    /** Core 2 does not answer. */
    ANSWER_LOST,
    /** The entries of a mapping that ends stay. */
    ENTRY_NOT_CLEARED;

    /** The mistake of the CPU driver and the hardware of a core. */
    Canary canary() {
        return this == ONE_CORE_FORGOTTEN ? Canary.ONE_CORE_FORGOTTEN
                : this == ENTRY_NOT_CLEARED ? Canary.ENTRY_NOT_CLEARED : Canary.NONE;
    }
}
