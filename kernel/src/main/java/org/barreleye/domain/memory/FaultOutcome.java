package org.barreleye.domain.memory;

/** The answers of a handler of page faults. */
public enum FaultOutcome {
    /** The thread repeats its access: the memory is mapped now. */
    RESOLVED,
    /** The handler has to wait, for memory as a rule, which only a thread may. */
    MUST_WAIT,
    /** The fault is not this handler's business, or it can do nothing about it. */
    UNHANDLED
}
